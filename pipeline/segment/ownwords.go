package segment

import (
	"baoshu/pipeline/edit"
	"baoshu/pipeline/lm"
)

// A headline says what its story says, and OCR reads large type worse than small:
// where a headline has what the language hardly has, and the text of the page has
// the same words but for that character, over and over or with three neighbours,
// and it makes a word of what was none, the text is right.
//
//	香港党方移除部分路障      the headline as it was read
//	香港警方今天清晨起…       its text: 党 was 警
const (
	oddCost  = 22.0 // what the character and the two behind it cost at least, in bits
	oddSaved = 20.0 // what the other saves at least
	oddFirst = 12.0 // the same at the start of the line, where little stands before it
	oddWord  = 5    // how common the word is that it makes, as [lm.Model.Word] counts
	oddStart = 12   // the same at the start of the line
)

// ownWords mends the lines that can be headlines by the words of the page's text.
func (s *sheet) ownWords() {
	for _, p := range s.pieces {
		if !s.headlike(p) || s.inBlock(p) {
			continue
		}
		for _, u := range p.units {
			var es []edit.Edit
			for i := range u.rs {
				if y := s.meant(u.rs, i); y != 0 {
					es = append(es, edit.Edit{Start: i, End: i + 1, After: string(y), Note: edit.Note{Kind: edit.Char, Rule: "segment/own-words", Evidence: edit.Repeat, Confidence: 0.9}})
				}
			}
			if len(es) == 0 {
				continue
			}
			u.text.Apply(es)
			u.rs = []rune(u.text.String())
			p.reread()
		}
	}
}

// meant returns the character that stands in the text of the page where a line has
// an unlikely one at i; 0 where the line is likely or the text does not say.
func (s *sheet) meant(rs []rune, i int) rune {
	m := lm.Default()
	x := rs[i]
	if !han(x) || numeralHan(x) || len(rs) < 5 {
		return 0
	}
	to := min(len(rs), i+3)
	cost := m.Run(rs[max(0, i-2):i], rs[i:to])
	if cost < oddCost {
		return 0
	}
	var best rune
	votes, near := 0, 0
	for _, q := range s.pieces {
		if !q.body() {
			continue
		}
		for j, y := range q.rs {
			if !han(y) {
				continue
			}
			n, sides := agree(rs, i, q.rs, j)
			if n < 2 || sides < 2 && (n < 2 || i > 0 && i < len(rs)-1) {
				continue
			}
			switch {
			case y == x, best != 0 && y != best:
				return 0
			default:
				best = y
				votes++
				near = max(near, n)
			}
		}
	}
	if best == 0 || numeralHan(best) || near < 3 && votes < 2 || inWord(rs, i, best) < oddWord || inWord(rs, i, x) > 0 {
		return 0
	}
	with := append([]rune{best}, rs[i+1:to]...)
	saved := cost - m.Run(rs[max(0, i-2):i], with)
	if saved >= oddSaved || i == 0 && votes > 1 && saved >= oddFirst && inWord(rs, i, best) >= oddStart {
		return best
	}
	return 0
}

// inWord returns how common the most common word over i is, with y at i.
func inWord(rs []rune, i int, y rune) int {
	best := 0
	var w [4]rune
	for n := 2; n <= 4; n++ {
		for at := max(0, i-n+1); at <= i && at+n <= len(rs); at++ {
			copy(w[:], rs[at:at+n])
			w[i-at] = y
			best = max(best, lm.Default().Word(w[:n]))
		}
	}
	return best
}

// agree counts the characters next to a[i], up to two on each side, that stand in
// the same places next to b[j], and the sides that they stand on.
func agree(a []rune, i int, b []rune, j int) (n, sides int) {
	left := 0
	for left < 2 && i-left > 0 && j-left > 0 && a[i-left-1] == b[j-left-1] {
		left++
	}
	right := 0
	for right < 2 && i+right+1 < len(a) && j+right+1 < len(b) && a[i+right+1] == b[j+right+1] {
		right++
	}
	if left > 0 {
		sides++
	}
	if right > 0 {
		sides++
	}
	return left + right, sides
}
