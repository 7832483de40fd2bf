package extract

import (
	"strings"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/paper"
)

// A site is where something is, by name, and how that is known.
type site struct {
	text   string
	method paper.Method
	rule   string
}

// An address is the place that the story says an owner lies in.
type address struct{ owner, place string }

// sited notes where the sentence puts the figure, for an owner whose name says
// nothing of it: the last place before the number that something is said to be in, or
// that opens its clause. What the sentence before puts somewhere is there still, where
// both are the same owner's.
func (r *reader) sited(f *paper.Figure, k int) {
	for i := len(r.mentions) - 1; i >= 0 && r.present&presentPlace != 0; i-- {
		m := &r.mentions[i]
		if m.End > r.toks[k].Start || m.Type != "place" || !r.holds(*m) {
			continue
		}
		f.PlaceText, f.PlaceMethod = r.str(m.Start, m.End), paper.Explicit
		if m.Start < r.clauseStart(k) {
			f.PlaceMethod = paper.Inherited
		}
		return
	}
	if n := len(r.figures) - 1; n >= r.paragraph && r.figures[n].EntityText == f.EntityText && r.figures[n].PlaceText != "" {
		f.PlaceText, f.PlaceMethod = r.figures[n].PlaceText, paper.Inherited
	}
}

// holds reports whether the mention is a place that what its clause tells is in: 在贵阳,
// 位于江苏, 走进深圳; or 罗马尼亚 at the head of the clause.
func (r *reader) holds(m entity.Mention) bool {
	if m.Type != "place" || m.Anaphor || m.Generic || m.Whole || !m.List.Empty() {
		return false
	}
	i := r.tokenAt(m.Start)
	if i < 0 {
		return false
	}
	if i == 0 || r.s.Boundary(i-1) {
		return m.Role == entity.Subject
	}
	t := r.toks[i-1]
	return r.text[t.Start] == '在' && t.End-t.Start == 1 || lies(r.str(t.Start, t.End)) || entity.Enters(r.text, t)
}

// lies reports whether the verb says where something is.
func lies(verb string) bool {
	return roles(verb)&stands != 0
}

// seats remembers where the story says that its names lie: 某某开发区地处湖南省衡阳市,
// 常州的某某公司.
func (r *reader) seats() {
	for i := 1; i < len(r.mentions); i++ {
		a, b := r.mentions[i-1], r.mentions[i]
		switch {
		case named(a) && a.Type != "place" && r.holds(b) && b.Start-a.End < 6 && lies(r.str(a.End, b.Start)):
			r.owners.seats = append(r.owners.seats, address{r.str(a.Start, a.End), r.str(b.Start, b.End)})
		case named(b) && b.Type != "place" && a.Type == "place" && named(a) && !a.Whole && a.List.Empty() && a.End+1 == b.Start && r.text[a.End] == '的':
			r.owners.seats = append(r.owners.seats, address{r.str(b.Start, b.End), r.str(a.Start, a.End)})
		}
	}
}

// named reports whether the mention is a name.
func named(m entity.Mention) bool { return !m.Anaphor && !m.Generic }

// linkPlaces gives each figure its place and area code: the place printed in the name
// of its owner, else the one its owner is said to lie in, else the one its sentence
// puts it in, else the only one of the story's headlines or the dateline. Names that
// several areas share are decided by the rest of the story.
func (r *reader) linkPlaces() {
	if len(r.figures) == 0 {
		return
	}
	stated := stated{r: r}
	var here []place.Mention
	var last place.Mention // of the owner before, who is often this one's too
	owner, how := "", located(0)
	for i := range r.figures {
		f := &r.figures[i]
		if i == 0 || f.EntityText != owner {
			owner = f.EntityText
			last, how, here = locate(owner, f.EntityType, here[:0])
		}
		at := site{f.PlaceText, f.PlaceMethod, "place/sentence"}
		m := place.Mention{}
		switch {
		case how == nowhere:
			f.PlaceText, f.PlaceMethod = "", paper.None
			continue
		case how == inName:
			m, at = last, site{last.Text, f.EntityMethod, "place/entity"}
		case r.seatOf(owner) != "":
			at = site{r.seatOf(owner), paper.Inherited, "place/seat"}
		case at.text != "":
		default:
			head, ok := stated.headline()
			if !ok {
				continue
			}
			m, at = head, site{head.Text, paper.Inferred, "place/headline"}
		}
		if m.Text == "" {
			if m, _, here = locate(at.text, "place", here[:0]); m.Text == "" {
				m.Text = at.text
			}
		}
		f.PlaceText, f.PlaceMethod, f.RefArea = m.Text, at.method, ""
		switch len(m.Codes) {
		case 0:
		case 1:
			f.RefArea = m.Codes[0]
		default:
			f.RefArea = place.Choose(m, stated.places())
		}
		explain(f, "place", m.Text, at.rule, "", paper.Span{})
	}
}

// A stated is what the story says of places by itself. It is asked for by few figures.
type stated struct {
	r           *reader
	asked, only bool
	head        place.Mention // the place of the headlines, if there is only one
	all         []place.Mention
}

// headline is headPlace, asked but once.
func (s *stated) headline() (place.Mention, bool) {
	if !s.asked {
		s.asked = true
		s.head, s.only = s.r.headPlace()
	}
	return s.head, s.only
}

// places returns the places of all paragraphs with quantities, and that of the headlines.
func (s *stated) places() []place.Mention {
	if s.all != nil {
		return s.all
	}
	b := &s.r.aside
	s.all = []place.Mention{}
	for _, b.p = range s.r.areals {
		b.decode()
		s.all = place.Find(b.text, 0, len(b.text), s.all)
	}
	if head, ok := s.headline(); ok {
		s.all = append(s.all, head)
	}
	return s.all
}

// lieIn remembers that a firm lies, by its short name too, where its full name says.
func (r *reader) lieIn(short, full string) {
	if m, how, _ := locate(full, "company", nil); how == inName && m.Text != "" && !strings.Contains(short, m.Text) {
		r.owners.seats = append(r.owners.seats, address{short, m.Text})
	}
}

// seatOf returns the place that the story says the owner lies in, or "".
func (r *reader) seatOf(owner string) string {
	for _, s := range r.owners.seats {
		if s.owner == owner {
			return s.place
		}
	}
	return ""
}

// headPlace returns the only place of the first headline that names one, else of the
// dateline; a report is sent from the capital whatever it is about. Of several places
// none is where it all happened.
func (r *reader) headPlace() (place.Mention, bool) {
	var head []place.Mention
	for i, s := range [...]string{r.a.Title, r.a.Kicker, r.a.Dateline} {
		t := []rune(s)
		head = place.Anywhere(t, 0, len(t), head[:0])
		if len(head) == 0 {
			continue
		}
		for _, m := range head[1:] {
			if m.Text != head[0].Text {
				return place.Mention{}, false
			}
		}
		return head[0], i < 2 || head[0].Text != "北京"
	}
	return place.Mention{}, false
}

// Whether a name says where its bearer is.
type located uint8

const (
	unsaid  located = iota
	inName          // 沈阳高新区
	nowhere         // 联合国: nowhere in particular
)

// locate returns the place that the name of an owner says it is in. Of several the last
// is where an office or a firm sits (中国银行江苏分行); those that are joined (沈阳和大连,
// 太原至焦作高铁) have no code together.
func locate(name, typ string, dst []place.Mention) (place.Mention, located, []place.Mention) {
	switch {
	case name == "" || typ == human:
		return place.Mention{}, unsaid, dst
	case nation(name):
		return place.Mention{Text: name}, inName, dst // the nation has no code of six digits
	case worldwide(name):
		return place.Mention{}, nowhere, dst
	}
	text := []rune(name)
	dst = place.Anywhere(text, 0, len(text), dst)
	if len(dst) > 0 && dst[0].Start > 1 && len(dst[0].Codes) > 0 && entity.Sounds(text[dst[0].Start-2:dst[0].Start]) {
		dst = dst[:0] // 明尼苏|达州
	}
	switch n := len(dst); {
	case n == 0 && typ == "place" && !strings.ContainsRune("全我本当这该各", text[0]):
		return place.Mention{Text: name}, inName, dst // 甜水河
	case n == 0:
		return place.Mention{}, unsaid, dst
	case n > 1 && between(text[dst[0].End:dst[1].Start]):
		return place.Mention{Text: string(text[dst[0].Start:dst[n-1].End])}, inName, dst
	case n > 1 && (typ == "company" || typ == "institution"):
		return dst[n-1], inName, dst
	case typ == "place" && len(dst[0].Codes) == 0 && dst[0].Start == 0:
		return place.Mention{Text: name}, inName, dst // 哥伦比亚北部
	}
	return dst[0], inName, dst
}

// between reports whether the characters join two places.
func between(s []rune) bool {
	switch string(s) {
	case "、", "和", "与", "及", "以及", "至", "到", "—", "－", "-", "——":
		return true
	}
	return false
}

// worldwide reports whether the owner is the world, an organisation of nations or the
// state, which are nowhere in particular.
func worldwide(name string) bool {
	if entity.Nowhere([]rune(name)) || sovereign(name) || strings.HasPrefix(name, "世界") || strings.HasPrefix(name, "国际") {
		return true
	}
	for _, w := range [...]string{"组织", "联盟"} {
		if strings.HasSuffix(name, w) && !strings.HasPrefix(name, "中国") {
			return true
		}
	}
	return false
}

// counties lengthens the places of the sentence by the short names of counties that
// only the gazetteer knows, and only behind what they lie in: 福建|泰宁.
func (r *reader) counties() {
	if r.quiet {
		return
	}
	longer := false
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Type != "place" || m.Anaphor || m.Generic || m.Whole {
			continue
		}
		if at, ok := place.At(r.text, m.Start); ok && at.End > m.End && (i+1 >= len(r.mentions) || r.mentions[i+1].Start >= at.End) && r.foremost(at) {
			m.End, longer = at.End, true
		}
	}
	if longer {
		r.mentions = entity.Routes(r.text, r.mentions) // 青海共和|至|玉树高速公路
	}
}

// foremost reports whether no place that begins before this one reaches over its beginning.
func (r *reader) foremost(m place.Mention) bool {
	for _, x := range place.Find(r.text, 0, len(r.text), nil) {
		if x.Start == m.Start {
			return true
		}
	}
	return false
}

// nation reports whether the entity is the whole country.
func nation(s string) bool { return s == "我国" || s == "全国" || s == "中国" }
