package segment

import (
	"sort"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// OCR loses quotation marks oftener than any other, and reads the single ones of a
// quotation inside a quotation as double. Where the marks of a paragraph do not pair, the
// sentence says which it was:
//
//	当时有人问，这是“某某蓝”，能持久吗？”        “这是‘某某蓝’，能持久吗？”
//	“实体经济是根基。市委书记王立表示，“要…”      “…是根基。”市委书记王立表示，“要…”
//	“这个现象很令人欣慰。                           “…令人欣慰。”
//
// A quotation that goes on in the next paragraph is left open, as it is in print.
const (
	innerMost = 16 // characters of a quotation inside another
	whoMost   = 16 // from the end of a quotation to the verb that says whose it was
)

// quotations mends the quotation marks of a story's paragraphs, where it was read by OCR.
func quotations(a *paper.Article) {
	if a.Page == nil || !a.Page.Scanned {
		return
	}
	for i, p := range a.Paragraphs {
		if p.Role != paper.Body && p.Role != paper.Lead {
			continue
		}
		var rs []rune
		for _, f := range p.Fragments {
			rs = append(rs, []rune(f.Text.String())...)
		}
		goesOn := false
		if i+1 < len(a.Paragraphs) {
			next := a.Paragraphs[i+1].Fragments[0].Text.String()
			goesOn = hasPrefix([]rune(next), "“") || hasPrefix([]rune(next), "\"")
		}
		perform(p, unpaired(rs, goesOn))
	}
}

// unpaired returns the edits that make the quotation marks of a paragraph pair; goesOn says
// that the next paragraph begins with one.
func unpaired(rs []rune, goesOn bool) []edit.Edit {
	var at []int
	for i, r := range rs {
		if r == '“' || r == '”' {
			at = append(at, i)
		}
	}
	var es []edit.Edit
	put := func(from, to int, mark string, kind edit.Kind) {
		es = append(es, edit.Edit{Start: from, End: to, After: mark, Note: edit.Note{Kind: kind, Rule: "segment/quotation", Evidence: edit.Structure, Confidence: 0.8}})
	}
	open := -1
	for k := 0; k < len(at); k++ {
		i := at[k]
		switch {
		case rs[i] == '”':
			open = -1
		case open < 0:
			open = i
		case k+2 < len(at) && rs[at[k+1]] == '”' && rs[at[k+2]] == '”' && at[k+1]-i <= innerMost && !hasRune(rs[i:at[k+1]], '。', '！', '？'):
			put(i, i+1, "‘", edit.Punct)
			put(at[k+1], at[k+1]+1, "’", edit.Punct)
			k++
		default:
			if p := strayMark(rs, open+1, i); p > 0 {
				put(p, p+1, "”", edit.Punct)
			} else if p := spoken(rs, open+1, i); p > 0 {
				put(p, p, "”", edit.Insert)
			}
			open = i
		}
	}
	if open < 0 || len(rs) == 0 {
		return es
	}
	if p := strayMark(rs, open+1, len(rs)); p > 0 {
		put(p, p+1, "”", edit.Punct)
	} else if p := spoken(rs, open+1, len(rs)); p > 0 {
		put(p, p, "”", edit.Insert)
	} else if n := len(rs); hasRune(rs[n-1:], '。', '！', '？') && !goesOn {
		if rs[n-1] == '。' && open > 0 && !hasRune(rs[open:n-1], '。', '！', '？') && !hasRune(rs[open-1:open], '：', ':', '，', ',', '。', '！', '？', '”', ' ') {
			n-- // 强调“…新使命”。: a part of the sentence that it stands in
		}
		put(n, n, "”", edit.Insert)
	}
	return es
}

// strayMark returns where a mark stands before another that OCR makes of one that closes
// (不予出具`，); 0 where none does.
func strayMark(rs []rune, from, to int) int {
	for i := from; i+1 < to; i++ {
		if hasRune(rs[i:i+1], '`', '^', '*', '\'') && han(rs[i-1]) && hasRune(rs[i+1:i+2], '，', '。', '、', '；', '：') {
			return i
		}
	}
	return 0
}

// spoken returns the end of the first sentence from a place on behind which it says who
// spoke: 。市委书记王立表示，; 0 where none does.
func spoken(rs []rune, from, to int) int {
	for i := from; i < to; i++ {
		if !hasRune(rs[i:i+1], '。', '！', '？') {
			continue
		}
		for k := i + 2; k < to && k <= i+whoMost; k++ {
			if hasRune(rs[k:k+1], '，', '：', '。', '、', '；', '！', '？') {
				if rs[k] == '，' || rs[k] == '：' || rs[k] == '。' {
					if lists().says[string(rs[k-1:k])] || lists().says[string(rs[k-2:k])] {
						return i + 1
					}
				}
				break
			}
		}
	}
	return 0
}

// perform makes edits of a paragraph, counted in its text, in its fragments.
func perform(p *paper.Paragraph, es []edit.Edit) {
	sort.SliceStable(es, func(i, j int) bool { return es[i].Start < es[j].Start })
	at := 0
	for k, f := range p.Fragments {
		n := f.Text.Len()
		var own []edit.Edit
		for _, e := range es {
			if e.Start < at || e.End > at+n || e.Start == at+n && k+1 < len(p.Fragments) {
				continue
			}
			e.Start, e.End = e.Start-at, e.End-at
			own = append(own, e)
		}
		if len(own) > 0 {
			f.Text.Apply(own)
		}
		at += n
	}
}
