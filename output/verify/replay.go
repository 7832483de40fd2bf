package verify

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// replay proves that the fragments of each paragraph, with the applied
// corrections played on them, are its text.
func (x *crossing) replay() {
	p, f := x.frame("paragraphs"), x.frame("fragments")
	text, n := p.col("text"), p.col("n_fragments")
	raw, seq, start := f.col("raw_text"), f.col("seq"), f.col("para_start")
	for i := range p.n {
		list := x.pieces[i]
		if int(n.ints[i]) != len(list) {
			p.fault(i, "n_fragments", "is %d, %d fragments name the paragraph", n.ints[i], len(list))
		}
		sort.Slice(list, func(a, b int) bool { return seq.ints[list[a]] < seq.ints[list[b]] })
		var out strings.Builder
		at := 0
		for k, row := range list {
			if int(seq.ints[row]) != k {
				f.fault(row, "seq", "is %d, not %d", seq.ints[row], k)
			}
			if s, ok := start.num(row); !ok || s != at {
				f.fault(row, "para_start", "is %d, the fragments before take %d", s, at)
			}
			s := x.play(row, raw.str(row))
			out.WriteString(s)
			at += runes(s)
		}
		if got := out.String(); got != text.str(i) {
			d := differ(got, text.str(i))
			p.fault(i, "text", "is not what the corrections make of the raw text: they differ at %d, %q and %q", d, around(text.str(i), d), around(got, d))
		}
	}
}

// play plays the applied corrections of a fragment on its raw text.
func (x *crossing) play(row int, raw string) string {
	list := x.edits[row]
	if len(list) == 0 {
		return raw
	}
	c := x.frame("corrections")
	start, end, after := c.col("raw_start"), c.col("raw_end"), c.col("after")
	sort.Slice(list, func(i, j int) bool {
		a, b := list[i], list[j]
		if start.ints[a] != start.ints[b] {
			return start.ints[a] < start.ints[b]
		}
		return end.ints[a] < end.ints[b]
	})
	rs := []rune(raw)
	var out strings.Builder
	at := 0
	for _, i := range list {
		s, e := int(start.ints[i]), int(end.ints[i])
		if s < at || e < s || e > len(rs) {
			c.fault(i, "raw_start", "[%d,%d) overlaps another correction or leaves the raw text", s, e)
			continue
		}
		out.WriteString(string(rs[at:s]))
		out.WriteString(after.str(i))
		at = e
	}
	out.WriteString(string(rs[at:]))
	return out.String()
}

// differ returns the first code point at which two texts differ.
func differ(a, b string) int {
	ra, rb := []rune(a), []rune(b)
	for i := range ra {
		if i >= len(rb) || ra[i] != rb[i] {
			return i
		}
	}
	return len(ra)
}

// around returns a few characters of a text at a code point.
func around(s string, at int) string {
	rs := []rune(s)
	return string(rs[max(0, min(at, len(rs))-4):min(len(rs), at+8)])
}

// counts proves the counts in articles, and its witnesses.
func (x *crossing) counts() {
	a := x.frame("articles")
	n := map[string][]int{}
	count := func(name, table string, ok func(i int) bool) {
		f := x.frame(table)
		story := f.col("article_id")
		rows := make([]int, a.n)
		for i := range f.n {
			if k, known := x.articles[story.str(i)]; known && ok(i) {
				rows[k]++
			}
		}
		n[name] = rows
	}
	every := func(int) bool { return true }
	role := x.frame("paragraphs").col("role")
	applied, para := x.frame("corrections").col("applied"), x.frame("corrections").col("paragraph_id")
	count("n_paragraphs", "paragraphs", func(i int) bool { return role.text[i] == "body" || role.text[i] == "lead" })
	count("n_figures", "figures", every)
	count("n_numbers_unparsed", "unparsed_numbers", every)
	count("n_corrections", "corrections", func(i int) bool { return applied.bools[i] && !para.null[i] })
	count("n_witnesses", "witnesses", every)
	for _, name := range []string{"n_paragraphs", "n_figures", "n_numbers_unparsed", "n_corrections", "n_witnesses"} {
		for i, got := range a.col(name).ints {
			if int(got) != n[name][i] {
				a.fault(i, name, "is %d, the rows are %d", got, n[name][i])
			}
		}
	}
	for i, seen := range a.col("n_numbers_seen").ints {
		if int(seen) < n["n_figures"][i]+n["n_numbers_unparsed"][i] {
			a.fault(i, "n_numbers_seen", "is %d, less than the figures and unparsed numbers", seen)
		}
	}
	w := x.frame("witnesses")
	story, file, base := w.col("article_id"), w.col("source_file"), a.col("source_file")
	for i, no := range w.col("witness_no").ints {
		k, ok := x.articles[story.str(i)]
		if ok && no == 0 && file.str(i) != base.str(k) {
			w.fault(i, "source_file", "is %s, the base of its story is %s", file.str(i), base.str(k))
		}
		if ok && (no < 0 || int(no) >= n["n_witnesses"][k]) {
			w.fault(i, "witness_no", "is %d of %d copies", no, n["n_witnesses"][k])
		}
	}
}

// A ruler finds code points in a text without counting from its start each time.
type ruler struct {
	text  string
	n     int     // code points
	marks []int32 // the byte of every 64th code point
}

const step = 64

func newRuler(text string) ruler {
	r := ruler{text: text}
	for i := range text {
		if r.n%step == 0 {
			r.marks = append(r.marks, int32(i))
		}
		r.n++
	}
	return r
}

// slice returns the code points [start, end), and whether there are such.
func (r *ruler) slice(start, end int) (string, bool) {
	if start < 0 || end < start || end > r.n {
		return "", false
	}
	return r.text[r.byte(start):r.byte(end)], true
}

func (r *ruler) byte(at int) int {
	if at == r.n {
		return len(r.text)
	}
	b := int(r.marks[at/step])
	for range at % step {
		_, size := utf8.DecodeRuneInString(r.text[b:])
		b += size
	}
	return b
}

func runes(s string) int { return utf8.RuneCountInString(s) }
