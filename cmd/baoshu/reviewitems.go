package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"baoshu/output/dataset"
	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/review"
	"baoshu/schema"
)

// An item is one line for a reviewer: the decision that is wanted, its action
// still open, and what to look at.
type item struct {
	decision                          review.Decision
	why, source, date, page, headline string
	reads, other                      string // what the dataset has; what it might be
	confidence                        float64
}

// gather returns what needs a person, part by part, sorted by issue.
func gather(s *dataset.Snapshot, below float64, all bool) ([]item, error) {
	var items []item
	for i := range s.Manifest.Parts {
		rows, err := s.ReadPart(s.Manifest.Parts[i].Name)
		if err != nil {
			return nil, err
		}
		g := newGatherer(rows)
		g.figures(below, all)
		g.corrections(below)
		g.conflicts()
		g.strays()
		items = append(items, g.items...)
	}
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.decision.Issue, b.decision.Issue), cmp.Compare(a.headline, b.headline))
	})
	return items, nil
}

// A gatherer finds what needs a person in the rows of one part.
type gatherer struct {
	rows      *schema.Rows
	items     []item
	issue     map[string]string             // of a source file
	story     map[string]*schema.Article    // by id
	lines     map[string][]*schema.Fragment // of a paragraph, in order
	fragment  map[string]*schema.Fragment   // by id
	text      map[string]edit.Text          // of a fragment, with its edits
	paragraph map[string]*schema.Paragraph
	made      map[string]bool // what a reviewer decided: issue, line and place
}

func newGatherer(rows *schema.Rows) *gatherer {
	g := &gatherer{rows: rows, issue: map[string]string{}, story: map[string]*schema.Article{}, lines: map[string][]*schema.Fragment{}, fragment: map[string]*schema.Fragment{},
		text: map[string]edit.Text{}, paragraph: map[string]*schema.Paragraph{}, made: map[string]bool{}}
	for i := range rows.Inputs {
		g.issue[rows.Inputs[i].SourceFile] = rows.Inputs[i].Issue
	}
	for i := range rows.Articles {
		g.story[rows.Articles[i].ArticleID] = &rows.Articles[i]
	}
	for i := range rows.Paragraphs {
		g.paragraph[rows.Paragraphs[i].ParagraphID] = &rows.Paragraphs[i]
	}
	edits := map[string][]edit.Edit{}
	for i := range rows.Fragments {
		f := &rows.Fragments[i]
		g.fragment[f.FragmentID] = f
		if f.ParagraphID != "" && f.ParaStart.OK {
			g.lines[f.ParagraphID] = append(g.lines[f.ParagraphID], f)
		}
	}
	for _, list := range g.lines {
		slices.SortFunc(list, func(a, b *schema.Fragment) int { return cmp.Compare(a.Seq.V, b.Seq.V) })
	}
	for i := range rows.Corrections {
		c := &rows.Corrections[i]
		f := g.fragment[c.FragmentID]
		if f == nil {
			continue
		}
		if c.Evidence == string(edit.Reviewer) {
			g.made[g.place(f, int(c.RawStart))] = true
			if c.Rule == "review/place" {
				g.made[g.place(f, 0)] = true
			}
		}
		if c.Applied && c.Kind != string(edit.Move) {
			edits[c.FragmentID] = append(edits[c.FragmentID], edit.Edit{Start: int(c.RawStart), End: int(c.RawEnd), After: c.After})
		}
	}
	for id, f := range g.fragment {
		t := edit.New(f.RawText)
		slices.SortFunc(edits[id], func(a, b edit.Edit) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
		t.Apply(edits[id])
		g.text[id] = t
	}
	for i := range rows.Conflicts {
		c := &rows.Conflicts[i]
		if a := g.story[c.ArticleID]; a != nil && strings.HasPrefix(c.Chosen, "reviewer") {
			g.made[g.issue[a.SourceFile]+"\t"+review.ConflictKey(c.Kind, c.ReadingA, c.ReadingB)] = true
		}
	}
	return g
}

// place names a place in a line of an issue, whatever stands there.
func (g *gatherer) place(f *schema.Fragment, at int) string {
	return g.issue[f.SourceFile] + "\t" + strings.TrimPrefix(review.Key(review.Figure, f.RawText, at), "f:")
}

// add adds an item at a place of a line, unless it was decided already.
func (g *gatherer) add(k review.Kind, f *schema.Fragment, at int, reading, article string, it item) {
	if g.made[g.place(f, at)] {
		return
	}
	it.decision.Issue, it.decision.Key, it.decision.Reading = g.issue[f.SourceFile], review.Key(k, f.RawText, at), reading
	g.finish(article, it)
}

// finish fills in the story.
func (g *gatherer) finish(article string, it item) {
	if a := g.story[article]; a != nil {
		it.source, it.headline = a.Source, a.Title
		if a.PubDate.OK {
			it.date = paper.Day(a.PubDate.V).String()
		}
		if a.PageNo.OK {
			it.page = fmt.Sprint(a.PageNo.V)
		}
	}
	g.items = append(g.items, it)
}

// anchor returns the fragment that a place in a paragraph stands in, and where in
// its raw text.
func (g *gatherer) anchor(paragraph string, at int) (*schema.Fragment, int) {
	list := g.lines[paragraph]
	for i := len(list) - 1; i >= 0; i-- {
		if start := int(list[i].ParaStart.V); at >= start {
			t := g.text[list[i].FragmentID]
			return list[i], t.RawOffset(at - start)
		}
	}
	return nil, 0
}

func (g *gatherer) figures(below float64, all bool) {
	for i := range g.rows.Figures {
		f := &g.rows.Figures[i]
		var why []string
		if f.Confidence < below {
			why = append(why, "low confidence 把握不大")
		}
		if f.Check == "mismatch" {
			why = append(why, "does not work out 算术不符")
		}
		if f.WitnessState == "differ" {
			why = append(why, "copies differ 来源不一")
		}
		if len(why) == 0 && !all {
			continue
		}
		seen := slices.Contains(f.Flags, review.Confirmed) || slices.Contains(f.Flags, review.Changed)
		fr, at := g.anchor(f.ParagraphID, int(f.CharStart))
		if fr == nil || seen {
			continue
		}
		said := review.Fields(f.Value, f.UnitText, f.Kind, f.IndicatorText, f.EntityText, f.TimePeriod)
		g.add(review.Figure, fr, at, f.Quote, f.ArticleID, item{why: strings.Join(why, "; "), reads: said, confidence: f.Confidence,
			decision: review.Decision{Sentence: f.Sentence}})
	}
}

func (g *gatherer) corrections(below float64) {
	for i := range g.rows.Corrections {
		c := &g.rows.Corrections[i]
		f := g.fragment[c.FragmentID]
		if f == nil || c.ParagraphID == "" || c.Kind == string(edit.Move) || c.Evidence == string(edit.Reviewer) || c.Applied && c.Confidence >= below {
			continue
		}
		it := item{why: "edit not sure 校改把握不大", reads: c.After, other: c.Before, confidence: c.Confidence, decision: review.Decision{Sentence: c.Context}}
		if !c.Applied {
			it.why, it.reads, it.other = "suggested edit 建议校改", c.Before, c.After
		}
		if c.TouchesNumber {
			it.why += "; touches a number 涉及数字"
		}
		g.add(review.Correction, f, int(c.RawStart), c.After, c.ArticleID, it)
	}
}

func (g *gatherer) conflicts() {
	for i := range g.rows.Conflicts {
		c := &g.rows.Conflicts[i]
		a := g.story[c.ArticleID]
		if a == nil {
			continue
		}
		d := review.Decision{Issue: g.issue[a.SourceFile], Key: review.ConflictKey(c.Kind, c.ReadingA, c.ReadingB), Reading: c.ReadingA}
		if g.made[d.Issue+"\t"+d.Key] {
			continue
		}
		for j := range g.rows.Figures {
			if f := &g.rows.Figures[j]; slices.Contains(c.FigureIDs, f.FigureID) {
				d.Sentence = f.Sentence
			}
		}
		g.finish(c.ArticleID, item{why: "conflict 冲突: " + c.Kind + " " + c.Rule, reads: c.ReadingA, other: c.ReadingB, decision: d})
	}
}

func (g *gatherer) strays() {
	for i := range g.rows.Fragments {
		f := &g.rows.Fragments[i]
		if f.Disposition != string(paper.Unplaced) {
			continue
		}
		t := g.text[f.FragmentID]
		text := t.String()
		if utf8.RuneCountInString(text) < 2 {
			continue
		}
		g.add(review.Stray, f, 0, text, "", item{why: "stray without a story 未归位", reads: text, other: f.RunnersUp, confidence: f.Score,
			source: g.issue[f.SourceFile], decision: review.Decision{Sentence: fmt.Sprintf("%s, line %d", f.SourceFile, f.LineNo)}})
	}
}

// decisionsMade returns the places, by issue, at which the dataset shows a decision.
func decisionsMade(s *dataset.Snapshot) (map[string]bool, error) {
	made := map[string]bool{}
	for i := range s.Manifest.Parts {
		rows, err := s.ReadPart(s.Manifest.Parts[i].Name)
		if err != nil {
			return nil, err
		}
		for k := range newGatherer(rows).made {
			made[k] = true
		}
	}
	return made, nil
}
