package segment

import (
	"sort"

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
	oddCost   = 22.0 // what the character and the two behind it cost at least, in bits
	oddSaved  = 18.0 // what the other saves at least, where the text has it between three of the neighbours
	oddTwice  = 16.0 // where it has it behind or before two of them, more than once
	oddOnce   = 22.0 // or once
	oddFirst  = 12.0 // at the start of the line, where little stands before it, more than once
	oddClear  = 6.0  // by how much it saves more than any other of the text's
	oddWord   = 5    // how common the word is that it makes, as [lm.Model.Word] counts
	oddCommon = 10   // the same where the text has it but once, or at the start
)

// ownWords mends the lines that can be headlines by the words of the page's text,
// where repair saw that the page comes from OCR: a headline that was read without
// error may say a thing in other words than its story does (班机, 飞机).
func (s *sheet) ownWords() {
	for _, p := range s.pieces {
		if !p.ocr || !s.headlike(p) || s.inBlock(p) {
			continue
		}
		for _, u := range p.units {
			for pass := 0; pass < 2; pass++ { // a word mended may show what the one before it was
				var es []edit.Edit
				for i := range u.rs {
					if y := s.meant(u.rs, i); y != 0 {
						es = append(es, edit.Edit{Start: i, End: i + 1, After: string(y), Note: edit.Note{Kind: edit.Char, Rule: "segment/own-words", Evidence: edit.Repeat, Confidence: 0.9}})
					}
				}
				if len(es) == 0 {
					break
				}
				u.text.Apply(es)
				u.rs = []rune(u.text.String())
				p.reread()
			}
			if es := headMarks(u.rs); len(es) > 0 {
				u.text.Apply(es)
				u.rs = []rune(u.text.String())
				p.reread()
			}
		}
	}
}

// A reading is a character that the text has in the place of another.
type reading struct {
	r           rune
	votes, near int // how often, and between how many of the neighbours
}

// meant returns the character that stands in the text of the page where a line has
// an unlikely one at i; 0 where the line is likely or the text does not say.
func (s *sheet) meant(rs []rune, i int) rune {
	m := lm.Default()
	x := rs[i]
	if !han(x) || numeralHan(x) && x != '十' || len(rs) < 4 {
		return 0
	}
	to := min(len(rs), i+3)
	before := rs[max(0, i-2):i]
	cost := m.Run(before, rs[i:to])
	if cost < oddCost || inWord(rs, i, x) > 0 {
		return 0
	}
	var list []reading
	for _, q := range s.pieces {
		if !q.body() {
			continue
		}
		for j, y := range q.rs {
			if !han(y) {
				continue
			}
			n, _ := agree(rs, i, q.rs, j)
			if n > 0 && y == x {
				return 0
			}
			if n < 2 {
				continue
			}
			k := 0
			for k < len(list) && list[k].r != y {
				k++
			}
			if k == len(list) {
				list = append(list, reading{r: y})
			}
			list[k].votes++
			list[k].near = max(list[k].near, n)
		}
	}
	var best reading
	most, next := 0.0, 0.0
	for _, y := range list {
		if numeralHan(y.r) || inWord(rs, i, y.r) < oddWord {
			continue
		}
		saved := cost - m.Run(before, append([]rune{y.r}, rs[i+1:to]...))
		switch {
		case saved > most:
			best, most, next = y, saved, most
		case saved > next:
			next = saved
		}
	}
	common := best.r != 0 && inWord(rs, i, best.r) >= oddCommon
	switch {
	case most < next+oddClear:
	case best.near > 2 && most >= oddSaved, best.near == 2 && best.votes > 1 && most >= oddTwice, best.near == 2 && most >= oddOnce && common:
		return best.r
	case i == 0 && best.votes > 1 && most >= oddFirst && common:
		return best.r
	}
	return 0
}

// headMarks mends the marks of a headline that OCR reads as others: the dot
// between a series and its title (走基层.我眼中的乡贤) and the dash before what
// explains the headline, which it reads as one or two 一 (刘光亮一呕心沥血育白莲). A
// quotation that opens in the brackets of a series closes there.
func headMarks(rs []rune) []edit.Edit {
	var es []edit.Edit
	m := lm.Default()
	note := edit.Note{Kind: edit.Punct, Rule: "segment/head-mark", Evidence: edit.Structure, Confidence: 0.85}
	open := false // a quotation inside 【】
	for i := range rs {
		switch rs[i] {
		case '“':
			open = true
		case '”', '【':
			open = false
		case '】':
			if open && i > 0 && rs[0] == '【' {
				es = append(es, edit.Edit{Start: i, End: i, After: "”", Note: note})
			}
			open = false
		}
	}
	for i := 2; i+2 < len(rs); i++ {
		x := rs[i]
		if x == '.' && han(rs[i-1]) && han(rs[i+1]) && !numeralHan(rs[i-1]) {
			es = append(es, edit.Edit{Start: i, End: i + 1, After: "·", Note: note})
			continue
		}
		if x != '一' && x != '-' && x != '—' {
			continue
		}
		j := i + 1
		for j < len(rs) && (rs[j] == '一' || rs[j] == '-' || rs[j] == '—') {
			j++
		}
		from, to := max(0, i-2), min(len(rs), j+2)
		one := true
		for _, r := range rs[i:j] {
			one = one && r != '一'
		}
		if one || j-i > 2 || j >= len(rs)-1 {
			i = j
			continue
		}
		if j == i+1 && isDigit(rs[j]) && han(rs[i-1]) && inWord(rs, i, x) == 0 { // 国际军事比赛—2017
			es = append(es, edit.Edit{Start: i, End: j, After: "—", Note: note})
			continue
		}
		if !han(rs[j]) && rs[j] != '《' && rs[j] != '“' {
			i = j
			continue
		}
		if j == i+1 && (inWord(rs, i, x) > 0 || !han(rs[i-1])) {
			continue
		}
		mark := "——"
		if j == i+1 && (rs[i-1] == '国' || rs[i-1] == '洲') { // 中国—阿拉伯国家博览会
			mark = "—"
		}
		asRead := m.Run(rs[from:i], rs[i:to])
		dash := m.Run(rs[from:i], append([]rune("——"), rs[j:to]...))
		if asRead-dash >= dashSaved {
			es = append(es, edit.Edit{Start: i, End: j, After: mark, Note: note})
		}
		i = j
	}
	sort.SliceStable(es, func(a, b int) bool { return es[a].Start < es[b].Start })
	return es
}

// dashSaved is by how many bits a dash must read better than 一.
const dashSaved = 4.0

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
