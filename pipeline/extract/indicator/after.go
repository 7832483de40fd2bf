package indicator

import (
	"baoshu/pipeline/extract/word"
	"baoshu/pipeline/paper"
)

// oneOfMany returns where 之一 stands behind the few words from token i on, i where it
// does not.
func (s *Sentence) oneOfMany(i, high int) int {
	const longest = 5 // words
	for k := i; k < high && k <= i+longest && !s.Boundary(k) && (s.Toks[k].Tag != word.M || s.Toks[k].Ref < 0); k++ {
		if s.is(k, "之一") {
			return k
		}
	}
	return i
}

// nounAfter returns the tokens [i,j) of the noun phrase that starts at token i or,
// behind a 的 or a clause that modifies it (来自…的专家), after that; i == j where
// there is none. high is where the clause, or the run up to the next number, ends.
func (s *Sentence) nounAfter(i, high int) (int, int) {
	de := i < high && s.is(i, "的", "之")
	if de {
		i++
	}
	if de && i < high && s.Toks[i].Tag == word.T && s.Toks[i].Ref >= 0 && s.Periods[s.Toks[i].Ref].Basis != "" {
		i++ // 5.5%的同比涨幅
	}
	if i < high && s.is(i, "不等", "相比", "相较", "以来", "台阶", "大关", "关口", "门槛", "量级", "新台阶") {
		return i, i
	}
	if i < high && s.is(i, "左右", "以上", "以下", "以内") {
		i++
	} else if i+1 < high && !de && s.is(i, "大小", "见方") && s.is(i+1, "的") {
		de = true
		i += 2 // 30平米大小的房屋
	}
	if !de && i+2 < high && (s.Toks[i].Tag == word.L || s.Toks[i].Tag == word.I || s.Toks[i].Tag == word.Z) && s.is(i+1, "的") && s.nounlike(i+2) {
		i += 2 // 3个能歌善舞的青年
	}
	for k := i; k < high && k < i+4 && s.Toks[k].Ref < 0 && (s.Toks[k].Tag == word.M || s.Toks[k].Tag == word.Q); k++ {
		if s.is(k, "级") && k+1 < high && s.nounlike(k+1) {
			i = k + 1 // 6个千亿元级产业
			break
		}
		if k > i && s.is(k, "元") && k+1 < high && !s.Boundary(k+1) && s.Toks[k+1].End-s.Toks[k+1].Start <= 2 && (s.Toks[k+1].Tag == word.Q || s.nounlike(k+1)) {
			return i, k + 2 // 9个亿元乡, 3个千万元村
		}
	}
	if k := s.oneOfMany(i, high); k > i {
		return i, k // 9个亿元乡之一, 10个试点之一: a noun whatever its words are tagged
	}
	j := i
	for j < high {
		switch {
		case j > i && s.mean(j) && j+1 < len(s.Toks) && (s.nounlike(j+1) || s.Toks[j+1].Tag == word.V): // 1.1万名职工人均年收入
		case j > i && s.Toks[j].Tag == word.V && s.Toks[j].End-s.Toks[j].Start == 2 && s.empty(j) && !s.is(j, "现有") && !s.rated(j, true): // 3000种零件需要进口
		case j > i && s.Toks[j].Tag == word.V && s.Toks[j-1].Tag == word.VN && s.Toks[j].End-s.Toks[j].Start == 2 && j+1 < high && s.thing(j+1) && !s.isPredicate(j) && !s.empty(j) && !s.modified(j+1, high):
			j++ // 25个扶贫对接项目
			continue
		case s.Toks[j].Tag == word.VN && j+1 < len(s.Toks) && s.is(j+1, "着", "了", "过"):
		case de && j > i && (s.Toks[j].Tag == word.VN || s.Toks[j].Tag == word.V) && s.whole(i, j) && !(s.money(i-2) && j+1 < len(s.Toks) && s.Boundary(j+1)): // 的价格收购…
		case s.nounlike(j) && (s.Toks[j].Tag != word.D || s.Text[s.Toks[j].Start] == '最'):
			j++
			continue
		case j == i && s.Toks[j].Tag == word.V && s.Toks[j].End-s.Toks[j].Start == 2 && j+1 < high && s.thing(j+1) && j >= 2 && !de && !s.modified(j+1, high) && (s.quantityAt(i-1) == nil || s.quantityAt(i-1).UnitClass != "currency") && (s.Toks[j-2].Tag == word.V || s.Toks[j-2].Tag == word.P || s.is(j-2, "了")):
			j++ // 提出近百条修改意见
			continue
		case !de && s.Toks[j].Tag == word.V && j+1 < high && s.thing(j+1) && s.onlyModifiers(i, j) && s.participle(j):
			j++ // 123家入驻企业, 9名遇难香港游客
			continue
		case s.Toks[j].Tag == word.V && s.Toks[j].End-s.Toks[j].Start == 2 && s.nominal(j, j == i):
			j++ // 10余场演出后
			continue
		case j > i && s.Toks[j].Tag == word.V && j+1 < high && s.thing(j+1) && s.onlyPlaces(i, j):
			j++ // 65家中国出版单位
			continue
		case !de && s.Toks[j].Tag == word.V && s.Toks[j].End-s.Toks[j].Start == 2 && j+1 < high && s.thing(j+1) && s.wanting(i) && s.onlyModifiers(i, j) && !s.isPredicate(j) && !s.modified(j+1, high):
			j++ // 上万名贫困留守儿童, 428名外逃人员
			continue
		case j > i && !de && s.Toks[j].Tag == word.V && s.Toks[j].End-s.Toks[j].Start == 2 && (j+1 >= len(s.Toks) || s.Boundary(j+1)) && s.event(i):
			j++ // 两起炸弹袭击
			continue
		case j > i && s.Toks[j].Tag == word.Q && s.Toks[j].Ref < 0 && s.Toks[j].End-s.Toks[j].Start == 1 && s.Toks[j-1].End-s.Toks[j-1].Start == 1 && j+1 < high && s.thing(j+1):
			j++ // a word cut into characters
			continue
		case j > i && s.is(j, "等") && j+1 < high && s.nounlike(j+1):
			j++
			continue
		case j > i && (s.is(j, "、", "和", "及", "与", "以及")) && j+1 < high && s.nounlike(j+1) && s.nounlike(j-1):
			j++
			continue
		case j > i && s.Text[s.Toks[j].Start] == '（':
			k := j + 1
			for k < high && s.Text[s.Toks[k].Start] != '）' {
				k++
			}
			if k < high && k-j < 8 && k+1 < high && s.nounlike(k+1) {
				j = k + 1
				continue
			}
		case j == i && (s.Text[s.Toks[j].Start] == '“' || s.Text[s.Toks[j].Start] == '《'):
			want := '”'
			if s.Text[s.Toks[j].Start] == '《' {
				want = '》'
			}
			k := j + 1
			for k < high && s.Text[s.Toks[k].Start] != want {
				k++
			}
			if k < high {
				j = k + 1
				continue
			}
		case j > i && s.Text[s.Toks[j].Start] == '“': // 专精特新“小巨人”企业
			k := j + 1
			for k < high && k < j+8 && s.Text[s.Toks[k].Start] != '”' {
				k++
			}
			if k+1 < high && s.Text[s.Toks[k].Start] == '”' && s.nounlike(k+1) {
				j = k + 1
				continue
			}
		case j > i && !de && s.is(j, "的") && j+1 < high && s.nounlike(j+1) && s.attributive(j-1): // 相关的政策文件, 疫情最重的国家
			j++
			continue
		case j == i && s.Toks[j].Tag == word.P && s.is(j, "被", "受") && j+2 < high && s.Toks[j+1].Tag == word.V && s.thing(j+2): // 8名被困群众
			j += 2
			continue
		}
		break
	}
	for j > i && s.Toks[j-1].Tag == word.D {
		j--
	}
	if !de && j > i && j+1 < high && s.is(j, "的") && s.persons(i) && !personal(s.Text[s.Toks[j-1].End-1]) { // 10名外交领域的前高官
		k := j + 1
		if s.Toks[k].Tag == word.F && k+1 < high {
			k++
		}
		if _, b := s.nounAfter(k, high); b > k && s.thing(k) && personal(s.Text[s.Toks[b-1].End-1]) {
			return k, b
		}
	}
	if v := j; !de && j > i && s.acts(i) { // 108项上级政府下放的行政审批事项
		if s.is(j-1, "的") || j < high && s.is(j, "的") {
			v = j - 1
		}
		if v > i && v+2 < high && s.Toks[v].Tag == word.V && s.is(v+1, "的") && s.thing(v+2) {
			if a, b := s.nounAfter(v+2, high); b > a {
				return a, b
			}
		}
	}
	if de && j > i && j < high && s.Toks[j].Tag == word.V && s.Toks[j].End-s.Toks[j].Start == 2 && (s.Toks[j-1].Tag == word.VN || s.money(i-2)) && j+1 < len(s.Toks) && s.Boundary(j+1) {
		j++ // 3个小时的联合施救
	}
	if !de && j > i && j < high && s.onlyPlaces(i, j) && !s.is(j, "的") {
		for k := j; k+1 < high && k < j+8 && s.quantityAt(k) == nil; k++ { // 两张上海近期的对比照
			if s.Toks[k].Tag == word.V {
				break
			}
			if s.is(k, "的") && s.thing(k+1) {
				if a, b := s.nounAfter(k+1, high); b > a {
					return a, b
				}
			}
		}
	}
	if s.single(i, j) && j < high && s.Toks[j].End-s.Toks[j].Start == 1 && s.Toks[j].Ref < 0 && !de && (s.Toks[j].Tag == word.Q || s.Toks[j].Tag == word.V && j+1 < len(s.Toks) && s.Boundary(j+1)) {
		j++ // 两个维度
	}
	if j == i {
		if e := s.characters(i, high); e > i && i > 0 && s.quantityAt(i-1) != nil {
			return i, e
		}
	}
	if j > i+1 && (s.Toks[j-1].Tag == word.I || s.Toks[j-1].Tag == word.L) && s.Toks[j-1].End-s.Toks[j-1].Start == 4 && (s.thing(j-2) || s.Toks[j-2].Tag == word.NR) && (j >= len(s.Toks) || s.Boundary(j)) {
		j-- // 391家酒楼等公共场所明察暗访
	}
	if j > i+1 && i > 0 && s.quantityAt(i-1) != nil && s.quantityAt(i-1).UnitClass != "currency" && s.Toks[j-1].Tag == word.VN && !s.Toks[j-1].Nominal && s.thing(j-2) && (j >= len(s.Toks) || s.Boundary(j)) {
		j-- // 4支女队参赛
	}
	if j > i && s.content(i, j) {
		// A 的 B behind a verb: 高层次人才创业的企业
		if de && j+1 < high && s.Toks[j].Tag == word.V && s.is(j+1, "的") && j+2 < high && s.nounlike(j+2) {
			if a, b := s.nounAfter(j+2, high); b > a {
				return i, b
			}
		}
		if t := s.Toks[j-1].Tag; de && j+1 < high && (t == word.V || t == word.VN) && s.is(j, "的") && s.nounlike(j+1) {
			if a, b := s.nounAfter(j+1, high); b > a {
				return i, b
			}
		}
		return i, j
	}
	// a clause that modifies the noun: 来自各地的权威专家, 曾经使用过的印章
	if i < high && (s.Toks[i].Tag == word.V || s.Toks[i].Tag == word.P || s.Toks[i].Tag == word.D || s.Toks[i].Tag == word.A || s.Toks[i].Tag == word.S) {
		for k := high - 2; k > i; k-- {
			if s.is(k, "的") && (s.nounlike(k+1) || s.is(k+1, "“", "《")) {
				a, b := s.nounAfter(k+1, high)
				if b > a {
					return a, b
				}
			}
		}
	}
	return i, i
}

// participle reports whether token j is a verb that stands before nouns as an
// attribute.
func (s *Sentence) participle(j int) bool {
	end, id := load().parts.Longest(s.Text, s.Toks[j].Start)
	return id >= 0 && end == s.Toks[j].End
}

// present reports whether 在 at token j and the one character behind it are such an
// attribute: 在港, 在建.
func (s *Sentence) present(j int) bool {
	end, id := load().parts.Longest(s.Text, s.Toks[j].Start)
	return id >= 0 && end == s.Toks[j].End+1
}

// presentAt reports whether such an attribute starts at the character.
func (s *Sentence) presentAt(at int) bool {
	i := s.startsAt(at, 0, len(s.Toks))
	return i >= 0 && s.is(i, "在") && s.present(i)
}

// money reports whether token i is an amount of money.
func (s *Sentence) money(i int) bool {
	q := s.quantityAt(max(i, 0))
	return q != nil && q.UnitClass == "currency"
}

// wanting reports whether the number before token i has a counter that cannot stand
// without what it counts: 名, 位, 种.
func (s *Sentence) wanting(i int) bool {
	if i == 0 {
		return false
	}
	q := s.quantityAt(i - 1)
	if q == nil {
		return false
	}
	switch q.UnitText {
	case "名", "位", "种", "批", "类", "项", "条", "部", "支", "起":
		return true
	}
	return false
}

// persons reports whether the number before token i counts persons.
func (s *Sentence) persons(i int) bool {
	q := s.quantityAt(max(0, i-1))
	return q != nil && (q.UnitText == "名" || q.UnitText == "位")
}

// personal reports whether nouns that end in the character name persons.
func personal(c rune) bool {
	switch c {
	case '员', '人', '者', '生', '师', '民', '家', '长', '工', '兵', '客', '众', '手', '友', '将', '才', '官', '士', '授', '表', '记', '理', '户', '童', '女', '部':
		return true
	}
	return false
}

// acts reports whether the number before token i counts what is done, given or
// decided, and not who does it: 项, 条, 件.
func (s *Sentence) acts(i int) bool {
	q := s.quantityAt(max(0, i-1))
	if q == nil {
		return false
	}
	switch q.UnitText {
	case "项", "条", "件", "种", "类", "批", "份", "张", "篇", "封":
		return true
	}
	return false
}

// event reports whether the number before token i counts events, which verbs name.
func (s *Sentence) event(i int) bool {
	q := s.quantityAt(max(0, i-1))
	return q != nil && (q.UnitText == "起" || q.UnitText == "场" || q.UnitText == "轮" || q.UnitText == "次")
}

// modified reports whether the nouns from token j on end in 的 and another noun:
// 来自各地的专家.
func (s *Sentence) modified(j, high int) bool {
	for j < high && (s.nounlike(j) || s.is(j, "、", "和", "等", "及")) {
		j++
	}
	return j+1 < high && s.is(j, "的")
}

// onlyModifiers reports whether tokens [i,j) are adjectives and the like.
func (s *Sentence) onlyModifiers(i, j int) bool {
	for ; i < j; i++ {
		switch s.Toks[i].Tag {
		case word.A, word.B, word.AD, word.Z, word.NS:
		default:
			return false
		}
	}
	return true
}

// whole reports whether the tokens [i,j) are a noun that says what is measured: 价格.
func (s *Sentence) whole(i, j int) bool {
	_, whole, ok := s.headOf(s.span(i, j))
	return ok && whole
}

// onlyPlaces reports whether tokens [i,j) are places, which no counter counts.
func (s *Sentence) onlyPlaces(i, j int) bool {
	for ; i < j; i++ {
		if s.Toks[i].Tag != word.NS {
			return false
		}
	}
	return true
}

// verbal reports whether the span is one verb: 34人遇难.
func (s *Sentence) verbal(n paper.Span) bool {
	i := s.startsAt(n.Start, 0, len(s.Toks))
	return i >= 0 && s.Toks[i].End == n.End && s.Toks[i].Tag == word.V
}

// Verbal reports whether the span is one verb or an attribute of the kind of 在建.
func (s *Sentence) Verbal(n paper.Span) bool {
	i := s.startsAt(n.Start, 0, len(s.Toks))
	return i >= 0 && (s.verbal(n) || s.Toks[i].End == n.End && s.participle(i))
}

// nominal reports whether the verb at token j, behind a number, is a noun by what
// follows: 10余场演出后, 两起爆炸相继发生. first: nothing stands between.
func (s *Sentence) nominal(j int, first bool) bool {
	if j+1 >= len(s.Toks) {
		return first
	}
	switch next := s.Toks[j+1]; next.Tag {
	case word.F:
		return true
	case word.W:
		return first && !s.is(j+1, "“")
	case word.U:
		return !first && s.Toks[j].Nominal && s.is(j+1, "的")
	case word.D, word.V, word.P:
		return first && (s.Toks[j].Nominal || next.Tag == word.D)
	}
	return false
}
