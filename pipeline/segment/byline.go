package segment

import "strings"

// A writer is what a byline says: who wrote, in what role, from where.
type writer struct {
	names []string
	role  string // 本报记者, 作者 …
	place string
}

// bylineRest reports whether a line that begins with a writer's role goes on
// with names, other roles and nothing else.
func bylineRest(rs []rune) bool {
	_, ok := parseByline(rs)
	return ok
}

// parseByline reads `本报记者 刘成友 辛 阳`, `新华社记者 王丹 通讯员 李四`,
// `文/图 本报记者 王五`. ok is false where the line holds anything else.
func parseByline(rs []rune) (w writer, ok bool) {
	s := strings.TrimSpace(string(rs))
	s = strings.TrimRight(s, "：:")
	s = strings.ReplaceAll(s, "　", " ")
	for s != "" {
		s = strings.TrimLeft(s, " 、，,·：:;；/\t")
		if s == "" {
			break
		}
		r := []rune(s)
		end, id := lists().start.Longest(r, 0)
		if id < 0 || lists().startClass[id] != byline {
			if end = posted(r); end == 0 && w.role == "" {
				return w, false
			}
		}
		if end > 0 && w.role == "" {
			w.role = string(r[:end])
		}
		rest := r[end:]
		stop := len(rest)
		for i := 1; i < len(rest); i++ { // up to the next role
			if e, k := lists().start.Longest(rest, i); k >= 0 && lists().startClass[k] == byline && e > i+1 {
				stop = i
				break
			}
		}
		part := rest[:stop]
		for i, c := range part {
			if c == '（' || c == '(' {
				part = part[:i]
				break
			}
		}
		names, good := nameParts(part)
		if !good || len([]rune(w.role)) <= 2 && !family(names) { // 文字规范、字形完整 names nobody
			return w, false
		}
		w.names = append(w.names, names...)
		s = string(rest[stop:])
	}
	return w, w.role != "" && len(w.names) > 0 && len(w.names) <= 12
}

// posted returns the end of the role of a writer who is posted somewhere, 本报驻华盛顿记者,
// at the start of a text, or 0.
func posted(rs []rune) int {
	const longest = 8 // 乌兹别克斯坦 has six
	i := organ(rs)
	if i == 0 || i >= len(rs) || rs[i] != '驻' {
		return 0
	}
	for k := i + 2; k < len(rs) && k <= i+1+longest && han(rs[k]); k++ {
		if hasPrefix(rs[k:], "记者") {
			return k + 2
		}
	}
	return 0
}

// organ returns the end of the name of a paper or agency at the start of a text, by
// which it speaks of itself in datelines and bylines, or 0.
func organ(rs []rune) int {
	switch {
	case hasPrefix(rs, "新华社"), hasPrefix(rs, "中新社"), hasPrefix(rs, "中新网"), hasPrefix(rs, "新华网"), hasPrefix(rs, "人民网"):
		return 3
	case hasPrefix(rs, "本报"), hasPrefix(rs, "本社"), hasPrefix(rs, "本台"):
		return 2
	}
	return 0
}

// garbledBylines makes bylines of lines that stand alone on a page read by OCR and
// name a reporter, though OCR misread the names, which it does more than words (本报记者
// 胡丽舌林 起).
func garbledBylines(us []*unit) {
	for i, u := range us {
		if (u.class == short || u.class == running) && (i == 0 || u.gap > 0) && (i+1 == len(us) || us[i+1].gap > 0) && garbledByline(u.rs) {
			u.class, u.rule = byline, "byline/garbled"
		}
	}
}

// garbledByline reports whether a line is a reporter's role and what can be names of
// one to four people, by its length, its marks and a family name.
func garbledByline(rs []rune) bool {
	const most = 16
	end, id := lists().start.Longest(rs, 0)
	if id < 0 || lists().startClass[id] != byline || !hasPrefix(rs[max(0, end-2):end], "记者") && !hasPrefix(rs[max(0, end-2):end], "讯员") {
		return false
	}
	n, known := 0, false
	for i, r := range rs[end:] {
		switch {
		case space(r):
			continue
		case isDigit(r), hasRune([]rune("，。：；、？！《》（）%"), r):
			return false
		case i == 0 || space(rs[end+i-1]):
			known = known || lists().surnames[string(r)]
		}
		n++
	}
	return n > 1 && n <= most && known
}

// family reports whether any of the names begins with a known family name.
func family(names []string) bool {
	for _, n := range names {
		r := []rune(n)
		if lists().surnames[string(r[:1])] || len(r) > 2 && lists().surnames[string(r[:2])] {
			return true
		}
	}
	return len(names) == 0
}

// letterWriter reads what stands under a reader's letter: a place and a name,
// `江苏南京市　刘国华`.
func letterWriter(rs []rune) (w writer, ok bool) {
	if len(rs) > 22 || len(rs) < 5 {
		return w, false
	}
	cut := -1
	for i, r := range rs {
		if space(r) || r == '”' { // OCR reads the wide space as a mark
			cut = i
			break
		}
	}
	if cut < 3 {
		return w, false
	}
	place := rs[:cut]
	switch place[len(place)-1] {
	case '省', '市', '县', '区', '州', '旗', '镇', '乡', '村':
	default:
		return w, false
	}
	for _, r := range place {
		if !han(r) {
			return w, false
		}
	}
	names, good := bareNames(rs[cut+1:])
	if !good || len(names) > 2 {
		return w, false
	}
	return writer{names: names, role: "读者", place: string(place)}, true
}

// dateline reads `本报南昌10月19日电　（记者王丹）`, `新华社北京10月20日电`,
// `（人民网记者李唯一）` behind it; end is 0 where the text has none.
func dateline(rs []rune) (w writer, end int) {
	if len(rs) > 80 {
		rs = rs[:80]
	}
	i := organ(rs)
	switch {
	case hasPrefix(rs, "据新华社"):
		i = 4
	case i == 0:
		return w, 0
	}
	j := i
	for j < len(rs) && j-i < 16 && (han(rs[j]) || rs[j] == '、' || space(rs[j])) && !(numeralHan(rs[j]) && dayAt(rs, j)) {
		j++
	}
	place := strings.Trim(string(rs[i:j]), " 　")
	k := j
	for k < len(rs) && (isDigit(rs[k]) || numeralHan(rs[k]) || rs[k] == '月' || rs[k] == '日' || rs[k] == ']' && k > j || space(rs[k])) { // OCR reads a 1 as ]
		k++
	}
	if k == j || k >= len(rs) || rs[k] != '电' && rs[k] != '讯' {
		return w, 0
	}
	k++
	w.place = place
	m := k
	for m < len(rs) && space(rs[m]) {
		m++
	}
	if m < len(rs) && (rs[m] == '（' || rs[m] == '(' || rs[m] == '〈' || rs[m] == '《') {
		for n := m + 1; n < len(rs) && n < m+40; n++ {
			if rs[n] == '）' || rs[n] == ')' {
				if b, ok := parseByline(rs[m+1 : n]); ok {
					w.names, w.role = b.names, b.role
				}
				return w, n + 1
			}
		}
	}
	return w, k
}

// dayAt reports whether a month and day stand at i.
func dayAt(rs []rune, i int) bool {
	for _, mark := range []rune{'月', '日'} {
		j := i
		for j < len(rs) && (isDigit(rs[j]) || numeralHan(rs[j])) {
			j++
		}
		if j == i || j >= len(rs) || rs[j] != mark {
			return false
		}
		i = j + 1
	}
	return true
}

// signature reads names in brackets at the end of a text: `（记者刘成友、辛阳）`.
func signature(rs []rune) (w writer, ok bool) {
	n := len(rs)
	if n < 6 || rs[n-1] != '）' && rs[n-1] != ')' {
		return w, false
	}
	for i := n - 2; i >= 0 && i > n-50; i-- {
		if rs[i] == '（' || rs[i] == '(' {
			w, ok = parseByline(rs[i+1 : n-1])
			return w, ok
		}
	}
	return w, false
}

// reports says whether a text begins as reports do: 本报讯, 据新华社…, 本报北京1月4日电.
func reports(rs []rune) bool {
	if hasPrefix(rs, "本报讯") || hasPrefix(rs, "据新华社") || hasPrefix(rs, "新华社讯") {
		return true
	}
	_, end := dateline(rs)
	return end > 0
}
