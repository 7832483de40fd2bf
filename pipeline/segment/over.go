package segment

// A headline is set over all columns of its story, so that pdftotext reads it with the
// second, behind the first:
//
//	今年以来，全市新建公交站台          the last line of the first column
//	公交站台三年翻番                    the headline
//	一百二十个，其中三十个装有          the first line of the second
//
// It is parted from the column where the column reads on over it, or where it is a phrase
// that does not read on in the beginning of a paragraph under it. On 150 pages set for
// tests 5 of 5 and 4 of 4 such lines that fill a column were headlines. At the top of a
// page it is parted from what begins in mid-sentence.
const (
	overAhead = 5.0  // bits by which the column before reads on in the second line better than in the first
	overFit   = 2.0  // and how well at least
	overApart = -2.0 // how badly a headline reads on in a paragraph at most
	overDear  = 4.0  // what its words may cost then
	overTop   = 2.0  // how well one at the top of a page reads on at most in what begins in mid-sentence
	overMid   = -4.0 // what speaks for a beginning there at most
)

// overColumns parts the headlines that stand right on a column from it.
func overColumns(us []*unit) {
	var last *unit // of the text before
	for from := 0; from < len(us); {
		to := blockEnd(us, from)
		if to-from > 1 && overColumn(us[from], us[from+1], last) {
			us[from].class, us[from].rule = short, ""
			us[from+1].gap = 1
		}
		for _, u := range us[from:to] {
			if u.class == running || u.class == short && to-from > 1 {
				last = u
			}
		}
		from = to
	}
}

// overColumn reports whether the first of two lines at the top of a block is a headline,
// and the second is text; last is the last line of the text before, nil at the top of a
// page.
func overColumn(a, b, last *unit) bool {
	if a.glued > 0 || a.abreast || a.class != short && a.class != running || b.class != short && b.class != running {
		return false
	}
	if n := len(a.rs); n < 6 || n > 40 || ending(a.rs) > 0 || hasRune(a.rs, '。', '；') {
		return false
	}
	switch on, dear := judge(a.rs, b.rs).Fit, clause(a.rs); {
	case last == nil:
		return on < overTop && dear <= 8 && (opens(b.rs) < overMid || tied(b.rs).close > 0)
	case on >= 0 || dear > 6.2:
		return false
	case ending(last.rs) == 0:
		fit := judge(last.rs, b.rs).Fit
		return fit > overFit && fit-judge(last.rs, a.rs).Fit >= overAhead
	default:
		return ending(last.rs) == 2 && on < overApart && dear <= overDear && opens(b.rs) > 0 && (hasRune(b.rs, '，') || clause(b.rs) > 6.2)
	}
}
