package indicator

import (
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// Topic returns the noun phrase that ends the clause before that of token k, without
// the 中 or 里 that may close it: in 排名前10位的斜拉桥中，中国占6座 it is 斜拉桥.
func (s *Sentence) Topic(k int) paper.Span {
	from, _ := s.Clause(k)
	j := from - 1
	for j > 1 && s.Toks[j-1].Tag == word.A && s.is(j-2, '最') {
		j -= 2 // 第三产业贡献最大，达129亿元
	}
	if j > 1 && s.Toks[j-1].Tag == word.A && s.Text[s.Toks[j-1].Start] == '最' {
		j--
	}
	if j > 2 && s.is(j-1, '半') && s.is(j-2, '过') {
		if j -= 2; j > 2 && s.is(j-1, '次') && s.is(j-2, '首') {
			j -= 2 // 占比首次过半，达53.7%
		}
	}
	if i := s.trendFrom(j); i < j {
		j = i // 财政赤字将呈扩大趋势，并可能超过290亿元
	}
	if i := s.soFrom(j); i < j {
		j = i // 报刊阅读量下降明显，较上年下降5个百分点
	}
	for j > 0 && (s.Toks[j-1].Tag == word.F || s.Toks[j-1].Tag == word.D || s.Toks[j-1].Tag == word.AD || s.Toks[j-1].Tag == word.V && s.changes(j-1)) {
		j-- // 专项资金逐年递增，从380亿元增加到861亿元
	}
	if j <= 0 {
		return paper.Span{}
	}
	low, _ := s.Clause(j - 1)
	j = s.classed(low, j)
	for i := j - 1; i > low && i > j-6; i-- {
		if s.is(i, '从') && s.Toks[i].Tag == word.P && s.nounlike(i-1) && s.quantityAt(i-1) == nil {
			j = i // 出口额从零起步，生物企业从无到有
			break
		}
	}
	for i := j - 1; i >= low; i-- {
		if s.quantityAt(i) != nil {
			low = i + 1
			break
		}
	}
	i := s.nounBefore(j, low)
	if i >= j || !s.content(i, j) {
		return paper.Span{}
	}
	for c := j - 1; c > i; c-- { // the head, behind the last 的
		if s.is(c, '的') {
			i = c + 1
			break
		}
	}
	return s.trim(s.span(i, j))
}

// classed returns where the subject ends of a clause [low,j) that only says of what kind it
// is, else j: 违规案件|为主要类型，占76%.
func (s *Sentence) classed(low, j int) int {
	if i := s.nounBefore(j, low); i > low+1 && i < j && s.is2(i-1, '为', '是') && s.Toks[i].Tag == word.B && s.thing(i-2) {
		return i - 1
	}
	return j
}

// changes reports whether token i is a verb of change.
func (s *Sentence) changes(i int) bool {
	t := s.t
	_, id := s.ending(t.preds, i)
	return id >= 0 && t.pred[id].sense == Change
}

// changesSo reports whether an adjective behind a verb of change ends at token j: 增长|较快.
func (s *Sentence) changesSo(j int) bool {
	return s.soFrom(j) < j
}

// trendFrom returns where the verb begins, with its adverbs, whose object only says which way
// things go and ends at token j; j where there is none: 呈扩大趋势, 保持上升势头.
func (s *Sentence) trendFrom(j int) int {
	const longest = 8 // tokens
	if j < 3 || !s.in(j-1, classTrend) {
		return j
	}
	for i := j - 2; i > 0 && i > j-longest && !s.Boundary(i) && s.quantityAt(i) == nil; i-- {
		if !s.isAny(i, '呈', 呈现, 呈现出, 保持, 出现, 显现, 维持, 处于, 处在, 延续, 延续了) {
			continue
		}
		for i > 0 && (s.Toks[i-1].Tag == word.D || s.Toks[i-1].Tag == word.T) {
			i--
		}
		return i
	}
	return j
}

// soFrom returns where the adjective behind a verb of change begins, with its adverb of
// degree, that ends at token j; j where there is none: 上涨|较多.
func (s *Sentence) soFrom(j int) int {
	if j < 3 || s.Toks[j-1].Tag != word.A {
		return j
	}
	i := j - 1
	if i > 2 && s.in(i-1, classDegree) {
		i--
	}
	if s.Toks[i-1].Tag == word.V && s.changes(i-1) {
		return i
	}
	return j
}

// Object returns the noun phrase that ends the clause before that of token k behind a verb
// whose object it is, where that clause has no number: 组建产业基金，规模为…. It is empty
// where the phrase only says as what or until when (创历史新高), or is a name.
func (s *Sentence) Object(k int) paper.Span {
	from, _ := s.Clause(k)
	if from < 3 || s.Counts(k) || !s.thing(from-2) || s.Text[s.Toks[from-1].Start] != '，' {
		return paper.Span{}
	}
	at := s.Topic(k)
	if at.End != s.Toks[from-2].End || at.End-at.Start < 2 || s.endsWith(from-2, classAbstract) || s.endsWith(from-2, classPerson) {
		return paper.Span{}
	}
	low, _ := s.Clause(from - 2)
	i := s.startsAt(at.Start, low, from)
	for i > low && s.Toks[i-1].Tag != word.V {
		i--
	}
	if i <= low || s.isPredicate(i-1) {
		return paper.Span{}
	}
	for _, n := range s.Names {
		if n.Start <= at.Start && n.End >= at.End {
			return paper.Span{}
		}
	}
	return at
}

// Counts reports whether the clause before that of token k has a number.
func (s *Sentence) Counts(k int) bool {
	from, _ := s.Clause(k)
	if from < 2 {
		return false
	}
	for i, _ := s.Clause(from - 2); i < from; i++ {
		if s.quantityAt(i) != nil {
			return true
		}
	}
	return false
}

// Displaces reports whether the clause before that of token k names a new topic,
// without a figure of its own, that the clause of k speaks of: 排名前列的斜拉桥，中国占7座.
func (s *Sentence) Displaces(k int) bool {
	from, _ := s.Clause(k)
	if from < 2 {
		return false
	}
	for i := from; i < k; i++ {
		if s.quantityAt(i) != nil {
			return false
		}
	}
	low, _ := s.Clause(from - 2)
	at := s.Topic(k)
	if at.End <= at.Start+1 {
		return false
	}
	if s.classed(low, from-1) < from-1 {
		return true
	}
	if s.is2(from, '由', '从') && s.nounBefore(from-1, low) == low && from-1 > low+1 {
		return true // 补助标准，由2008年的80元提高到420元
	}
	if i := s.startsAt(at.Start, low, from); i > low && s.is3(i-1, '为', '是', '数') && (i-2 < low || !s.is(i-2, '认')) {
		return true // 其次为违规案件，查处了22起
	}
	if t := &s.Toks[from-2]; t.Tag == word.A && (s.Text[t.Start] == '最' || from > 2 && s.is(from-3, '最')) {
		return true // 第三产业贡献最大，达129亿元
	}
	if s.changesSo(from - 1) {
		return true
	}
	de := false
	for i := low; i < from-1; i++ {
		if q := s.quantityAt(i); q != nil && !q.Rank {
			return false
		}
		de = de || s.is(i, '的') && s.Toks[i].End == at.Start
	}
	return de || s.is4(from-2, '中', '里', 之中, 当中) || s.Toks[from-2].Tag == word.V
}
