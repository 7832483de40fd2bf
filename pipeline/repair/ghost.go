package repair

// OCR reads some characters as two, and the first of the two is nearly always the
// same: 和 or 人, seldom 上 (希望 as 和希望, 金融 as 人金融, 岐 as 上岐). Such a ghost is
// taken out where the text reads far better without it and a word closes over it, or
// begins behind it after a mark. On the 201 stories of pages read by OCR that quality
// is set against, and as many without errors, all that save 16 bits are ghosts; on 12.8
// million characters of the corpora, where 和 joins what rarely stands together, 28 are
// none. Where it stands between two words it is left alone.
const (
	ghostMade    = 16.0 // bits that the text saves, to be made
	ghostInside  = 21.0 // the same of 人 and 上 inside a word
	ghostSuggest = 13.0 // to be suggested
	ghostWord    = 5    // how common the word is that closes over it
	ghostOwn     = 3    // how common a word it would be part of: it is left alone
)

// ghost finds characters that were read where nothing was printed.
func (r *room) ghost(text []rune) []proposal {
	var out []proposal
	for i, x := range text {
		if x != '和' && x != '人' && x != '上' || i == 0 || i+2 >= len(text) || !han(text[i+1]) {
			continue
		}
		before := at(text, i-1)
		if !han(before) && !pauses(before) && before != '“' && before != '《' {
			continue
		}
		left, to := text[max(0, i-2):i], min(i+4, len(text))
		saved := r.m.Run(left, text[i:to]) - r.m.Run(left, text[i+1:to])
		if saved < ghostSuggest || r.isWord(text, i, x, ghostOwn) || !r.closes(text, i, !han(before)) {
			continue
		}
		made := ghostMade
		switch {
		case x == '和' && before == '、', x == '和' && r.whole(text[max(0, i-2):i]) && r.whole(text[i+1:min(len(text), i+3)]): // 理想和信念
			continue
		case x != '和' && han(before): // 租上房
			made = ghostInside
		}
		out = append(out, weighed(i, "", saved, made))
	}
	return out
}

// whole reports whether two characters are a word.
func (r *room) whole(rs []rune) bool { return len(rs) == 2 && r.m.Word(rs) > 0 }

// closes reports whether a word stands over i when i is taken out, or, after a mark,
// begins there.
func (r *room) closes(text []rune, i int, marked bool) bool {
	var w [4]rune
	for n := 2; n <= len(w); n++ {
		for left := 0; left < n; left++ {
			if left == 0 && !marked || i < left || i+1+n-left > len(text) {
				continue
			}
			copy(w[:], text[i-left:i])
			copy(w[left:], text[i+1:i+1+n-left])
			if r.m.Word(w[:n]) >= ghostWord {
				return true
			}
		}
	}
	return false
}
