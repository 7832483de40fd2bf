package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// classOf returns the class noun of an anaphor: 港区 of 该港区, 医院 of 这家医院.
func classOf(own []rune) []rune {
	pointed := false
	for len(own) > 1 && strings.ContainsRune("该本这此", own[0]) {
		own, pointed = own[1:], true
	}
	for pointed && len(own) > 1 && strings.ContainsRune("届家个座条所项款次位支只类种批片处套台艘辆栋幢幅场间颗枚件部", own[0]) && (own[0] != '项' || own[1] != '目') {
		own = own[1:]
	}
	for i := len(own) - 2; pointed && i > 0; i-- { // 这家2019年落户的企业
		if own[i] == '的' {
			own = own[i+1:]
			break
		}
	}
	if n := len(own) - 1; n > 0 && (own[n] == '内' || own[n] == '里' && !pointed && own[0] != '这') {
		own = own[:n] // 区内, 市里
	}
	return own
}

// antecedent returns what a mention without a name of its own stands for: the
// latest name that ends in its class noun, else, where that is a wide class, the
// latest name of its type. A class noun that points to no name stands for itself,
// if it is more than one character.
func (r *reader) antecedent(m entity.Mention) (owner, bool) {
	class := classOf(r.text[m.Start:m.End])
	pointed := len(class) < m.End-m.Start
	if !pointed && string(class) == "国家" {
		next := r.tokenAt(m.End)
		// the state, whatever places were named
		return r.commonNoun(m, class), m.Role == entity.Subject && (r.closed(m) || next >= 0 && r.toks[next].Tag == word.VN)
	}
	if pointed && len(class) == 1 {
		if o, ok := r.area(class[0], m.Start); ok {
			return o, true
		}
	}
	if m.Type == "any" && r.text[m.Start] == '我' {
		if o, ok := r.host(); ok {
			return o, true
		}
	}
	if m.Type == "any" && (r.text[m.Start] == '他' || r.text[m.Start] == '她') && r.owners.inPara.typ == human && !r.newcomer(r.sent.Start, m.Start) {
		return inherited(r.owners.inPara), true // whom the sentence before is about, and no place in it
	}
	if m.Type == "project" && string(class) == "项目" {
		if o, ok := r.projectMeant(m, pointed); ok {
			return o, true
		}
	}
	wide := roles(string(class))&hypernym != 0
	s := search{reader: r, m: &m, class: class, tail: string(class[max(0, len(class)-2):]), pointed: pointed, wide: m.Type == "any" || wide}
	if o, ok := s.inSentence(); ok {
		return inherited(o), true
	}
	if o, ok := s.inStory(); ok {
		return inherited(o), true
	}
	o := s.second()
	if m.Type == "company" && o.text == "" {
		if o, ok := r.themed(); ok {
			return o, true
		}
	}
	switch {
	case !m.Anaphor:
	case o.text != "":
		o.other = false
		return inherited(o), true
	case (pointed || m.Type == "zone") && m.Type != "any" && len(class) > 1 && (m.Type == "zone" || !wide):
		return r.commonNoun(m, class), true
	}
	return owner{}, false
}

// commonNoun returns the class noun of the mention as an owner by itself.
func (r *reader) commonNoun(m entity.Mention, class []rune) owner {
	o := r.printed(m)
	o.text, o.rule = string(class), "entity/common-noun"
	return o
}

// A search goes back over the names of the sentence and the story for the one that a mention
// without a name stands for. A name that bears its class ends it; what may be meant where none
// does is kept, and is empty where there is no such.
type search struct {
	*reader
	m       *entity.Mention
	class   []rune // its class noun: 港区 of 该港区
	tail    string // the last two characters of that
	pointed bool   // 该 or 这 points to one
	wide    bool   // any name of its type can be meant
	typed   owner  // the latest of its type
	object  owner  // the latest of its type that something is done to in the sentence
	aside   owner  // the latest of its type that stands in a list, or has no part in what is told
	partner owner  // the latest of its class with whom something is done
}

// inSentence searches the names before the mention in its sentence.
func (s *search) inSentence() (owner, bool) {
	m := s.m
	for i := len(s.mentions) - 1; i >= 0; i-- {
		x := s.mentions[i]
		if x.End > m.Start || !s.eligible(&x) {
			continue
		}
		first := s.typed.text == ""
		o := s.printed(x)
		if o, ok := s.governed(o); ok {
			return o, true
		}
		o.other = s.recipient(x)
		if s.fits(o) {
			return o, true
		}
		if first && s.typed.text != "" && m.Type == "company" && x.Role == entity.Object {
			if s.object.text == "" {
				s.object = s.typed
			}
			s.typed = owner{}
		}
	}
	if s.typed.text == "" {
		s.typed = s.object
		return owner{}, false
	}
	// 某某微电子董事长说，公司…: whatever 公司 was named before
	return s.typed, m.Type == "company" && s.wide && s.typed.span.Start >= s.sent.Start
}

// eligible reports whether the name in the sentence can be what is meant: 其 is none with whom
// the subject acts, and no place that only says of what kind something is.
func (s *search) eligible(x *entity.Mention) bool {
	if x.Anaphor || x.Generic || x.Whole && x.Start > 0 && strings.ContainsRune("居列占", s.text[x.Start-1]) {
		return false
	}
	if s.m.Type != "any" {
		return true
	}
	if x.Role == entity.Oblique && s.newcomer(s.sent.Start, x.Start) {
		return false
	}
	if x.Type == "place" && x.Start > 0 && s.text[x.Start-1] == '是' && s.newcomer(s.sent.Start, x.Start) {
		return false // 某某小学是江安县唯一的学校，这里…
	}
	return x.Type != "place" || s.closed(*x) || x.Role == entity.Subject || s.text[s.m.Start] == '这'
}

// inStory searches the names of the sentences before; of the section before only what bears the
// class is meant.
func (s *search) inStory() (owner, bool) {
	for i := len(s.owners.named) - 1; i >= 0; i-- {
		if i == s.owners.fresh-1 {
			s.wide = false
		}
		o := s.owners.named[i]
		if s.fits(o) {
			return o, true
		}
		if o, ok := s.governed(o); ok {
			return o, true
		}
	}
	return owner{}, false
}

// governed returns the zone or the reserve that the name is of the office of: 某某自然保护区 of
// 某某自然保护区管理局, for 该保护区.
func (s *search) governed(o owner) (owner, bool) {
	if !s.pointed || len(s.class) < 3 || o.typ != "institution" || s.m.Type == "institution" || s.m.Type == "company" {
		return o, false
	}
	i := strings.LastIndex(o.text, string(s.class))
	if i <= 0 || !strings.HasPrefix(o.text[i+len(string(s.class)):], "管") {
		return o, false
	}
	o.text, o.typ = o.text[:i+len(string(s.class))], s.m.Type
	return o, true
}

// fits reports whether the name ends in the class noun. Of one that does not, it keeps what it
// may be meant as.
func (s *search) fits(o owner) bool {
	m := s.m
	if o.typ == human || m.Type == "any" && o.typ == "project" && means(o.text) {
		return false
	}
	if m.Type == "place" && !s.pointed && o.typ != "place" {
		o = seat(o)
	}
	if m.Type != "any" && len(s.class) > 1 && strings.HasSuffix(o.text, s.tail) && o.text != s.tail {
		if o.other && !s.pointed && m.Type == "company" {
			if s.partner.text == "" {
				s.partner = o
			}
			return false // 与某某公司合作，公司…
		}
		return true
	}
	if s.typed.text == "" && s.wide && (o.typ == m.Type || m.Type == "any" && o.typ != "product") {
		if !o.aside {
			s.typed = o
		} else if s.aside.text == "" {
			s.aside = o
		}
	}
	return false
}

// second returns what is meant where no name bears the class.
func (s *search) second() owner {
	switch m := s.m; {
	case s.typed.text != "":
		return s.typed
	case s.aside.text != "" && m.Type != "company" && (m.Type != "any" || s.str(m.Start, m.End) == "这里" && (s.aside.typ == "zone" || s.aside.typ == "place")):
		return s.aside // but who was only one of a list, or done to, is not meant
	}
	return s.partner
}

// area returns the last place named before the character that is an area of the
// class: for 省 the last province, for 区 a district, a zone or an autonomous region.
func (r *reader) area(class rune, before int) (owner, bool) {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if x := r.mentions[i]; x.End <= before && !x.Anaphor && !x.Generic && !x.Whole {
			if o, ok := areaOf(class, r.printed(x)); ok {
				return inherited(o), true
			}
		}
	}
	for i := len(r.owners.named) - 1; i >= 0; i-- {
		if o, ok := areaOf(class, r.owners.named[i]); ok {
			return inherited(o), true
		}
	}
	return owner{}, false
}

// areaOf cuts the owner's name to the area of the class in it: 辽宁省 of 辽宁省沈阳市
// for 省. It reports false where there is none.
func areaOf(class rune, o owner) (owner, bool) {
	if o.typ == "zone" && (class == '园' || class == '港') {
		return o, true
	}
	text := []rune(o.text)
	if o.typ == "institution" {
		return bodyOf(class, o, text)
	}
	if o.typ != "place" && !(o.typ == "zone" && class == '区') {
		return o, false
	}
	if text[len(text)-1] == class && len(text) > 2 || o.typ == "zone" {
		return o, true
	}
	for i := len(text) - 2; i > 1; i-- {
		if text[i] == class && class != '区' && class != '村' {
			o.text = string(text[:i+1])
			return o, true
		}
	}
	m := place.Find(text, 0, len(text), nil)
	if len(m) != 1 || m[0].Start != 0 || m[0].End != len(text) || len(m[0].Codes) == 0 {
		return o, false
	}
	code := m[0].Codes[0]
	region := strings.Contains("15 45 54 64 65", code[:2])
	city := strings.Contains("11 12 31 50", code[:2])
	switch class {
	case '省':
		return o, strings.HasSuffix(code, "0000") && !region && !city
	case '区':
		return o, strings.HasSuffix(code, "0000") && region
	case '市', '州':
		return o, strings.HasSuffix(code, "00") && (city == strings.HasSuffix(code, "0000")) && (class == '市' || text[len(text)-1] != '市')
	case '县', '旗':
		return o, !strings.HasSuffix(code, "00") && !m[0].Full
	}
	return o, false
}

// bodyOf is areaOf for an institution: itself or the body that it is an office of, where
// that is of the class (钦州海关 for 关), and the area it is an office of (江西省 for 省).
func bodyOf(class rune, o owner, text []rune) (owner, bool) {
	if strings.ContainsRune("关院校局所馆", class) {
		for i := len(text) - 1; i > 1; i-- {
			if text[i] == class {
				o.text = string(text[:i+1])
				return o, true
			}
		}
		return o, false
	}
	if class == '区' {
		for i := len(text) - 2; i > 2; i-- {
			if text[i] == '区' {
				o.text, o.typ = string(text[:i+1]), "zone" // 高新区|管委会
				return o, true
			}
		}
	}
	if !strings.ContainsRune("省市县州旗", class) {
		return o, false
	}
	for i := 2; i < len(text)-1 && i < 9; i++ {
		if text[i] == class && strings.ContainsRune("省市县州旗区", class) {
			o.text, o.typ = string(text[:i+1]), "place"
			return o, true
		}
	}
	return o, false
}

// whole returns the area that 全省, 全市, 本镇 stand for, where the story has named it.
func (r *reader) whole(m entity.Mention) (owner, bool) {
	if m.End-m.Start != 2 {
		return owner{}, false
	}
	switch r.text[m.Start] {
	case '全', '本', '我':
	default:
		return owner{}, false
	}
	switch c := r.text[m.Start+1]; c {
	case '省', '市', '县', '区', '镇', '乡', '村', '州', '旗':
		if r.text[m.Start] == '我' {
			return r.ours(c)
		}
		return r.area(c, m.Start)
	}
	return owner{}, false
}

// ours returns the area that 我区 or 我省 means: the one that the story is about, and none that it
// only names.
func (r *reader) ours(class rune) (owner, bool) {
	for _, o := range [...]owner{r.owners.title, r.owners.inPara, r.owners.last} {
		if o.text == "" {
			continue
		}
		if o, ok := areaOf(class, o); ok {
			return inherited(o), true
		}
	}
	return owner{}, false
}

// standsIn makes a bare class noun that opens its clause (公司日处理能力) stand for
// the company, zone or institution that the story has named; one that stands for
// none names no one.
func (r *reader) standsIn(i int) {
	m := &r.mentions[i]
	if m.Role != entity.Subject || !m.Generic && !m.Bare || m.End-m.Start > 4 || m.Type == "company" && m.End-m.Start > 3 {
		return
	}
	x := *m
	x.Anaphor, x.Generic = true, false
	o, ok := r.antecedent(x)
	switch m.Type {
	case "company", "institution", "project":
		class := r.str(m.Start, m.End)
		ok = ok && (class == "公司" || class == "集团" || m.End-m.Start > 2 || strings.Contains(r.p.Text, o.text))
	case "zone", "place":
	default:
		ok = false
	}
	m.Anaphor, m.Generic = ok, !ok
}

// seat returns the place an organisation's name begins with: 青川 of 青川海关.
func seat(o owner) owner {
	text := []rune(o.text)
	if m := place.Find(text, 0, len(text), nil); len(m) > 0 && m[0].Start == 0 {
		o.text, o.typ = m[0].Text, "place"
	}
	return o
}

func inherited(o owner) owner {
	o.method, o.from, o.rule = paper.Inherited, "anaphor", "entity/anaphor"
	return o
}
