package extract

import (
	"baoshu/pipeline/extract/place"
	"baoshu/pipeline/paper"
)

// linkPlaces gives each figure its place and area code: of a place printed in
// its entity, else in its sentence; else of the story's headline or dateline.
// Names that several areas share are decided by the rest of the story.
func (r *reader) linkPlaces() {
	story := r.places
	var head []place.Mention
	for _, s := range []string{r.a.Title, r.a.Kicker, r.a.Dateline} {
		t := []rune(s)
		n := len(head)
		head = place.Find(t, 0, len(t), head)
		if s == r.a.Dateline && len(head) > n {
			break
		}
	}
	story = append(story, head...)
	var here []place.Mention
	for i := range r.figures {
		f := &r.figures[i]
		set := func(m place.Mention, method paper.Method, rule string) bool {
			f.PlaceText, f.PlaceMethod = m.Text, method
			f.RefArea = place.Choose(m, story)
			f.Explain = append(f.Explain, paper.ExplainRow{Field: "place", Text: m.Text, Rule: rule})
			return true
		}
		text := []rune(f.EntityText)
		if here = place.Find(text, 0, len(text), here[:0]); len(here) > 0 {
			set(here[0], f.EntityMethod, "place/entity")
			continue
		}
		if nation(f.EntityText) {
			f.PlaceText, f.PlaceMethod = f.EntityText, f.EntityMethod
			continue // the nation has no code of six digits
		}
		if len(head) > 0 && f.EntityText != "" {
			set(head[0], paper.Inferred, "place/headline")
		}
	}
}

// counties lengthens the places of the sentence by the short names of counties that
// only the gazetteer knows, and only behind what they lie in: 福建|泰宁.
func (r *reader) counties() {
	at := r.located
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Type != "place" || m.Anaphor || m.Generic || m.Whole {
			continue
		}
		for at < len(r.places) && r.places[at].End <= m.Start {
			at++
		}
		if at < len(r.places) && r.places[at].Start == m.Start && r.places[at].End > m.End && (i+1 >= len(r.mentions) || r.mentions[i+1].Start >= r.places[at].End) {
			m.End = r.places[at].End
		}
	}
}

// nation reports whether the entity is the whole country.
func nation(s string) bool { return s == "我国" || s == "全国" || s == "中国" }
