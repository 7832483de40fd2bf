package verify

import (
	"hash/maphash"
	"strconv"

	"baoshu/schema"
)

func itoa(n int) string { return strconv.Itoa(n) }

// cross proves what holds between the tables of a part.
func (p *part) cross() {
	if p.frames["runs"] != nil && len(p.frames) == 1 {
		return
	}
	index := map[string]map[string]int{} // table → key → row
	of := func(table string) map[string]int {
		if index[table] == nil {
			f := p.frame(table)
			m := make(map[string]int, f.n)
			for i := range f.n {
				m[f.key(i)] = i
			}
			index[table] = m
		}
		return index[table]
	}
	for _, t := range schema.Tables() {
		for _, c := range t.Columns {
			if c.Ref != "" {
				to, _ := c.Target()
				p.references(t, c, to, of(to))
			}
		}
	}
	x := &crossing{part: p, articles: of("articles"), paragraphs: of("paragraphs"), fragments: of("fragments"), inputs: of("inputs")}
	x.texts()
	x.fragmentRows()
	x.correctionRows()
	x.replay()
	x.spans()
	x.counts()
}

// references proves that the values of a column are keys of another table.
func (p *part) references(t *schema.Table, c *schema.Column, to string, keys map[string]int) {
	f := p.frame(t.Name)
	col := f.col(c.Name)
	memo := map[string]bool{} // few run ids stand in many rows
	find := func(i int, v string) {
		if _, ok := keys[v]; ok || memo[v] {
			return
		}
		if !c.Soft {
			f.fault(i, c.Name, "points at %s %q, which is not there", to, v)
			return
		}
		memo[v] = true
		p.v.mu.Lock()
		p.v.wanted = append(p.v.wanted, far{to, maphash.String(seed, v), v, &frame{v: p.v, t: f.t, files: f.files, starts: f.starts}, i, c.Name})
		p.v.mu.Unlock()
	}
	for i := range f.n {
		if col.null[i] {
			continue
		}
		if c.Type == schema.Strings {
			for _, v := range col.lists[i] {
				find(i, v)
			}
			continue
		}
		find(i, col.text[i])
	}
}

// crossing is a part with the rows of its tables by key.
type crossing struct {
	*part
	articles, paragraphs, fragments, inputs map[string]int
	text                                    []ruler       // of each paragraph
	pieces                                  map[int][]int // the fragments of each paragraph, by seq
	edits                                   map[int][]int // the applied corrections of each fragment, by raw_start
}

// texts proves that the paragraphs of a story, in order, are its text.
func (x *crossing) texts() {
	f, a := x.frame("paragraphs"), x.frame("articles")
	text, seq, start := f.col("text"), f.col("seq"), f.col("article_start")
	story := f.col("article_id")
	x.text = make([]ruler, f.n)
	type state struct{ seq, runes, bytes int }
	at := make([]state, a.n)
	whole := a.col("text")
	for i := range f.n {
		x.text[i] = newRuler(text.str(i))
		k, ok := x.articles[story.str(i)]
		if !ok {
			continue
		}
		s := &at[k]
		if int(seq.ints[i]) != s.seq {
			f.fault(i, "seq", "is %d, the paragraph before is %d", seq.ints[i], s.seq-1)
			s.seq = int(seq.ints[i])
		}
		if s.seq > 0 {
			s.runes++
			s.bytes++
		}
		t := text.str(i)
		if int(start.ints[i]) != s.runes {
			f.fault(i, "article_start", "is %d, the paragraphs before take %d", start.ints[i], s.runes)
		}
		if w := whole.str(k); len(w) < s.bytes+len(t) || w[s.bytes:s.bytes+len(t)] != t || s.bytes > 0 && w[s.bytes-1] != '\n' {
			f.fault(i, "text", "is not what stands in articles.text at %d", s.runes)
		}
		s.seq++
		s.runes += x.text[i].n
		s.bytes += len(t)
	}
	for k := range a.n {
		if at[k].bytes != len(whole.str(k)) {
			a.fault(k, "text", "has %d bytes, its paragraphs %d", len(whole.str(k)), at[k].bytes)
		}
	}
}

// fragmentRows proves the place of each fragment.
func (x *crossing) fragmentRows() {
	f, in := x.frame("fragments"), x.frame("inputs")
	file, sum, start, end := f.col("source_file"), f.col("source_sha256"), f.col("raw_start"), f.col("raw_end")
	para, story, seq, disp := f.col("paragraph_id"), f.col("article_id"), f.col("seq"), f.col("disposition")
	inSum, inBytes := in.col("sha256"), in.col("bytes")
	paraStory := x.frame("paragraphs").col("article_id")
	x.pieces = map[int][]int{}
	for i := range f.n {
		if k, ok := x.inputs[file.str(i)]; ok {
			if inSum.str(k) != sum.str(i) {
				f.fault(i, "source_sha256", "is %s, inputs has %s", sum.str(i), inSum.str(k))
			}
			if start.ints[i] > end.ints[i] || end.ints[i] > inBytes.ints[k] {
				f.fault(i, "raw_end", "bytes [%d,%d) are none of a file of %d", start.ints[i], end.ints[i], inBytes.ints[k])
			}
		}
		if used := disp.str(i) == "used"; used == para.null[i] {
			f.fault(i, "disposition", "is %s, and the paragraph is %q", disp.str(i), para.str(i))
		}
		if k, ok := x.paragraphs[para.str(i)]; ok {
			if seq.null[i] {
				f.fault(i, "seq", "is null in a paragraph")
			}
			if paraStory.str(k) != story.str(i) {
				f.fault(i, "article_id", "is %s, its paragraph's is %s", story.str(i), paraStory.str(k))
			}
			x.pieces[k] = append(x.pieces[k], i)
		}
	}
}

// correctionRows proves what each correction says of its fragment and paragraph.
func (x *crossing) correctionRows() {
	f, fr := x.frame("corrections"), x.frame("fragments")
	frag, para, story := f.col("fragment_id"), f.col("paragraph_id"), f.col("article_id")
	before, after, applied, touches, kind := f.col("before"), f.col("after"), f.col("applied"), f.col("touches_number"), f.col("kind")
	rs, re, cs, ce := f.col("raw_start"), f.col("raw_end"), f.col("clean_start"), f.col("clean_end")
	raw, frPara, frStory := fr.col("raw_text"), fr.col("paragraph_id"), fr.col("article_id")
	x.edits = map[int][]int{}
	rulers := map[int]*ruler{}
	for i := range f.n {
		k, ok := x.fragments[frag.str(i)]
		if !ok {
			continue
		}
		if frPara.str(k) != para.str(i) || frStory.str(k) != story.str(i) {
			f.fault(i, "paragraph_id", "is %q in %q, its fragment's is %q in %q", para.str(i), story.str(i), frPara.str(k), frStory.str(k))
		}
		r := rulers[k]
		if r == nil {
			n := newRuler(raw.str(k))
			r = &n
			rulers[k] = r
		}
		if got, ok := r.slice(int(rs.ints[i]), int(re.ints[i])); !ok || got != before.str(i) {
			f.fault(i, "before", "%q is not what stands in the raw text at [%d,%d): %q", before.str(i), rs.ints[i], re.ints[i], got)
		}
		if hasDigit(before.str(i)) || hasDigit(after.str(i)) {
			if !touches.bools[i] {
				f.fault(i, "touches_number", "is false, and a digit is in %q → %q", before.str(i), after.str(i))
			}
		}
		if kind.str(i) == "move" && (before.str(i) != "" || after.str(i) != "") {
			f.fault(i, "kind", "a move changes characters: %q → %q", before.str(i), after.str(i))
		}
		if applied.bools[i] {
			x.edits[k] = append(x.edits[k], i)
		}
		p, ok := x.paragraphs[para.str(i)]
		if !ok {
			continue
		}
		s, ok1 := cs.num(i)
		e, ok2 := ce.num(i)
		got, ok3 := x.text[p].slice(s, e)
		if !ok1 || !ok2 || !ok3 {
			f.fault(i, "clean_start", "[%d,%d) is no span of its paragraph", s, e)
		} else if applied.bools[i] && got != after.str(i) {
			f.fault(i, "after", "%q is not what stands in the paragraph at [%d,%d): %q", after.str(i), s, e, got)
		}
	}
}

// hasDigit reports a digit: what a correction must own up to. What else is part
// of a numeral is for the writer's list to say.
func hasDigit(s string) bool {
	for _, r := range s {
		if '0' <= r && r <= '9' || '０' <= r && r <= '９' {
			return true
		}
	}
	return false
}

// spans proves that every quote stands where it is said to stand.
func (x *crossing) spans() {
	for _, table := range []string{"figures", "unparsed_numbers"} {
		f := x.frame(table)
		para, story, start, end, quote := f.col("paragraph_id"), f.col("article_id"), f.col("char_start"), f.col("char_end"), f.col("quote")
		paraStory := x.frame("paragraphs").col("article_id")
		for i := range f.n {
			p, ok := x.paragraphs[para.str(i)]
			if !ok {
				continue
			}
			if paraStory.str(p) != story.str(i) {
				f.fault(i, "article_id", "is %s, its paragraph's is %s", story.str(i), paraStory.str(p))
			}
			s, e := int(start.ints[i]), int(end.ints[i])
			if got, ok := x.text[p].slice(s, e); !ok || got != quote.str(i) {
				f.fault(i, "quote", "%s is not what stands at [%d,%d): %s", quote.str(i), s, e, got)
			}
		}
	}
	x.figureRows()
}

// figureRows proves what else a figure says of its paragraph and its story.
func (x *crossing) figureRows() {
	f, a, c := x.frame("figures"), x.frame("articles"), x.frame("corrections")
	para, story, start, end := f.col("paragraph_id"), f.col("article_id"), f.col("char_start"), f.col("char_end")
	date, storyDate := f.col("pub_date"), a.col("pub_date")
	indicator, indicatorStart := f.col("indicator_text"), f.col("indicator_start")
	touched := map[string][][2]int{} // spans of applied corrections that touch a number, by paragraph
	applied, touches, cs, ce, cp := c.col("applied"), c.col("touches_number"), c.col("clean_start"), c.col("clean_end"), c.col("paragraph_id")
	for i := range c.n {
		if applied.bools[i] && touches.bools[i] && !cs.null[i] {
			touched[cp.str(i)] = append(touched[cp.str(i)], [2]int{int(cs.ints[i]), int(ce.ints[i])})
		}
	}
	corrected, prefix, suffix := f.col("corrected"), f.col("prefix"), f.col("suffix")
	for i := range f.n {
		if k, ok := x.articles[story.str(i)]; ok && (date.null[i] != storyDate.null[k] || date.ints[i] != storyDate.ints[k]) {
			f.fault(i, "pub_date", "is not that of its story")
		}
		p, ok := x.paragraphs[para.str(i)]
		if !ok {
			continue
		}
		s, e := int(start.ints[i]), int(end.ints[i])
		if got, ok := x.text[p].slice(s-runes(prefix.str(i)), s); !ok || got != prefix.str(i) {
			f.fault(i, "prefix", "%q is not what stands before the quote: %q", prefix.str(i), got)
		}
		if got, ok := x.text[p].slice(e, e+runes(suffix.str(i))); !ok || got != suffix.str(i) {
			f.fault(i, "suffix", "%q is not what stands after the quote: %q", suffix.str(i), got)
		}
		if at, ok := indicatorStart.num(i); ok {
			if got, ok := x.text[p].slice(at, at+runes(indicator.str(i))); !ok || got != indicator.str(i) {
				f.fault(i, "indicator_text", "%q is not what stands at %d: %q", indicator.str(i), at, got)
			}
		}
		for _, span := range touched[para.str(i)] {
			if span[0] < e && span[1] > s && !corrected.bools[i] {
				f.fault(i, "corrected", "is false, and a correction touched a number in it at [%d,%d)", span[0], span[1])
			}
		}
	}
}
