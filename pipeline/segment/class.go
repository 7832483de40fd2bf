package segment

import "baoshu/pipeline/edit"

// A class is what a line is by itself, before its neighbours are asked.
type class uint8

const (
	running   class = iota // running text, whole or cut
	short                  // no sentence end, too short for a paragraph: a heading, or a cut line
	byline                 // 本报记者 …
	name                   // names alone: a byline where a byline can stand
	credit                 // 本版责编：…
	caption                // 图为…  …摄
	source                 // 来源：…
	note                   // （作者为…）
	lead                   // 编者按：…
	editor                 // ——编　者
	banner                 // a section's name
	furniture              // page number, masthead, imprint
	table                  // a row of a table, or a short item of a list
)

// classNames are the names that phrases.tsv uses.
var classNames = map[string]class{"byline": byline, "credit": credit, "caption": caption, "source": source, "note": note, "lead": lead, "editor": editor, "furniture": furniture}

// squeeze returns rs without white space; it returns rs itself where there is none.
func squeeze(rs []rune) []rune {
	for i, r := range rs {
		if space(r) {
			out := append(make([]rune, 0, len(rs)), rs[:i]...)
			for _, r := range rs[i:] {
				if !space(r) {
					out = append(out, r)
				}
			}
			return out
		}
	}
	return rs
}

func closing(r rune) bool {
	switch r {
	case '”', '’', '』', '」', '）', ')', '》', '〉', '】', '〕', ']', '"', '*':
		return true
	}
	return false
}

// ending says how a text ends: 2 at the end of a sentence, 1 at a mark that may
// end a paragraph, 0 in mid-sentence.
func ending(rs []rune) int {
	i := len(rs) - 1
	for i >= 0 && (closing(rs[i]) || space(rs[i])) {
		i--
	}
	if i < 0 {
		return 1
	}
	switch rs[i] {
	case '。', '！', '？', '!', '?', '…', '｡', '．':
		return 2
	case '：', '；', ':', ';', '—', '~':
		return 1
	}
	if i < len(rs)-1 && rs[len(rs)-1] != '”' && rs[len(rs)-1] != '’' {
		return 1
	}
	return 0
}

// midStart reports whether a text begins with what nothing begins with: a mark
// that closes or divides.
func midStart(rs []rune) bool {
	if len(rs) == 0 {
		return false
	}
	switch rs[0] {
	case '，', '。', '、', '；', '：', '！', '？', '”', '’', '）', '》', '』', '」', '】', '〉', '%', '％', ',', ';', ')':
		return true
	}
	return false
}

// maxShort is the length up to which a line without a sentence end can be a
// heading.
const maxShort = 46

// classify says what a line is. context-free: the same line is the same class
// wherever it stands.
func classify(rs []rune) (c class, rule string) {
	if len(rs) == 0 {
		return furniture, "furniture/empty"
	}
	sq := rs
	if len(rs) < 200 {
		sq = squeeze(rs)
	}
	if len(sq) == 0 {
		return furniture, "furniture/empty"
	}
	if len(sq) <= 60 {
		if rule := imprint(sq); rule != "" {
			return furniture, rule
		}
		if isBanner(rs, sq) {
			return banner, "furniture/section"
		}
	}
	w := lists()
	if end, id := w.start.Longest(sq, 0); id >= 0 {
		switch k := w.startClass[id]; k {
		case byline:
			if len(sq) <= 60 && bylineRest(rs) {
				return byline, "byline/reporter"
			}
		case credit, source, editor:
			if len(sq) <= 120 {
				return k, "line/" + string(sq[:end])
			}
		case caption:
			if len(sq) <= 140 {
				return k, "caption/start"
			}
		case note:
			if len(sq) <= 90 && (sq[len(sq)-1] == '）' || sq[len(sq)-1] == ')') && onlyBracket(sq) {
				return k, "note/bracket"
			}
		case lead:
			return k, "lead/editors"
		case furniture:
			if len(sq) <= 60 && ending(sq) < 2 {
				return k, "furniture/imprint"
			}
		}
	}
	if len(sq) <= 60 && posted(sq) > 0 && bylineRest(rs) {
		return byline, "byline/reporter"
	}
	if len(sq) <= 140 {
		if isCredit(sq) {
			return credit, "credit/drawn"
		}
		if start, id := w.end.Longest(sq, len(sq)); id >= 0 && start >= 0 && len(sq) <= 90 {
			return caption, "caption/end"
		}
		if photo(sq) {
			return caption, "caption/photo"
		}
	}
	if _, ok := bareNames(rs); ok {
		return name, "byline/name"
	}
	if _, ok := letterWriter(rs); ok {
		return byline, "byline/reader"
	}
	if len(sq) <= maxShort && ending(rs) < 2 && !midStart(rs) && !jumps(sq) {
		return short, ""
	}
	return running, ""
}

// onlyBracket reports whether the line is one bracket from end to end.
func onlyBracket(sq []rune) bool {
	depth := 0
	for i, r := range sq {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			depth--
			if depth <= 0 && i < len(sq)-1 {
				return false
			}
		}
	}
	return true
}

// isBanner reports whether a line is names of sections and nothing else, set
// with or without letter-spacing (文 化, 经济·社会).
func isBanner(rs, sq []rune) bool {
	if len(sq) > 12 {
		return false
	}
	w := lists()
	if w.isSection(sq) {
		return true
	}
	if len(sq) < len(rs) && isSections(sq) { // 科 技 教育
		return true
	}
	at := 0
	for i := 0; i <= len(rs); i++ {
		if i == len(rs) || space(rs[i]) || rs[i] == '·' || rs[i] == '|' || rs[i] == '/' || rs[i] == '•' {
			if i > at && !w.isSection(rs[at:i]) {
				return false
			}
			at = i + 1
		}
	}
	return true
}

// isCredit reads `张武昌绘`, `李四制图`, `王五 插图`.
func isCredit(sq []rune) bool {
	if len(sq) > 9 {
		return false
	}
	for _, verb := range [...]string{"绘", "制图", "插图", "绘图", "篆刻", "题"} {
		if n := len(sq) - edit.Count(verb); n >= 2 && n <= 7 && string(sq[n:]) == verb {
			if _, ok := bareNames(sq[:n]); ok {
				return true
			}
		}
	}
	return false
}

// photo reads captions that end in the photographer: `…本报记者 王五摄`.
func photo(sq []rune) bool {
	n := len(sq)
	for n > 0 && (sq[n-1] == '）' || sq[n-1] == ')' || sq[n-1] == '。') {
		n--
	}
	if n < 4 || n > 90 {
		return false
	}
	tail := 1
	if sq[n-1] == '影' && sq[n-2] == '摄' {
		tail = 2
	} else if sq[n-1] != '摄' {
		return false
	}
	for k := 2; k <= 4 && n-tail-k >= 0; k++ {
		if _, ok := bareNames(sq[n-tail-k : n-tail]); ok {
			return true
		}
	}
	return false
}

// imprint reads page numbers, date lines, mastheads and running heads; it
// returns the name of the rule, or "".
func imprint(sq []rune) string {
	w := lists()
	if j, id := w.mast.Longest(sq, 0); id >= 0 && j == len(sq) {
		return "furniture/masthead"
	}
	letters, digits := 0, 0
	for _, r := range sq {
		switch {
		case r >= '0' && r <= '9' || r >= '０' && r <= '９':
			digits++
		case han(r) || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z':
			letters++
		}
	}
	if letters == 0 && ornament(sq, digits) {
		return "furniture/page-number"
	}
	if parts(sq) {
		return "furniture/imprint"
	}
	i := 0
	for i < len(sq) && (sq[i] == '-' || sq[i] == '—' || sq[i] == '·' || sq[i] == '•') {
		i++
	}
	if i < len(sq) && sq[i] == '第' {
		j := i + 1
		for j < len(sq) && (isDigit(sq[j]) || numeralHan(sq[j])) {
			j++
		}
		if j > i+1 && j < len(sq) && (sq[j] == '版' || sq[j] == '页') && len(sq) <= j+12 && ending(sq) < 2 && !hasRune(sq, '，') {
			return "furniture/page-number"
		}
	}
	if j := dateAt(sq, 0); j > 0 {
		if j == len(sq) || len(sq)-j <= 24 && (hasPrefix(sq[j:], "星期") || hasPrefix(sq[j:], "第") && hasRune(sq[j:], '版', '期')) {
			return "furniture/date"
		}
		if e, id := w.mast.Longest(sq, j); id >= 0 && e == len(sq) {
			return "furniture/masthead"
		}
	}
	if j, id := w.mast.Longest(sq, 0); id >= 0 && j < len(sq) && len(sq) <= 40 && ending(sq) < 2 { // 人民日报海外版2023年10月20日第07版
		if dateAt(sq, j) > 0 || hasPrefix(sq[j:], "第") || isDigit(sq[j]) {
			return "furniture/masthead"
		}
	}
	return ""
}

// dateAt returns the end of a printed date `2025年10月20日` at i, or 0.
func dateAt(rs []rune, i int) int {
	for _, mark := range []rune{'年', '月', '日'} {
		j := i
		for j < len(rs) && (isDigit(rs[j]) || numeralHan(rs[j])) {
			j++
		}
		if j == i || j >= len(rs) || rs[j] != mark {
			return 0
		}
		i = j + 1
	}
	return i
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func numeralHan(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		return true
	}
	return false
}

func hasRune(rs []rune, set ...rune) bool {
	for _, r := range rs {
		for _, s := range set {
			if r == s {
				return true
			}
		}
	}
	return false
}

func hasPrefix(rs []rune, s string) bool {
	i := 0
	for _, r := range s {
		if i >= len(rs) || rs[i] != r {
			return false
		}
		i++
	}
	return true
}

// ornament reports whether a line without letters is a page number or a rule:
// few digits with dashes or dots around, or ornaments alone.
func ornament(sq []rune, digits int) bool {
	if digits > 4 || len(sq) > 8 && digits > 0 || digits == 0 && len(sq) < 2 {
		return false
	}
	for _, r := range sq {
		if !isDigit(r) && !hasRune([]rune("-—－―_=·•.*＊◆■□●○▲△▼▽★☆※~～|｜"), r) {
			return false
		}
	}
	return digits == 0 || sq[0] != '.' && sq[len(sq)-1] != '.'
}

// jumps reports whether a text says that it goes on on another page.
func jumps(sq []rune) bool {
	for i := range sq {
		if (hasPrefix(sq[i:], "下转") || hasPrefix(sq[i:], "上接")) && i+3 < len(sq) && i > 1 {
			if no, _ := pageNo(sq, i+2); no > 0 {
				return true
			}
		}
	}
	return false
}
