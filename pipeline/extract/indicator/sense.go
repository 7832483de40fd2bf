package indicator

import (
	"strings"

	"baoshu/pipeline/extract/word"
)

// growth reports whether what follows 的 behind a percentage is a change by it, and
// which way: 15%的收入下滑, 超过10%的经济增长, 10%的增长. Of things and people it is
// the part that changes (六成的企业增产).
func (w *walk) growth() (dir int, ok bool) {
	s, t := w.s, w.s.t
	i := w.k + 1
	if i >= len(s.Toks) || !s.is(i, '的') {
		return 0, false
	}
	first := i + 1
	for i = first; i < w.to && i < first+2; i++ {
		tok := &s.Toks[i]
		text := s.Text[tok.Start:tok.End]
		_, id := t.preds.Longest(text, len(text))
		if id >= 0 && t.pred[id].sense == Change && wholly(t.preds, text) && (i+1 >= len(s.Toks) || s.Boundary(i+1) || s.Toks[i+1].Tag == word.W || s.Toks[i+1].Tag == word.U || s.is4(i+1, 目标, 速度, '率', 幅度)) {
			return t.pred[id].dir, i == first || !s.t.endsIn(s.Text[:s.Toks[i-1].End], 1, classCounted)
		}
		if h, whole, known := s.headOf(s.span(i, i+1)); known && whole && string(h.kind) == "rate" && i+1 < len(s.Toks) && i > first-1 {
			return h.dir, i == first || !s.t.endsIn(s.Text[:s.Toks[i-1].End], 1, classCounted)
		}
		switch tok.Tag {
		case word.N, word.VN, word.B, word.NZ, word.A, word.AD:
		default:
			return 0, false
		}
	}
	return 0, false
}

// wholly reports whether the list has the text itself, not only an end of it.
func wholly(l interface {
	Longest([]rune, int) (int, int)
}, text []rune) bool {
	st, id := l.Longest(text, len(text))
	return id >= 0 && st == 0
}

// fewer reads 少 and 多 before a verb at the number, in a comparison: 比以往少用了30%.
func (w *walk) fewer() int {
	s := w.s
	i := s.Toks[w.k].Start
	low := s.Toks[w.from].Start
	done := false
	for i > low && strings.ContainsRune("了近约过", s.Text[i-1]) {
		i--
		done = done || s.Text[i] == '了'
	}
	for n := 0; n < 3 && i > low; n++ {
		i--
		dir := 0
		switch s.Text[i] {
		case '少':
			dir = -1
		case '多':
			dir = 1
		}
		if dir == 0 || n == 0 {
			continue
		}
		for j := i - 1; j >= low; j-- {
			if s.Text[j] == '比' || s.Text[j] == '较' {
				return dir
			}
		}
		if done && n == 1 {
			return dir // 少用了一半
		}
		return 0
	}
	return 0
}

// score reports whether 比 at token i stands between the numbers of a result: 2比1.
func (s *Sentence) score(i int) bool {
	t := &s.Toks[i]
	return t.Start > 0 && t.End < len(s.Text) && cipher(s.Text[t.Start-1]) && cipher(s.Text[t.End])
}

// cipher reports whether the character writes a number.
func cipher(r rune) bool {
	return r >= '0' && r <= '9' || strings.ContainsRune("零一二三四五六七八九十", r)
}

// comparative reads 多 and 少 before the verb of an amount, which is then by how much
// more or less: 每亩多收400元, 每户少花2000元.
func (w *walk) comparative() int {
	s := w.s
	if s.all&more == 0 {
		return 0
	}
	for i := w.k - 1; i >= w.low && i >= w.k-4; i-- {
		switch {
		case s.is(i, '多'), s.is(i, '少'):
			if i == w.k-1 || s.Toks[i+1].Tag != word.V || s.isAny(i+1, '达', 达到, '于', '有', '出', '说') || i > w.low && s.isAny(i-1, '很', '许', '更', '最', '不', '至', '大', '太') {
				return 0
			}
			if s.is(i, '多') {
				return 1
			}
			return -1
		case s.Toks[i].Tag == word.V, s.Toks[i].Tag == word.U, s.Toks[i].Tag == word.D:
		default:
			return 0
		}
	}
	return 0
}

// superlative reports whether a predicate's first character makes it the attribute
// of the noun behind it: 最低工资, 最高限额.
func superlative(r rune) bool { return r == '最' }

// differs reads an adjective of size right before the number, which is then by how much more
// or less: 能耗低三成, 寿命比同类产品长40%; but 占比高达30%, 长期.
func (w *walk) differs() int {
	s := w.s
	i := w.k - 1
	for i > w.low && s.is4(i, '了', '出', '近', '过') {
		i--
	}
	if i <= w.low || s.Toks[i].Tag != word.A || !s.single(i, i+1) || s.isAny(i-1, '最', '更', '很', '较', '不') {
		return 0
	}
	switch s.Text[s.Toks[i].Start] {
	case '高', '多', '快', '大', '长', '厚', '重', '宽', '贵', '早':
		return 1
	case '低', '少', '慢', '小', '短', '薄', '轻', '窄', '晚':
		return -1
	}
	return 0
}
