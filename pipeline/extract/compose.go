package extract

import (
	"strings"

	"baoshu/pipeline/extract/indicator"
	"baoshu/pipeline/paper"
)

// Nouns put together: a head with what it is of.

// measurable cuts off a noun taken over the rate or share that the number at token k
// cannot be one of: by its unit (GDP增速保持在8%，突破5000亿元), or because it is a share
// (产值增速达到10%，占比12%).
func (r *reader) measurable(text string, k int, share bool) string {
	q := &r.qs[r.toks[k].Ref]
	b := []rune(text)
	at, kind := indicator.HeadStart(b)
	if at <= 1 {
		return text
	}
	switch {
	case q.UnitClass == "percent" && share:
		if kind != paper.Rate {
			return text
		}
	case q.UnitClass == "percent", q.UnitClass == "pp", q.UnitClass == "ratio", q.UnitText == "倍", q.UnitClass == "time":
		return text
	case strings.HasSuffix(text, "率"), strings.HasSuffix(text, "增长"):
		return text
	}
	if kind != paper.Rate && kind != paper.Share || strings.HasSuffix(text, "度") && !strings.HasSuffix(text, "增长速度") {
		return text
	}
	return string(b[:at]) // 外汇储备增长速度快，已达180亿美元
}

// clean takes what is no part of a name off its ends: separators, and quotation
// marks that have lost their other half or stand round the whole.
func clean(s string) string {
	s = strings.TrimFunc(s, separates)
	if !strings.Contains(s, "“"[:2]) { // nor ”, which begins as it does
		return s
	}
	open, shut := strings.Count(s, "“"), strings.Count(s, "”")
	if open != shut {
		return strings.NewReplacer("“", "", "”", "").Replace(s)
	}
	if open == 1 && strings.HasPrefix(s, "“") && strings.HasSuffix(s, "”") {
		return strings.Trim(s, "“”")
	}
	return s
}

func separates(c rune) bool { return c == ' ' || c == '　' || c == '、' || c == '，' || c == '"' }

// compose puts a bare head behind the noun it belongs to: 科技型中小企业 + 总数.
// A head the noun ends in itself gives way, but for rates, which are of the whole
// (党员总数 + 增幅).
func compose(base, head noun) noun {
	_, kind := indicator.HeadStart([]rune(head.text))
	text := base.text
	if base.stem != "" && kind != paper.Rate {
		text = base.stem
	}
	b := []rune(text)
	at, _ := indicator.HeadStart(b)
	if kind != paper.Rate && strings.HasSuffix(text, "率") && strings.HasSuffix(head.text, "率") && len([]rune(head.text)) > 2 {
		return head // 通货膨胀率…，失业率: each a measure of its own
	}
	if len([]rune(text)) < 2 || strings.HasPrefix(head.text, text) {
		return head // 开工48个，开工率92%
	}
	if at == 0 {
		return head // 时间 and the like say nothing of what follows
	}
	if kind != paper.Rate && at > 1 {
		text = string(b[:at])
	}
	if _, of := indicator.HeadStart(b); of == paper.Rate && kind == paper.Rate && at > 1 && len([]rune(head.text)) > 1 && head.text != "增长率" {
		return noun{text: text, start: -1, method: paper.Inherited, from: base.from, rule: "noun/head"} // GDP增速 says it already
	}
	if full := indicator.FullHead(b, []rune(head.text)); !strings.HasSuffix(text, head.text) && kind != paper.Rate && full < len(b) {
		if base.lead == "" {
			return head // 年降雨量…，海拔: a measure in its own right
		}
		text = base.lead
	}
	if !strings.HasSuffix(text, head.text) {
		text += added(text, head.text)
	}
	return noun{text: text, start: head.start, method: paper.Inherited, from: base.from, rule: "noun/head"}
}

// added returns what of a head the text does not end in already: 投资收益 + 收益率.
func added(text, head string) string {
	h := []rune(head)
	if len(h) > 2 && strings.HasSuffix(text, string(h[:2])) {
		return string(h[2:])
	}
	return head
}
