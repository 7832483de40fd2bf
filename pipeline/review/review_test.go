package review

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// story makes a story of paragraphs, each of fragments, on a page of a day.
func story(paragraphs ...[]string) (*paper.Article, *paper.Page) {
	day, _ := paper.ParseDay("2024-03-18")
	file := &paper.File{Path: "a.txt", Meta: paper.Meta{Paper: "澜州日报", Date: day}}
	page := &paper.Page{File: file}
	a := &paper.Article{ID: "a1", Page: page}
	for _, lines := range paragraphs {
		p := &paper.Paragraph{Role: paper.Body}
		for _, s := range lines {
			p.Fragments = append(p.Fragments, &paper.Fragment{Page: page, Text: edit.New(s), Disposition: paper.Used})
		}
		a.Paragraphs = append(a.Paragraphs, p)
	}
	a.Assemble()
	return a, page
}

const issue = "澜州日报/2024-03-18"

func book(list ...Decision) *Book {
	for i := range list {
		list[i].Issue = issue
	}
	return NewBook(list)
}

func TestRewordAcrossLines(t *testing.T) {
	for _, c := range []struct {
		name, line, next, reading, change, want string
		at                                      int
	}{
		{"in one line", "集装箱吞吐量27.6万标箱，", "增长14%。", "27.6万标箱", "text=21.6万标箱", "集装箱吞吐量21.6万标箱，增长14%。", 6},
		{"cut by the line end", "集装箱吞吐量27.", "6万标箱，增长14%。", "27.6万标箱", "text=21.6万标箱", "集装箱吞吐量21.6万标箱，增长14%。", 6},
		{"the text reads otherwise", "集装箱吞吐量29.6万标箱，", "增长14%。", "27.6万标箱", "text=21.6万标箱", "集装箱吞吐量29.6万标箱，增长14%。", 6},
		{"another line", "集装箱吞吐量27.6万标箱，", "增长14%。", "增长14%", "text=增长41%", "集装箱吞吐量27.6万标箱，增长14%。", 0},
	} {
		a, _ := story([]string{c.line, c.next})
		b := book(Decision{Key: Key(Figure, c.line, c.at), Reading: c.reading, Action: Change, Change: c.change})
		b.Text([]*paper.Article{a}, nil)
		if a.Text != c.want {
			t.Errorf("%s: %s, want %s", c.name, a.Text, c.want)
		}
		for _, f := range a.Paragraphs[0].Fragments {
			for _, e := range f.Text.Edits() {
				if e.Evidence != edit.Reviewer || e.Rule != "review/change" {
					t.Errorf("%s: the edit says %+v", c.name, e.Note)
				}
			}
		}
	}
}

func TestEditsAreUndoneAndMade(t *testing.T) {
	const raw = "拎包入住住千级，累讣完成"
	made := edit.Edit{Start: 4, End: 5, After: "", Note: edit.Note{Kind: edit.DupChar, Rule: "dup/char", Evidence: edit.Repeat}}
	suggested := edit.Edit{Start: 8, End: 9, After: "计", Note: edit.Note{Kind: edit.Char, Rule: "shape", Evidence: edit.Lexicon}} // in the text as it then stands
	for _, c := range []struct {
		name, want string
		d          Decision
		marks      int
	}{
		{"undone", "拎包入住住千级，累讣完成", Decision{Key: Key(Correction, raw, 4), Reading: "", Action: Undo}, 1},
		{"confirmed", "拎包入住千级，累讣完成", Decision{Key: Key(Correction, raw, 4), Reading: "", Action: OK}, 1},
		{"another text", "拎包入注千级，累讣完成", Decision{Key: Key(Correction, raw, 4), Reading: "", Action: Change, Change: "text=X"}, 0},
		{"suggestion taken", "拎包入住千级，累计完成", Decision{Key: Key(Correction, raw, 9), Reading: "计", Action: OK}, 0},
		{"suggestion refused", "拎包入住千级，累讣完成", Decision{Key: Key(Correction, raw, 9), Reading: "计", Action: Undo}, 1},
		{"nobody suggested it", "拎包入住千级，累讣完成", Decision{Key: Key(Correction, raw, 9), Reading: "记", Action: OK}, 0},
	} {
		a, _ := story([]string{raw})
		f := a.Paragraphs[0].Fragments[0]
		f.Text.Apply([]edit.Edit{made})
		f.Text.Suggest([]edit.Edit{suggested})
		a.Assemble()
		if c.d.Action == Change {
			c.want = "拎包入住X千级，累讣完成"
		}
		book(c.d).Text([]*paper.Article{a}, nil)
		marks := 0
		for _, s := range f.Text.Suggestions() {
			if s.Evidence == edit.Reviewer {
				marks++
			}
		}
		if a.Text != c.want || marks != c.marks {
			t.Errorf("%s: %s with %d marks, want %s with %d", c.name, a.Text, marks, c.want, c.marks)
		}
	}
}

func TestStrays(t *testing.T) {
	stray := func(page *paper.Page, s string) *paper.Fragment {
		return &paper.Fragment{Page: page, Text: edit.New(s), Disposition: paper.Unplaced}
	}
	const text = "就将在新厂房内投产。"
	home := Decision{Key: Key(Stray, text, 0), Reading: text, Action: Place, Change: "after=该项目二期工程"}

	a, page := story([]string{"凭借配套，该项目二期工程"}, []string{"另一段。"})
	f := stray(page, text)
	if left := book(home).Text([]*paper.Article{a}, []*paper.Fragment{f}); len(left) != 0 || a.Paragraphs[0].Text != "凭借配套，该项目二期工程就将在新厂房内投产。" || f.Disposition != paper.Used || f.Reason != "review/place" {
		t.Errorf("sent home: %d left, %s, %s by %s", len(left), a.Paragraphs[0].Text, f.Disposition, f.Reason)
	}

	a, page = story([]string{"甲地的该项目二期工程"}, []string{"乙地的该项目二期工程"})
	if left := book(home).Text([]*paper.Article{a}, []*paper.Fragment{stray(page, text)}); len(left) != 1 {
		t.Error("two paragraphs end so, and the stray was sent to one of them")
	}

	f = stray(page, text)
	left := book(Decision{Key: Key(Stray, text, 0), Reading: text, Action: Furniture}).Text(nil, []*paper.Fragment{f})
	if len(left) != 1 || f.Disposition != paper.Furniture {
		t.Errorf("furniture: %d left, %s", len(left), f.Disposition)
	}
}

func TestFigures(t *testing.T) {
	figure := func(a *paper.Article) paper.Figure {
		return paper.Figure{ID: "f1", Paragraph: a.Paragraphs[0], Span: paper.Span{Start: 2, End: 6}, Quote: "417家", Value: 417, UnitText: "家", Kind: paper.Level,
			IndicatorText: "企业", Confidence: 0.6, Primary: true}
	}
	const line = "新增417家企业"
	key := Key(Figure, line, 2)
	for _, c := range []struct {
		name  string
		d     Decision
		n     int
		check func(*paper.Figure) bool
	}{
		{"confirmed", Decision{Key: key, Reading: "417家", Action: OK, Change: "value=417; unit=家; kind=level; indicator=企业"}, 1,
			func(f *paper.Figure) bool { return f.Confidence == 1 && f.Flags[0] == Confirmed }},
		{"confirmed when it was read otherwise", Decision{Key: key, Reading: "417家", Action: OK, Change: "value=417; unit=家; kind=delta; indicator=企业"}, 1,
			func(f *paper.Figure) bool { return f.Confidence == 0.6 && len(f.Flags) == 0 }},
		{"changed", Decision{Key: key, Reading: "417家", Action: Change, Change: "kind=delta; period=2023-Q1"}, 1,
			func(f *paper.Figure) bool {
				return f.Kind == paper.Delta && f.TimePeriod == "2023-Q1" && f.PeriodEnd.String() == "2023-03-31" && f.Flags[0] == Changed
			}},
		{"dropped", Decision{Key: key, Reading: "417家", Action: Drop}, 0, nil},
		{"another reading", Decision{Key: key, Reading: "471家", Action: Drop}, 1, func(f *paper.Figure) bool { return f.Confidence == 0.6 }},
	} {
		a, _ := story([]string{line})
		a.Figures = []paper.Figure{figure(a)}
		b := book(c.d)
		if err := b.All()[0].Check(); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		b.Figures([]*paper.Article{a})
		if len(a.Figures) != c.n || c.n == 1 && !c.check(&a.Figures[0]) {
			t.Errorf("%s: %+v", c.name, a.Figures)
		}
		if c.n == 0 && (len(a.Unparsed) != 1 || a.Unparsed[0].Reason != Reason) {
			t.Errorf("%s: unparsed %+v", c.name, a.Unparsed)
		}
	}
}

func TestCheckSaysWhatIsWrong(t *testing.T) {
	for want, d := range map[string]Decision{
		"does not fit":     {Key: Key(Stray, "甲", 0), Action: Drop},
		"is no number":     {Key: Key(Figure, "甲", 0), Action: Change, Change: "value=很多"},
		"want 2023":        {Key: Key(Figure, "甲", 0), Action: Change, Change: "period=去年"},
		"want field=value": {Key: Key(Figure, "甲", 0), Action: Change, Change: "832家"},
		"want level":       {Key: Key(Figure, "甲", 0), Action: Change, Change: "kind=many"},
		"want text=":       {Key: Key(Correction, "甲", 0), Action: Change, Change: "832"},
		"want after=":      {Key: Key(Stray, "甲", 0), Action: Place, Change: "after=句末"},
		"the key":          {Key: "", Action: OK},
	} {
		d.Issue = issue
		if err := d.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", d, err, want)
		}
	}
}

// TestBookKeeps proves that any decisions come back from the file as they were,
// and that only what decides rows shows in a digest.
func TestBookKeeps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("甲乙丙3.%\t\n\\nt\"# ；")))
		var list []Decision
		for range rapid.IntRange(0, 8).Draw(t, "n") {
			list = append(list, Decision{Issue: issue + text.Draw(t, "issue"), Key: Key(Figure, text.Draw(t, "line"), rapid.IntRange(0, 9).Draw(t, "at")), Reading: text.Draw(t, "reading"),
				Action: Drop, Sentence: text.Draw(t, "sentence"), Note: text.Draw(t, "note")})
		}
		b := NewBook(list)
		var file strings.Builder
		if err := b.Write(&file); err != nil {
			t.Fatal(err)
		}
		got, err := Parse(strings.NewReader(file.String()))
		if err != nil {
			t.Fatalf("%v of\n%s", err, file.String())
		}
		if len(got.All()) != len(b.All()) {
			t.Fatalf("%d decisions, want %d", len(got.All()), len(b.All()))
		}
		for i, d := range b.All() {
			if got.All()[i] != d {
				t.Fatalf("%+v, want %+v", got.All()[i], d)
			}
			if got.Digest(d.Issue) != b.Digest(d.Issue) || b.Digest(d.Issue) == "" {
				t.Fatal("the digest does not hold")
			}
		}
	})
}

// TestAnyDecisionLeavesATextThatReplays proves that no decision, however wrong,
// breaks the record of edits.
func TestAnyDecisionLeavesATextThatReplays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.StringOfN(rapid.SampledFrom([]rune("甲乙二3.家%")), 0, 6, -1)
		a, page := story([]string{letters.Draw(t, "one"), letters.Draw(t, "two")}, []string{letters.Draw(t, "three")})
		loose := []*paper.Fragment{{Page: page, Text: edit.New(letters.Draw(t, "stray")), Disposition: paper.Unplaced}}
		var list []Decision
		for _, p := range a.Paragraphs {
			for _, f := range append(p.Fragments, loose...) {
				k := rapid.SampledFrom([]Kind{Figure, Correction, Stray}).Draw(t, "kind")
				rs := []rune(f.Text.Raw())
				at := rapid.IntRange(0, len(rs)+2).Draw(t, "at")
				reading := string(rs[min(at, len(rs)):])
				if rapid.Bool().Draw(t, "other") {
					reading = letters.Draw(t, "reading")
				}
				list = append(list, Decision{Key: Key(k, f.Text.Raw(), at), Reading: reading, Action: rapid.SampledFrom(Allowed(k)).Draw(t, "action"),
					Change: rapid.SampledFrom([]string{"text=", "after="}).Draw(t, "what") + letters.Draw(t, "change")})
			}
		}
		b := book(list...)
		b.Text([]*paper.Article{a}, loose)
		b.Figures([]*paper.Article{a})
		for _, p := range a.Paragraphs {
			text := ""
			for _, f := range p.Fragments {
				s, err := edit.Replay(f.Text.Raw(), f.Text.Edits())
				if err != nil || s != f.Text.String() {
					t.Fatalf("%q replays to %q, %v", f.Text.String(), s, err)
				}
				text += s
			}
			if text != p.Text {
				t.Fatalf("paragraph %q of %q", p.Text, text)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add(columns + "\n甲/2024-01-01\tf:00@1\t3家\tdrop\t\t\t\t\t\n")
	f.Fuzz(func(t *testing.T, s string) {
		b, err := Parse(strings.NewReader(s))
		if err != nil {
			return
		}
		var out strings.Builder
		if err := b.Write(&out); err != nil {
			t.Fatal(err)
		}
		if again, err := Parse(strings.NewReader(out.String())); err != nil || len(again.All()) != len(b.All()) {
			t.Fatalf("written, it is %d of %d, %v", len(again.All()), len(b.All()), err)
		}
	})
}
