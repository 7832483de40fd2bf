package indicator

import (
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// What is planned, and what only sounds so.

// Plan reports whether the clause of token k, or one before it in the sentence,
// makes it a plan or a forecast, and by which word.
func (s *Sentence) Plan(k int) (paper.Span, bool) {
	if s.all&mayPlan == 0 {
		return paper.Span{}, false // all that makes a plan of a number is, or begins with, a word of the list
	}
	if k > 0 && s.is4(k-1, '这', '那', '该', 上述) {
		return paper.Span{}, false // 即将奔赴军营前夕，这8名大学生…
	}
	t := s.t
	quoted := 0
	marks := s.plannings()
	for n := len(marks) - 1; n >= 0; n-- {
		i, end, id := marks[n].i, marks[n].end, marks[n].id
		if i >= k {
			continue
		}
		switch s.Text[s.Toks[i].Start] {
		case '；', ';', '。', '！', '？':
			if quoted == 0 {
				return s.coming(k)
			}
		case '”':
			quoted++
		case '“':
			if quoted > 0 {
				quoted--
			} else if i == 0 || s.Boundary(i-1) {
				return s.coming(k) // what is said outside a quotation holds not for it
			}
		}
		if quoted > 0 {
			continue
		}
		if s.setsGoal(i, k) {
			return s.span(i, i+1), true
		}
		if id < 0 || !s.boundaryAt(end) && end != s.Toks[len(s.Toks)-1].End {
			continue
		}
		if s.ofNoun(i, k) || s.achieved(i) || s.budgeted(i, k) || s.attained(i+1) || s.meanwhile(i, k) {
			continue
		}
		tag := s.Toks[i].Tag
		switch want := t.planTags[id]; want {
		case "d":
			if i > 0 && s.is4(i-1, '已', 已经, '曾', 曾经) || s.takes(i) {
				continue // 已将, 将36个部门合并为20个
			}
			if tag != word.D && !(i+1 < len(s.Toks) && s.doubles(i+1)) || s.Toks[i].Start+1 == s.Toks[i].End && i+1 < len(s.Toks) && (s.nounlike(i+1) && s.Toks[i+1].Tag != word.V && s.Toks[i+1].Tag != word.AD || s.Toks[i+1].Tag == word.M && !s.doubles(i+1) || s.Toks[i+1].Tag == word.T || s.Toks[i+1].Tag == word.R) {
				continue // 将 before a noun is 把
			}
		case "goal":
			continue // setsGoal has turned it away
		case "must": // 要达到, 要实现: 要 alone is no plan
			if !s.aims(i+1) && !s.thisYear(i) && !s.enjoins(i) {
				continue
			}
		case "v":
			if tag != word.V && !s.opensPlan(i) && !s.foretells(i) || i+1 >= len(s.Toks) || s.Toks[i+1].Tag == word.U || s.is2(i+1, '是', '为') && !s.is(i, 目标) {
				continue
			}
		}
		return paper.Span{Start: s.Toks[i].Start, End: end}, true
	}
	return s.coming(k)
}

// achieved reports whether the goal that token i names is said to have been reached:
// 超额完成年度|目标任务.
func (s *Sentence) achieved(i int) bool {
	const near = 5 // tokens
	if !s.isAny(i, 目标, 目标任务, 计划, 预期目标, 规划) {
		return false
	}
	for j := i - 1; j >= 0 && j > i-near && !s.Boundary(j); j-- {
		if s.isAny(j, 完成, 超额完成, 提前完成, 达成, 实现, 兑现) {
			return j == 0 || !s.isAny(j-1, '要', '将', 力争, 确保, 争取, 努力, 计划, 预计)
		}
	}
	return false
}

// meanwhile reports whether the clause of token i only says when what token k's tells of came
// about, or a source is named between the two: 准备逃跑时，…; 未来潜力大，据统计，….
func (s *Sentence) meanwhile(i, k int) bool {
	_, to := s.Clause(i)
	if to > k {
		return false
	}
	if s.isAny(to-1, '时', 时候, 前夕, 之际, 途中) {
		return true
	}
	for j := to; j < k; j++ {
		if s.is4(j, 据统计, 据了解, 据介绍, 据报道) {
			return true
		}
	}
	return false
}

// thisYear reports whether the clause before token i speaks of the year or the time that has
// begun or is to come, so that what 要 leads to is still to do: 今年要|新建厂房.
func (s *Sentence) thisYear(i int) bool {
	low, _ := s.Clause(i)
	for j := low; j < i; j++ {
		if s.Toks[j].Tag == word.T && s.isAny(j, 今年, 明年, 今后, 未来, 年内, 下半年, 今明两年) {
			return true
		}
	}
	return false
}

// setsGoal reports whether token i names a goal that a colon leads to, or is the demand of a
// document that a comma leads to, or the promise of someone in its clause: 定下目标：…;
// 方案要求，…; 企业承诺三年内投资….
func (s *Sentence) setsGoal(i, k int) bool {
	next := s.Text[s.Toks[i+1].Start]
	switch {
	case s.is3(i, 目标, 目标任务, 预期目标):
		return next == '：'
	case s.is(i, 要求):
		return next == '，' && i > 0 && s.endsWith(i-1, classPaper)
	case s.is(i, 承诺):
		_, to := s.Clause(i)
		next := s.Toks[i+1].Tag
		return i > 0 && k < to && s.thing(i-1) && (next == word.V || next == word.T || next == word.D)
	}
	return false
}

// foretells reports whether the word of a forecast at token i is the verb of its clause, though
// it was tagged a noun: 该组织|预测，今年经济增长3%.
func (s *Sentence) foretells(i int) bool {
	if i == 0 || !s.is2(i, 预测, 预判) || !s.thing(i-1) {
		return false
	}
	c := s.Text[s.Toks[i+1].Start]
	return c == '，' || c == '：' || s.Toks[i+1].Tag == word.T
}

// enjoins reports whether 要 at token i leads over 把 to a verb that sets an amount:
// 要把占比|提高到5%.
func (s *Sentence) enjoins(i int) bool {
	const longest = 8 // tokens
	if i+2 >= len(s.Toks) || !s.is2(i+1, '把', '将') {
		return false
	}
	for j := i + 2; j < len(s.Toks) && j < i+longest && !s.Boundary(j) && s.quantityAt(j) == nil; j++ {
		if s.Toks[j].Tag == word.V && s.aims(j) {
			return true
		}
	}
	return false
}

// attained reports whether 到 at token i says that what was striven for was got: 争取|到|资金,
// but 争取到2030年….
func (s *Sentence) attained(i int) bool {
	return i+1 < len(s.Toks) && s.is(i, '到') && s.Toks[i-1].End-s.Toks[i-1].Start == 2 && s.is(i-1, 争取) && s.Toks[i+1].Tag != word.T
}

// takes reports whether 将 at token i only puts its object first, as 把 does: what
// follows is a noun, and a verb that ends in its result stands behind it (将原来30多个
// 机构整合为10个).
func (s *Sentence) takes(i int) bool {
	if s.Toks[i].End-s.Toks[i].Start != 1 || i+1 >= len(s.Toks) {
		return false
	}
	if s.is4(i+1, 原来, 原有, '原', 原先) {
		return true
	}
	for j := s.unquote(i + 1); j < len(s.Toks) && !s.Boundary(j); j++ {
		t := &s.Toks[j]
		if t.Tag != word.V {
			if j > i+1 && t.Tag == word.P && s.is2(j, '由', '从') {
				return true // 将内设机构由21个精简到11个
			}
			if j == i+1 && (t.Tag == word.D || t.Tag == word.P) && !s.is3(j, 原来, '原', 原有) {
				return false
			}
			continue
		}
		if j == i+1 {
			return false
		}
		if last := s.Text[t.End-1]; last == '为' || last == '成' || j+1 < len(s.Toks) && s.is2(j+1, '为', '成') {
			return true
		}
		if j+1 >= len(s.Toks) || s.Toks[j+1].Tag != word.V {
			return false
		}
	}
	return false
}

// unquote returns the token behind the quotation that opens at token j, or j.
func (s *Sentence) unquote(j int) int {
	if s.Text[s.Toks[j].Start] != '“' {
		return j
	}
	for i := j + 1; i < len(s.Toks) && i < j+16; i++ {
		if s.Text[s.Toks[i].Start] == '”' {
			return i + 1
		}
	}
	return j
}

// ofNoun reports whether the plan's word at token i stands in the attribute of a
// noun that ends its clause, before token k: 讨论将要开辟的新业务，创业仅两年.
func (s *Sentence) ofNoun(i, k int) bool {
	of := -1
	for j := i + 1; j < k; j++ {
		switch {
		case s.Boundary(j):
			return of > i+1
		case s.is(j, '的'):
			of = j
		case of < 0 && s.Toks[j].Tag != word.V && s.Toks[j].Tag != word.D && s.Toks[j].Tag != word.T && s.Toks[j].Tag != word.P:
			return false // 将齐聚音乐厅前的草坪，带来16场演出: a noun of the verb's own
		case of >= 0 && s.Toks[j].Tag == word.V, s.quantityAt(j) != nil:
			return false
		}
	}
	return false
}

// budgeted reports whether the plan's word at token i is an attribute of the sum behind
// it, which a number before token k has already been said of: 计划总投资9亿元，其中4个项目….
func (s *Sentence) budgeted(i, k int) bool {
	if i+1 >= len(s.Toks) || !s.is4(i, 计划, 预计, 规划, '拟') || s.Toks[i+1].Tag != word.N && !s.is(i+1, 投资) || s.Text[s.Toks[i+1].Start] == '年' {
		return false // 预计年产值3亿元，年缴税500万元: what a year will bring
	}
	_, whole, ok := s.headOf(s.span(i+1, i+2))
	if !ok || !whole {
		return false
	}
	for j := i + 2; j < k; j++ {
		if s.quantityAt(j) != nil {
			return true
		}
	}
	return false
}

// doubles reports whether the number at token i is a verb: 翻番, 翻一番.
func (s *Sentence) doubles(i int) bool {
	return s.quantityAt(i) != nil && s.Text[s.Toks[i].Start] == '翻'
}

// opensPlan reports whether a noun like 计划 that opens its clause is its verb: what
// follows is when, where or how (计划在三年内…, 计划通过…).
func (s *Sentence) opensPlan(i int) bool {
	if s.is(i, 打算) && i+1 < len(s.Toks) { // a noun only at the end, or behind 的: 没有打算
		switch s.Toks[i+1].Tag {
		case word.P, word.T, word.V, word.D:
			return i == 0 || !s.is4(i-1, '的', '有', 没有, '无')
		}
		return false
	}
	if i > 0 && !s.Boundary(i-1) && s.Toks[i-1].Tag != word.T && !s.holder(i) || i+1 >= len(s.Toks) {
		return false
	}
	switch s.Toks[i+1].Tag {
	case word.P, word.T:
		return true
	case word.M: // 计划五年累计投资3亿元
		q := s.quantityAt(i + 1)
		return q != nil && q.UnitClass == "time" && s.is2(i, 计划, 规划)
	case word.V, word.VN: // 计划实施118个项目, 计划新建学校
		return s.Toks[i].Tag == word.N && s.is2(i, 计划, 规划) && !(i+2 < len(s.Toks) && (s.isAny(i+2, 以来, '后', '的', '中', 情况) || s.Toks[i+2].Tag == word.W || s.Toks[i+2].Tag == word.T && s.Text[s.Toks[i+2].End-1] == '来'))
	}
	return false
}

// holder reports whether a name or a place ends before token i: it is who plans.
func (s *Sentence) holder(i int) bool {
	at := s.Toks[i].Start
	for _, n := range s.Names {
		if n.End == at {
			return true
		}
	}
	switch s.Toks[i-1].Tag {
	case word.NS, word.NR, word.NT:
		return true
	}
	return s.areal(at)
}

// aims reports whether a verb that sets an amount starts at token i.
func (s *Sentence) aims(i int) bool {
	t := s.t
	for ; i < len(s.Toks); i++ {
		if s.Toks[i].Tag != word.V {
			if s.Toks[i].Tag == word.D || s.Toks[i].Tag == word.T {
				continue
			}
			return false
		}
		_, id := s.ending(t.preds, i)
		return id >= 0 && (t.pred[id].sense == LevelOf || t.pred[id].sense == To || t.pred[id].sense == ShareOf)
	}
	return false
}
