package clean

import (
	"testing"
	"unicode/utf8"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/given"
	"baoshu/pipeline/paper"
)

// broadcast reads the items of the broadcast corpus as files, a paragraph a line.
func broadcast(t testing.TB) (out []*paper.File) {
	for item := range given.Broadcast(t) {
		out = append(out, fileOf(paper.Plain, append([]string{item.Title}, item.Paras...)...))
	}
	return out
}

func fileOf(format paper.Format, lines ...string) *paper.File {
	f := &paper.File{Format: format}
	p := &paper.Page{File: f, No: 1}
	f.Pages = []*paper.Page{p}
	for i, l := range lines {
		p.Lines = append(p.Lines, paper.Line{No: i + 1, Text: edit.New(l)})
	}
	return f
}

// TestCorpusIsLeftAlone counts what cleaning does to text that had little wrong
// with it: no script changes at all, no digit, and of everything else only what
// the rules are for.
func TestCorpusIsLeftAlone(t *testing.T) {
	kinds, rules := map[edit.Kind]int{}, map[string]int{}
	samples := map[string][]string{}
	chars := 0
	for _, f := range broadcast(t) {
		File(f)
		for i := range f.Pages[0].Lines {
			text := &f.Pages[0].Lines[i].Text
			chars += utf8.RuneCountInString(text.Raw())
			raw := []rune(text.Raw())
			for _, e := range text.Edits() {
				kinds[e.Kind] += max(e.End-e.Start, utf8.RuneCountInString(e.After))
				rules[e.Rule]++
				if len(samples[e.Rule]) < 12 && rules[e.Rule]%7 == 1 {
					samples[e.Rule] = append(samples[e.Rule], string(raw[max(0, e.Start-8):e.Start])+"["+e.Before+"→"+e.After+"]"+string(raw[e.End:min(len(raw), e.End+8)]))
				}
			}
		}
	}
	t.Logf("%d characters; changed by kind %v; edits by rule %v", chars, kinds, rules)
	if testing.Verbose() {
		for r, s := range samples {
			for _, x := range s {
				t.Logf("%s %s", r, x)
			}
		}
	}
	if n := kinds[edit.Script]; n > 0 {
		t.Errorf("%d characters of simplified text converted", n)
	}
	total := 0
	for _, n := range kinds {
		total += n
	}
	if perMillion := total * 1_000_000 / chars; perMillion > 600 {
		t.Errorf("%d characters in a million changed", perMillion)
	}
}
