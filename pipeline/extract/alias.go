package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// An alias is the short form of a name the story has introduced: 沈阳高新技术产业
// 开发区（以下简称沈阳高新区）.
type alias struct {
	short string
	typ   string
}

// introduce remembers the short form that the text gives right behind the mention.
func (r *reader) introduce(m entity.Mention) {
	i := m.End
	if i >= len(r.text) || r.text[i] != '（' && r.text[i] != '(' {
		return
	}
	i++
	end := i
	for end < len(r.text) && end < i+24 && r.text[end] != '）' && r.text[end] != ')' {
		end++
	}
	inside := r.str(i, end)
	at := strings.Index(inside, "简称")
	if at < 0 {
		return
	}
	short := strings.Trim(inside[at+len("简称"):], "为：:“”\"《》 ")
	if n := len([]rune(short)); n >= 2 && n <= 10 && !strings.ContainsAny(short, "，、；") {
		r.owners.aliases = append(r.owners.aliases, alias{short, m.Type})
	}
}

// forms are the legal forms at the end of a company's name.
var forms = [...]string{"股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "股份公司", "集团公司", "总公司", "公司", "集团", "股份"}

// shorten remembers a company's name without its legal form: 沧河大化 of 沧河大化公司,
// 宏辉科技 of 宏辉科技（东岭）有限公司.
func (r *reader) shorten(m entity.Mention) {
	if m.Type == "place" {
		r.district(m)
	}
	if m.Type != "company" {
		return
	}
	r.stemOf(m)
	s := r.str(m.Start, m.End)
	short := s
	for again := true; again; {
		again = false
		for _, f := range forms {
			if strings.HasSuffix(short, f) {
				short, again = strings.TrimSuffix(short, f), true
				break
			}
		}
	}
	if i := strings.Index(short, "（"); i > 0 && short != s {
		short = short[:i]
	}
	if short == s || len(short) < 3*3 || len(short) > 3*10 {
		return
	}
	r.alias(short, m.Type)
	r.lieIn(short, s)
}

// stemOf remembers the part of a company's name that is its own, without the place
// before and the line of business behind: 鼎弘 of 东岭鼎弘新能源集团. Only characters
// that make no word are certain to be.
func (r *reader) stemOf(m entity.Mention) {
	i := r.tokenAt(m.Start)
	if i < 0 {
		return
	}
	for k := i; k < len(r.toks) && r.toks[k].End <= m.End; k++ {
		if t := r.toks[k]; t.Ref == entity.Firm {
			r.alias(r.str(t.Start, entity.Stem(r.text, t.Span)), m.Type)
			return
		}
	}
	for i < len(r.toks) && r.toks[i].Tag == word.NS && r.toks[i].End-r.toks[i].Start > 1 {
		i++
	}
	j := i
	for j < len(r.toks) && r.toks[j].End < m.End && (r.toks[j].End-r.toks[j].Start == 1 || r.toks[j].Tag == word.NZ) {
		j++
	}
	if j == i || r.toks[j-1].End >= m.End {
		return
	}
	if n := r.toks[j-1].End - r.toks[i].Start; n < 2 || n > 4 {
		return
	}
	short := r.str(r.toks[i].Start, r.toks[j-1].End)
	r.alias(short, m.Type)
	r.lieIn(short, r.str(m.Start, m.End))
}

// district remembers a district of the gazetteer by its short name too, which only
// this story makes certain: 吴兴 of 吴兴区.
func (r *reader) district(m entity.Mention) {
	if c := r.text[m.End-1]; m.End-m.Start < 3 || c != '区' && c != '县' {
		return
	}
	at := place.Find(r.text, max(m.Start, m.End-4), m.End, nil)
	if len(at) == 0 || at[len(at)-1].End != m.End || !at[len(at)-1].Full || at[len(at)-1].End-at[len(at)-1].Start < 3 {
		return
	}
	r.alias(r.str(at[len(at)-1].Start, m.End-1), "place")
}

// alias adds a short form, unless the story has it.
func (r *reader) alias(short, typ string) {
	for _, a := range r.owners.aliases {
		if a.short == short {
			return
		}
	}
	r.owners.aliases = append(r.owners.aliases, alias{short, typ})
}

// apposed finds the name of a firm that its class stands before (铝型材企业华昌) and
// remembers it.
func (r *reader) apposed() {
	for i := 1; i < len(r.toks); i++ {
		if (r.cueWords.of(r.text[r.toks[i-1].Start])|r.agape)&cueHousing == 0 || !r.plays(i-1, house) {
			continue
		}
		end := r.stem(i)
		if end == 0 || i > 1 && (r.toks[i-2].Tag == word.R || r.toks[i-2].Tag == word.Q || r.toks[i-2].Tag == word.M) {
			continue
		}
		strange := false
		for k, to := i, end; k < to; k++ {
			strange = strange || !r.toks[k].Known || r.toks[k].Tag == word.NZ
			switch r.toks[k].Tag {
			case word.C, word.P, word.D, word.R, word.M, word.F, word.T, word.K:
				end = 0
			}
		}
		if end == 0 {
			continue
		}
		if t := r.toks[end]; !strange || t.Tag != word.W && t.Tag != word.V && t.Tag != word.P && t.Tag != word.D && t.Tag != word.T {
			continue
		}
		at := paper.Span{Start: r.toks[i].Start, End: r.toks[end-1].End}
		r.alias(r.str(at.Start, at.End), "company")
		from := i - 1
		for from > 0 && (r.toks[from-1].Tag == word.N || r.toks[from-1].Tag == word.NZ) {
			from--
		}
		r.mention(entity.Mention{Span: at, Type: "company", Role: entity.RoleAt(r.text, r.toks, from)})
	}
}

// defined finds the name of a firm where the text says what it is: 泽普互动是北京的一家高
// 科技企业.
func (r *reader) defined() {
	for i := 1; i+2 < len(r.toks); i++ {
		if t := r.toks[i]; r.text[t.Start] != '是' || t.End-t.Start != 1 {
			continue
		}
		from, to := r.s.Clause(i)
		last := r.toks[to-1]
		if n := r.str(max(last.Start, last.End-2), last.End); n != "企业" && n != "公司" && n != "厂商" {
			continue
		}
		one := false
		for k := i + 1; k < to; k++ {
			one = one || r.str(r.toks[k].Start, r.toks[k].End) == "家"
		}
		strange := false
		for k := from; k < i; k++ {
			t := r.toks[k]
			strange = strange || !t.Known || t.Tag == word.NZ || t.Tag == word.NS && k+1 < i // 泽普|互动
			if t.Tag == word.R || t.Tag == word.U || t.Tag == word.P || t.Tag == word.M || t.Tag == word.W || t.Tag == word.T {
				one = false
			}
		}
		n := r.toks[i].Start - r.toks[from].Start
		if !one || !strange || n < 2 || n > 8 {
			continue
		}
		at := paper.Span{Start: r.toks[from].Start, End: r.toks[i].Start}
		r.alias(r.str(at.Start, at.End), "company")
		r.mention(entity.Mention{Span: at, Type: "company", Role: entity.Subject})
	}
}

// called finds names in the sentence that no list and no suffix gives away: short
// forms introduced before, and what opens a clause and is called 某某公司 elsewhere
// in the story (九阳 营业额, 九阳股份公司).
func (r *reader) called() {
	if r.cues&cueHousing != 0 {
		r.apposed()
	}
	if r.cues&cueBe != 0 {
		r.defined()
	}
	if r.cues&cueBossing != 0 {
		r.led()
	}
	r.calls()
	if len(r.owners.aliases) > 0 {
		r.aliased()
	}
	for i := 0; i < len(r.toks) && !r.firms.none(); i++ {
		if i > 0 && !r.s.Boundary(i-1) && r.toks[i-1].Tag != word.T && r.toks[i-1].Tag != word.C && r.text[r.toks[i-1].Start] != '的' {
			continue
		}
		if end := r.stem(i); end > 0 {
			at := paper.Span{Start: r.toks[i].Start, End: r.toks[end-1].End}
			if r.incorporated(r.str(at.Start, at.End)) {
				r.mention(entity.Mention{Span: at, Type: "company", Role: entity.RoleAt(r.text, r.toks, i)})
			}
		}
	}
	if r.phrases = r.phrases[:0]; r.cues&cueItem != 0 {
		r.projects()
	}
}

// aliased finds the short forms introduced before.
func (r *reader) aliased() {
	var set initials
	for i := range r.toks {
		set.add(r.text[r.toks[i].Start])
	}
	for _, a := range r.owners.aliases {
		first, _ := utf8.DecodeRuneInString(a.short)
		if !set.has(first) {
			continue
		}
		for i := range r.toks {
			at := r.toks[i].Start
			if r.text[at] != first {
				continue
			}
			if n := lexicon.Prefix(r.text[at:], a.short); n > 0 {
				r.mention(entity.Mention{Span: paper.Span{Start: at, End: at + n}, Type: a.typ, Role: entity.RoleAt(r.text, r.toks, i)})
			}
		}
	}
}

// stem returns the token after two to four characters from token i that could be a
// name: single characters or names the tagger knows of no other kind, with a noun,
// a verb or a particle behind them.
func (r *reader) stem(i int) int {
	if t := r.toks[i].Tag; t == word.P || t == word.C {
		return 0 // 在|沈鼓集团
	}
	j := i
	for j < len(r.toks) && j < i+4 {
		t := r.toks[j]
		n := t.End - t.Start
		if t.Ref >= 0 || t.Tag == word.W || t.Tag == word.U || n == 1 && t.Tag == word.V && strings.ContainsRune("是到有使让为", r.text[t.Start]) || n > 3 || n > 1 && t.Tag != word.NZ && t.Tag != word.NR && t.Tag != word.J {
			break
		}
		j++
	}
	if j == i || j >= len(r.toks) {
		return 0
	}
	if n := r.toks[j-1].End - r.toks[i].Start; n < 2 || n > 4 {
		return 0
	}
	return j
}

// incorporated reports whether the story calls the string a company anywhere.
func (r *reader) incorporated(s string) bool {
	f := &r.firms
	if !f.known {
		f.look(r.current)
	}
	return f.any && slices.ContainsFunc(f.before, func(before string) bool { return strings.HasSuffix(before, s) })
}

// firms is what the story calls companies: the few characters before each 公司, 集团, 股份
// and 有限. They are gathered when they are first asked for.
type firms struct {
	known  bool
	any    bool // one of the first three stands in the story
	before []string
}

// none reports whether it is known already that the story calls nothing a company.
func (f *firms) none() bool { return f.known && !f.any }

func (f *firms) forget() {
	clear(f.before)
	*f = firms{before: f.before[:0]}
}

// look gathers what stands in the paragraphs: in those that have a character that every name of a
// company ends with. It goes from one character of three bytes to
// the next by the last of them alone, which tells nearly all that begin none of the words.
func (f *firms) look(ps []body) {
	const most = 4 * utf8.UTFMax // bytes of a name without its legal form, as stem returns it
	const first = 1<<('公'&63) | 1<<('集'&63) | 1<<('股'&63) | 1<<('有'&63)
	f.known = true
	for k := range ps {
		if ps[k].signs&incorporating == 0 {
			continue
		}
		for i, t := 0, ps[k].p.Text; i+6 <= len(t); {
			if t[i] < threeBytes {
				i++
				continue
			}
			if uint64(first)>>(t[i+2]&63)&1 != 0 {
				switch t[i : i+6] {
				case "公司", "集团", "股份":
					f.any = true
					fallthrough
				case "有限":
					f.before = append(f.before, t[max(0, i-most):i])
				}
			}
			i += 3
		}
	}
}

// threeBytes is the least first byte of a character of three bytes. Behind what stands before
// one of four bytes, a step of three ends inside it, and the next byte is below this again.
const threeBytes = 0xe0

// mention puts m in its place, unless a name there holds it already; names inside
// it give way.
func (r *reader) mention(m entity.Mention) {
	keep := r.mentions[:0]
	for i, x := range r.mentions {
		if x.Start > m.Start || x.End < m.End {
			continue
		}
		if x.Generic && x.Start == m.Start && x.End > m.End && x.Type == "project" {
			r.mentions[i].Generic = false // 九阳|服务平台
			return
		}
		if !x.Generic {
			return
		}
	}
	for _, x := range r.mentions {
		if x.End <= m.Start || x.Start >= m.End {
			keep = append(keep, x)
		}
	}
	r.mentions = append(keep, m)
	for i := len(r.mentions) - 1; i > 0 && r.mentions[i-1].Start > m.Start; i-- {
		r.mentions[i], r.mentions[i-1] = r.mentions[i-1], r.mentions[i]
	}
}

// datelines takes what stands in the line before a report out of the mentions, the medium and the
// place where it was written: 本报北京1月7日讯 tells of no one's figures.
func (r *reader) datelines() {
	end := r.dateline()
	if end == 0 {
		return
	}
	n := 0
	for n < len(r.mentions) && r.mentions[n].End <= end {
		n++
	}
	r.mentions = r.mentions[:copy(r.mentions, r.mentions[n:])]
}

// dateline returns where the 电 or 讯 stands that ends such a line at the head of the sentence, or 0.
func (r *reader) dateline() int {
	const longest = 30 // characters
	for i := r.sent.Start + 4; i < r.sent.End && i < r.sent.Start+longest; i++ {
		switch r.text[i] {
		case '电', '讯':
			if c := r.text[i-1]; c == '日' || c == ' ' && r.text[i-2] == '日' || r.wired(r.sent.Start, i) {
				return i
			}
		case '，', '。', '：', '；', '、':
			return 0
		}
	}
	return 0
}

// wired reports whether an agency or a newspaper is named in text[from:to]: 新华社, 本报.
func (r *reader) wired(from, to int) bool {
	s := r.str(from, to)
	return strings.Contains(s, "本报") || strings.Contains(s, "新华社") || strings.Contains(s, "中新社")
}
