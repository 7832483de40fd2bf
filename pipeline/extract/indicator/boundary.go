package indicator

import (
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// unbroken moves the start of the noun phrase [i,j) to a boundary of words. Where
// the tagger knows no word it cuts into characters, and the first of them may look
// like a measure word, a number or a direction: 门|急诊量, 九|阳|营业额, 内|径.
func (s *Sentence) unbroken(i, j, low int) int {
	if i < j && i > low+1 && s.is(i-1, '次') && s.is(i-2, '一') && s.Toks[i-1].Ref < 0 && s.Text[s.Toks[j-1].End-1] == '率' {
		return i - 2 // 一次办结率
	}
	if i < j && i > low && s.is2(i-1, '可', '应') && s.Text[s.Toks[j-1].End-1] == '率' && s.Toks[j-1].End-s.Toks[i].Start <= 3 && s.Toks[i-1].End == s.Toks[i].Start {
		i-- // 网上可办率, 可用率
		if i > low && s.Toks[i-1].Tag == word.S {
			i--
		}
		return i
	}
	if k := s.oxide(i, low); i < j && k < i {
		return k
	}
	if i > low && s.suffix(i, j) {
		i--
	}
	if i > low && s.prefixed(s.span(i-1, j)) {
		return i - 1 // 再就业人数
	}
	for i < j && i > low {
		t := &s.Toks[i-1]
		if t.End-t.Start != 1 || t.Ref >= 0 || t.End != s.Toks[i].Start {
			break
		}
		switch {
		case s.Toks[i].Tag == word.Q && s.Toks[i].Ref < 0 && s.single(i, i+1) && (t.Tag == word.A || t.Tag == word.N || t.Tag == word.NR || t.Tag == word.B): // 青|头|潜鸭
		case t.Tag == word.Q && (i-1 == low || s.Toks[i-2].Tag != word.M && (s.Toks[i-2].Tag != word.R || s.Toks[i-2].End-s.Toks[i-2].Start > 1)):
		case t.Tag == word.M && s.Text[t.Start] != '一' && s.Text[t.Start] != '两' && (i-1 == low || s.Toks[i-2].Tag == word.W || s.Toks[i-2].Tag == word.T) && (!s.Toks[i].Known || s.Toks[i].End-s.Toks[i].Start == 1): // 二孩
		case s.Text[s.Toks[j-1].Start] == '率' && j-i < 3 && s.single(j-1, j) && s.Toks[i].End-s.Toks[i].Start == 1 && (t.Tag == word.D || t.Tag == word.V || t.Tag == word.N): // 弃|光|率
		case s.single(i, j) && (t.Tag == word.F || t.Tag == word.V && !s.isPredicate(i-1) || t.Tag == word.A):
		case s.is(i-1, '从') && s.single(i, j) && s.isAny(i, '医', '教', '警', '业', '军', '政', '艺', '商'): // 从|医60多年
		case s.is(i-1, '单') && s.Toks[i].Tag == word.Q: // 单|颗成本
		default:
			return i
		}
		i--
	}
	return i
}

// suffix reports whether the noun [i,j) is only the last character of a measure, whose verb
// stands right before it: 通过|量, 到账|额.
func (s *Sentence) suffix(i, j int) bool {
	if !s.single(i, j) || !s.isAny(i, '量', '额', '率', '值', '度') {
		return false
	}
	t := &s.Toks[i-1]
	return t.Ref < 0 && t.End == s.Toks[i].Start && t.End-t.Start == 2 && (t.Tag == word.V || t.Tag == word.VN || t.Tag == word.P || t.Tag == word.D || t.Tag == word.AD)
}

// prefixed reports whether the noun begins with 再 as part of the word behind it, which more
// of the noun follows: 再|就业|人数.
func (s *Sentence) prefixed(n paper.Span) bool {
	i := s.startsAt(n.Start, 0, len(s.Toks))
	if i < 0 || !s.is(i, '再') || i+2 >= len(s.Toks) || s.Toks[i+1].End >= n.End {
		return false
	}
	t := &s.Toks[i+1]
	return (t.Tag == word.V || t.Tag == word.VN) && t.End-t.Start == 2 && s.thing(i+2)
}

// oxide returns where the numeral before token i begins that counts oxygen, i where none
// does: 二|氧化硫.
func (s *Sentence) oxide(i, low int) int {
	at := s.Toks[i].Start
	if i > low && s.Toks[i-1].Tag == word.M && s.Toks[i-1].Ref < 0 && s.single(i-1, i) && at+1 < len(s.Text) && equal(s.Text[at:at+2], "氧化") {
		return i - 1
	}
	return i
}

// isPredicate reports whether a predicate ends with token i.
func (s *Sentence) isPredicate(i int) bool {
	_, id := s.ending(s.t.preds, i)
	return id >= 0
}

// single reports whether the tokens [i,j) are one character, which seldom names
// what is measured: most likely a word was cut.
func (s *Sentence) single(i, j int) bool {
	return j > i && s.Toks[j-1].End-s.Toks[i].Start == 1
}

// characters returns the end of a run of tokens of one character each from token i
// on that a stop, a 的 or a verb of two characters ends: behind a counter they are
// a noun that no list has (33根|沉|管).
func (s *Sentence) characters(i, high int) int {
	j := i
	for j < high && j < i+4 {
		t := &s.Toks[j]
		if t.End-t.Start != 1 || t.Ref >= 0 {
			break
		}
		if j == i && s.is(j, '地') { // 335个地市
			j++
			continue
		}
		switch t.Tag {
		case word.N, word.NZ, word.V, word.A, word.NR, word.NS, word.Q, word.VN, word.J, word.B, word.F, word.K, word.T:
			if s.isPredicate(j) {
				return i
			}
			j++
			continue
		}
		break
	}
	if j < i+2 || j < len(s.Toks) && j < high && s.Toks[j].Tag != word.W && !s.is4(j, '的', '和', '及', '与') && !(s.Toks[j].Tag == word.V || s.Toks[j].Tag == word.D || s.Toks[j].Tag == word.P) {
		return i
	}
	return j
}

// cutAt reports whether two verbs of one character stand right behind a number, of which the
// tagger has made a word that it does not know: 打掉7个|冻|品|走私团伙.
func (s *Sentence) cutAt(i, high int) bool {
	for j := i; j < i+2; j++ {
		if j >= high || s.Toks[j].Tag != word.V || s.Toks[j].Ref >= 0 || !s.single(j, j+1) || s.isPredicate(j) {
			return false
		}
	}
	return true
}

// dimensions are nouns of one or two characters that measure by themselves, with
// the unit they measure in.
var dimensions = [...]struct{ class, words string }{
	{"length", "长宽高深厚距"},
	{"mass", "重"},
}

// nameEnd returns where a name goes on to that a noun before token i begins, as far as nouns and
// verbs lead to a noun and a stop: 专项|整改活动, 货币政策|例会; i where they do not.
func (s *Sentence) nameEnd(i int) int {
	const longest = 3 // tokens
	for k := i; k < len(s.Toks) && k < i+longest && (s.thing(k) || s.verb2(k)); k++ {
		if s.stops(k+1) && s.thing(k) {
			return k + 1
		}
	}
	return i
}

// dimension takes a word of extent right before the number or its verb as what is
// measured: 长216米, 宽近5米, 占地1200亩, 距县城30公里, 位于省城以西30公里.
func (w *walk) dimension(class string) (paper.Span, bool) {
	s := w.s
	if w.r.Compared || w.pred.sense != NoSense && w.pred.sense != LevelOf {
		return paper.Span{}, false
	}
	for i := w.k - 1; i >= w.low && i >= w.k-4; i-- {
		t := &s.Toks[i]
		if class == "time" && s.is4(i, 前后, 历时, 耗时, 为期) {
			if n := w.k + 1; s.is(i, 为期) && n+1 < w.to && s.is(n, '的') && s.nounlike(n+1) {
				if a, b := s.nounAfter(n, w.next(w.k)); b > a && !s.is(a, 时间) && !s.onlyPlaces(a, b) {
					return s.span(a, s.nameEnd(b)), true // 为期3天的展会
				}
			}
			return s.span(i, i+1), true
		}
		if s.is2(i, 占地, 占地面积) && class == "area" {
			return s.span(i, i+1), true
		}
		if s.is(i, 用地) && class == "area" {
			return s.span(s.ownOf(i, w.low), i+1), true // 浅海养殖|用地20万亩
		}
		if class == "length" && s.in(i, classExtent) {
			return s.span(s.ownOf(i, w.low), i+1), true
		}
		if t.End-t.Start == 1 && t.Ref < 0 {
			for _, d := range dimensions {
				if d.class != class {
					continue
				}
				for _, c := range d.words {
					if s.Text[t.Start] == c {
						return s.span(s.ownOf(i, w.low), i+1), true
					}
				}
			}
		}
		if !((t.Tag == word.V || t.Tag == word.C) && w.s.isPredicate(i) || t.Tag == word.D || t.Tag == word.P && s.is(i, '为')) {
			break
		}
	}
	return w.distance(class)
}

// ownOf returns where the noun right before token i starts, or i: 桥墩|高.
func (s *Sentence) ownOf(i, low int) int {
	if i > low && s.is(i-1, '最') {
		i-- // 积雪最深
	} else if i > low+1 && s.is(i, '重') && s.Toks[i-1].Tag == word.Q && s.is3(i-2, '百', '千', '万') {
		i -= 2 // 百粒重, 千粒重: what so many grains weigh
	}
	if k := s.nounBefore(i, low); k < i && s.content(k, i) {
		return k
	}
	return i
}

// distance reads a way between two places: 距离省城30公里, 位于县城以西30公里.
func (w *walk) distance(class string) (paper.Span, bool) {
	s := w.s
	if class != "length" {
		return paper.Span{}, false
	}
	west := false
	for i := w.k - 1; i >= w.low && i >= w.k-10; i-- {
		switch {
		case s.in(i, classBearing):
			west = true
		case s.is4(i, '距', 距离, 相距, '离'):
			if i+1 >= w.k || !s.thing(i+1) && s.Toks[i+1].Tag != word.NR && (s.Toks[i+1].Tag != word.M || i+2 >= w.k) || i > w.low && s.thing(i-1) && s.is(i, 距离) {
				return paper.Span{}, false // 飞行距离已近26万公里
			}
			return s.span(i, w.k), true
		case west && s.is4(i, 位于, 地处, 坐落在, '在'):
			return s.span(i, w.k), true
		case s.Boundary(i):
			return paper.Span{}, false
		}
	}
	return paper.Span{}, false
}
