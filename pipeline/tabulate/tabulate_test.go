package tabulate

import (
	"math/rand"
	"strings"
	"testing"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
	"baoshu/schema"
)

var run = Run{ID: "r1", RulesVersion: "v1"}

// page returns a page of a file to put fragments on.
func page(path string) *paper.Page {
	f := &paper.File{Path: path, SHA256: strings.Repeat("0", 63) + "1", Bytes: 100, Encoding: "utf-8"}
	p := &paper.Page{File: f, No: 1}
	f.Pages = []*paper.Page{p}
	return p
}

// fragment returns a fragment of raw text at a byte of the page's file.
func fragment(p *paper.Page, at int, raw string, edits ...edit.Edit) *paper.Fragment {
	f := &paper.Fragment{Page: p, LineNo: 1, Start: at, End: at + len(raw), Text: edit.New(raw), Disposition: paper.Used, Score: 1}
	f.Text.Apply(edits)
	f.ID = paper.FragmentID(f)
	return f
}

// story returns an article of one paragraph a list of fragments.
func story(p *paper.Page, paragraphs ...[]*paper.Fragment) *paper.Article {
	a := &paper.Article{Page: p, Meta: paper.Meta{Paper: "晨报", Date: paper.DayOf(2023, 10, 20), DateMethod: paper.DateText}, Language: "zh-Hans", Quality: 1, Status: paper.Complete}
	for _, fs := range paragraphs {
		a.Paragraphs = append(a.Paragraphs, &paper.Paragraph{Role: paper.Body, Fragments: fs})
	}
	a.ID = paper.ArticleID(a)
	a.Assemble()
	return a
}

func TestOneStory(t *testing.T) {
	p := page("a/1.txt")
	one := fragment(p, 0, "拎包入住住千级，提高６", edit.Edit{Start: 4, End: 5, Note: edit.Note{Kind: edit.DupChar, Rule: "repair/dup-char", Evidence: edit.Repeat, Confidence: .99}},
		edit.Edit{Start: 10, End: 11, After: "6", Note: edit.Note{Kind: edit.Width, Rule: "clean/width", Evidence: edit.Structure, Confidence: 1}})
	two := fragment(p, 40, "万平方米厂房。", edit.Edit{})
	two.Text.Suggest([]edit.Edit{{Start: 4, End: 5, After: "广", Note: edit.Note{Kind: edit.Char, Rule: "repair/shape", Evidence: edit.Lexicon, Confidence: .4}}})
	a := story(p, []*paper.Fragment{one, two})
	a.Paragraphs[0].Join, a.Paragraphs[0].JoinConfidence = paper.JoinColumn, .9
	par := a.Paragraphs[0]
	a.Figures = []paper.Figure{{Paragraph: par, Span: paper.Span{Start: 9, End: 14}, Quote: "6万平方米", Value: 60000, ValueText: "6", UnitMult: 4, IndicatorText: "千级", IndicatorStart: 4, PeriodStart: paper.NoDay, PeriodEnd: paper.NoDay}}
	a.Unparsed = []paper.Unparsed{{Paragraph: par, Span: paper.Span{Start: 4, End: 5}, Quote: "千", Reason: "label"}}
	loose := fragment(p, 80, "第０７版", edit.Edit{Start: 1, End: 3, After: "07", Note: edit.Note{Kind: edit.Width, Rule: "clean/width"}})
	loose.Disposition, loose.Reason = paper.Furniture, "segment/folio"
	rows := Unit(run, "晨报/2023-10-20", []*paper.Article{a}, []*paper.Fragment{loose}, []*paper.File{p.File})

	if r := rows.Articles[0]; r.NFigures != 1 || r.NNumbersUnparsed != 1 || r.NNumbersSeen != 2 || r.NCorrections != 2 || r.NParagraphs != 1 || r.NWitnesses != 1 || r.WitnessAgreement.OK || r.PubDateLatest != r.PubDate || r.Title != "" {
		t.Errorf("article %+v", r)
	}
	if r := rows.Witnesses; len(r) != 1 || r[0].Text != "" || r[0].SourceFile != "a/1.txt" {
		t.Errorf("witnesses %+v", r)
	}
	if r := rows.Figures[0]; !r.Corrected || r.IndicatorStart != schema.Some(int32(4)) || r.PeriodStart.OK || r.BaseStart.OK || r.Kind != "level" || r.WitnessState != "single" {
		t.Errorf("figure %+v", r)
	}
	if len(rows.Fragments) != 3 || rows.Fragments[1].ParaStart != schema.Some(int32(10)) || rows.Fragments[2].ArticleID != "" || rows.Fragments[2].Disposition != "furniture" {
		t.Errorf("fragments %+v", rows.Fragments)
	}
	want := []struct {
		kind, before, after string
		raw, clean          [2]int32
		applied, number     bool
	}{
		{"dup_char", "住", "", [2]int32{4, 5}, [2]int32{4, 4}, true, false},
		{"width", "６", "6", [2]int32{10, 11}, [2]int32{9, 10}, true, true},
		{"char", "厂", "广", [2]int32{4, 5}, [2]int32{14, 15}, false, false},
		{"width", "０７", "07", [2]int32{1, 3}, [2]int32{0, 0}, true, true},
	}
	for i, w := range want {
		c := rows.Corrections[i]
		if c.Kind != w.kind || c.Before != w.before || c.After != w.after || c.RawStart != w.raw[0] || c.RawEnd != w.raw[1] || c.CleanStart.V != w.clean[0] || c.CleanEnd.V != w.clean[1] || c.Applied != w.applied || c.TouchesNumber != w.number {
			t.Errorf("correction %d: %+v, want %+v", i, c, w)
		}
	}
	if c := rows.Corrections[3]; c.CleanStart.OK || c.ParagraphID != "" || c.Context != "第07版" {
		t.Errorf("correction of furniture: %+v", c)
	}
	proof(t, rows)
}

// TestDroppedDigitIsOwnedUp: a doubled digit taken out at the edge of a quote
// leaves no character behind, and yet the figure says corrected.
func TestDroppedDigitIsOwnedUp(t *testing.T) {
	p := page("a.txt")
	f := fragment(p, 0, "新增8832家", edit.Edit{Start: 2, End: 3, Note: edit.Note{Kind: edit.DupChar, Rule: "repair/dup-char"}})
	a := story(p, []*paper.Fragment{f})
	a.Figures = []paper.Figure{{Paragraph: a.Paragraphs[0], Span: paper.Span{Start: 2, End: 6}, Quote: "832家", Value: 832}}
	rows := Unit(run, "u", []*paper.Article{a}, nil, nil)
	if !rows.Figures[0].Corrected || !rows.Corrections[0].TouchesNumber {
		t.Errorf("%+v %+v", rows.Figures[0], rows.Corrections[0])
	}
}

func TestMoveIsARow(t *testing.T) {
	p := page("a.txt")
	f, g := fragment(p, 0, "尾"), fragment(p, 9, "首")
	f.Moved, f.Reason = true, "segment/tail"
	a := story(p, []*paper.Fragment{g, f})
	rows := Unit(run, "u", []*paper.Article{a}, nil, nil)
	if len(rows.Corrections) != 1 || rows.Corrections[0].Kind != "move" || rows.Corrections[0].CleanStart.V != 1 || rows.Corrections[0].Rule != "segment/tail" {
		t.Errorf("%+v", rows.Corrections)
	}
	proof(t, rows)
}

// TestWitnesses: the fragments of a second copy are duplicates, exact copies
// become one story.
func TestWitnesses(t *testing.T) {
	p, q, r := page("a.txt"), page("b.txt"), page("c.txt")
	q.File.SHA256, r.File.SHA256 = strings.Repeat("2", 64), strings.Repeat("3", 64)
	a, b, c := story(p, []*paper.Fragment{fragment(p, 0, "连续近4000家")}), story(q, []*paper.Fragment{fragment(q, 0, "连接近4000家")}), story(r, []*paper.Fragment{fragment(r, 0, "连续近4000家")})
	a.Witnesses = []paper.Witness{{Copy: a, Agreement: 1}, {Copy: b, Agreement: .9, ReadingsGiven: 1}}
	a.Agreement = .9
	rows := Unit(run, "u", []*paper.Article{a, c}, nil, []*paper.File{p.File, q.File, r.File})
	if len(rows.Articles) != 1 || rows.Articles[0].NWitnesses != 3 || rows.Articles[0].WitnessAgreement != schema.Some(.9) {
		t.Errorf("articles %+v", rows.Articles)
	}
	if w := rows.Witnesses; len(w) != 3 || w[0].Text != "" || w[1].Text != "连接近4000家" || w[2].SourceFile != "c.txt" {
		t.Errorf("witnesses %+v", w)
	}
	for i, d := range []string{"used", "duplicate", "duplicate"} {
		if f := rows.Fragments[i]; f.Disposition != d || f.ArticleID != a.ID || (f.ParagraphID == "") != (d == "duplicate") {
			t.Errorf("fragment %d: %+v", i, f)
		}
	}
	proof(t, rows)
}

func TestQuarantined(t *testing.T) {
	r := Quarantined(run, &paper.File{Path: "x.bin", SHA256: "ab"}, "binary file").Inputs[0]
	if r.Status != "quarantined" || r.Error != "binary file" || r.Unit == "" || r.Encoding != "" {
		t.Errorf("%+v", r)
	}
}

// TestReplayOfRandomEdits tabulates stories whose fragments were edited at random
// in several rounds, and proves that the rows replay and the spans hold.
func TestReplayOfRandomEdits(t *testing.T) {
	letters := []rune("沈阳高新区2022年，新增832家６％")
	for seed := int64(0); seed < 500; seed++ {
		rng := rand.New(rand.NewSource(seed))
		p := page("a.txt")
		at := 0
		var paragraphs [][]*paper.Fragment
		for range 1 + rng.Intn(3) {
			var fs []*paper.Fragment
			for range 1 + rng.Intn(3) {
				raw := make([]rune, 1+rng.Intn(20))
				for i := range raw {
					raw[i] = letters[rng.Intn(len(letters))]
				}
				f := fragment(p, at, string(raw))
				f.Moved = rng.Intn(4) == 0
				at = f.End + 1
				for range 3 {
					n := f.Text.Len()
					s := rng.Intn(n + 1)
					e := edit.Edit{Start: s, End: s + rng.Intn(min(3, n-s)+1), After: string(letters[:rng.Intn(3)]), Note: edit.Note{Kind: edit.Char, Rule: "test/random", Evidence: edit.Lexicon}}
					if rng.Intn(4) == 0 {
						f.Text.Suggest([]edit.Edit{e})
					} else {
						f.Text.Apply([]edit.Edit{e})
					}
				}
				fs = append(fs, f)
			}
			paragraphs = append(paragraphs, fs)
		}
		proof(t, Unit(run, "u", []*paper.Article{story(p, paragraphs...)}, nil, []*paper.File{p.File}))
	}
}

// proof checks what must hold of any rows: replay, spans and keys.
func proof(t *testing.T, rows *schema.Rows) {
	t.Helper()
	texts, err := Replay(rows)
	if err != nil {
		t.Fatal(err)
	}
	clean := map[string][]rune{}
	for _, p := range rows.Paragraphs {
		if texts[p.ParagraphID] != p.Text {
			t.Fatalf("paragraph %s is %q, replayed %q", p.ParagraphID, p.Text, texts[p.ParagraphID])
		}
		clean[p.ParagraphID] = []rune(p.Text)
	}
	raw := map[string][]rune{}
	for _, f := range rows.Fragments {
		if raw[f.FragmentID] != nil {
			t.Fatalf("fragment %s twice", f.FragmentID)
		}
		raw[f.FragmentID] = []rune(f.RawText)
	}
	for _, c := range rows.Corrections {
		if got := string(raw[c.FragmentID][c.RawStart:c.RawEnd]); got != c.Before {
			t.Fatalf("correction %+v: raw span is %q", c, got)
		}
		if c.ParagraphID == "" {
			continue
		}
		got := string(clean[c.ParagraphID][c.CleanStart.V:c.CleanEnd.V])
		if c.Applied && got != c.After {
			t.Fatalf("correction %+v: clean span is %q", c, got)
		}
	}
	for _, f := range rows.Figures {
		if got := string(clean[f.ParagraphID][f.CharStart:f.CharEnd]); got != f.Quote {
			t.Fatalf("figure %+v: span is %q", f, got)
		}
	}
}
