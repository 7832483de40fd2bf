package period

import "baoshu/pipeline/paper"

// joined reports whether the character at i that a deictic word seems to begin
// with ends the word before it: 成本|年均 is not 本年, 投产后|年产 is not 后年. What
// ends in 后 are all verbs of the language, so 后年 and 后天 stand only where a
// word can begin: at the start, behind a preposition or a conjunction.
func (s *scanner) joined(i, id int) bool {
	p := s.at(i - 1)
	if !isHan(p) || p == '年' && s.t.deicticKind[id] == "half" {
		return false // 2018年后半年
	}
	switch s.at(i) {
	case '后':
		switch s.t.deicticKind[id] {
		case "year", "day", "half":
			if p == '年' {
				return s.has(i-2, "明年") == 0
			}
			return indexOf("在到至于从自由是和与及或的将大明", p) < 0
		}
	case '今':
		if p == '如' {
			return indexOf("正例比譬犹恰假诸", s.at(i-2)) < 0
		}
	case '是':
		return true // 就是|年轻人: 是年 and 是日 open a clause
	case '第':
		return true // 投产第二年, 会议第三天: counted from an event
	}
	_, join := s.t.joins.Longest(s.b, i+1)
	return join >= 0
}

// bounded reads what bounds a date from one side: 2015年底前 is the term 31
// December; 1998年以前 and 10月1日之后 leave open when, but for a term that is
// still ahead (2030年前).
func (s *scanner) bounded(a int, v value) (int, value) {
	if v.quiet && !hasWord(v.rule, "festival") || v.marker {
		return 0, value{}
	}
	edge := hasWord(v.rule, "year-edge", "month-edge", "month-end") && (s.at(a-1) == '底' || s.at(a-1) == '末')
	if e := s.oneOf(a, "之前", "以前", "前"); e > 0 && (s.before1(a, e) || edge && counts(s.at(e))) {
		switch {
		case edge:
			if v.first == paper.NoDay {
				return e, v
			}
			v.first, v.point, v.approx, v.unit = v.last, true, false, unitDay
			v.rule = "by " + v.rule
			return e, v
		case v.first == paper.NoDay, !s.ref.known(), v.last <= s.ref.Latest:
			v.open, v.quiet = true, true
			v.rule += " before"
			return e, v
		}
		return 0, value{}
	}
	e := s.oneOf(a, "之后", "以后")
	if e == 0 && s.at(a) == '后' && hasWord(v.rule, "festival") && indexOf("期续备半方勤来天年第", s.at(a+1)) < 0 {
		e = a + 1
	}
	if e > 0 {
		v.open, v.quiet = true, true
		v.rule += " after"
		return e, v
	}
	return 0, value{}
}

// before1 reports whether the 前 between a and e is the preposition behind its
// noun and begins no word of its own (前后, 前夕, 前期, 前往, 前三季度).
func (s *scanner) before1(a, e int) bool {
	if e != a+1 {
		return true
	}
	if isHanNum(s.at(e)) || isDigit(s.at(e)) {
		return false
	}
	return indexOf("后夕期往列景途身线来沿方端提头锋瞻述任台半进行去门几", s.at(e)) < 0
}

// eventSince reports whether an event named right behind a date carries 以来 or
// 至今: 去年全国两会以来, 2010年灾后重建结束以来. What says something of the date
// (是, 为, 创) is no such name.
func (s *scanner) eventSince(a int) bool {
	for k := a; k < a+14; k++ {
		r := s.at(k)
		if !isHan(r) && r != '“' && r != '”' || isHanNum(r) && indexOf("会届中大次期全", s.at(k+1)) < 0 {
			return false
		}
		switch r {
		case '是', '为', '创', '比', '自', '的', '达', '增', '降':
			return false
		case '以', '至':
			if k > a+1 && (r == '以' && s.at(k+1) == '来' && indexOf("访自到宾华", s.at(k+2)) < 0 || r == '至' && s.at(k+1) == '今' && indexOf("年日天", s.at(k+2)) < 0) {
				return true
			}
		}
	}
	return false
}

// sameSpan gives 去年同期 the span of the time in force, in that year.
func (s *scanner) sameSpan(year int, v value) value {
	v.rule, v.anaphoric, v.quiet, v.unit = "same-period", true, true, s.curUnit
	v.first, v.last = paper.NoDay, paper.NoDay
	if s.curPara == s.para {
		v.first, v.last = s.samePeriod(year)
	}
	return v
}
