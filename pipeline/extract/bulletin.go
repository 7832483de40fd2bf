package extract

import (
	"strings"

	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/paper"
)

// How the time of a bulletin holds over the paragraphs and clauses that name none.

// openingTime keeps the time that opens the paragraph by itself for the sentences after,
// though its own has no figure: 前三季度，结构调整力度加大。服务业比重达到52.8%.
func (r *reader) openingTime() {
	if r.carried.i >= 0 || len(r.toks) < 3 || len(r.sents) == 0 || r.sent.Start != r.sents[0].Start {
		return
	}
	for i := range r.toks {
		p := r.periodAt(i)
		if p == nil || !framing(p) {
			continue
		}
		frame := i == 0 && r.s.Boundary(1)
		if statistical(p.Text) && (frame || i == 0 && !r.attributive(0) || i > 0 && r.s.Boundary(i-1)) || frame && p.Freq == "A" && !r.goingOn {
			r.carry(when{i: r.toks[i].Ref, method: paper.Inherited, from: "opening"})
			return
		}
	}
}

// framing reports whether the time is long enough for several sentences to stand under it, and is
// no base of comparison and no beginning.
func framing(p *period.Period) bool {
	const shortest = 27 // days: a month, of which the last day is known
	return p.Basis == "" && !p.Marker && !p.Open && p.Rule != "now" && !strings.Contains(p.Rule, "since") && p.First.Known() && p.Last.Known() && p.Last-p.First >= shortest
}

// bulletin reports whether the paragraph tells what changed against the year before and names
// no time of its own, in a story that has spoken of a time of statistics: it is of that time.
func (r *reader) bulletin() bool {
	const running = 31 // days: 前三季度 in the last days of September
	if !r.stood.First.Known() || r.ref.Latest.Known() && r.stood.Last > r.ref.Latest+running {
		return false
	}
	yearly := r.yearly()
	if !yearly && !statistical(r.stood.Text) {
		return false
	}
	compared := false
	for i := range r.ps {
		switch p := &r.ps[i]; {
		case p.Basis == "yoy" || p.Basis == "pop":
			compared = compared || !yearly || p.Rule == "yoy" || strings.Contains(p.Text, "上年")
		case p.Start > 0 && (r.text[p.Start-1] == '由' || r.text[p.Start-1] == '从'):
		case p.Basis == "" && !p.Marker && p.Rule != "now" && p.Rule != "near":
			return false
		}
	}
	return compared
}

// yearly reports whether the paragraphs before stand under the year before that of publication, of
// which the first half of a year gives account.
func (r *reader) yearly() bool {
	const accounted = 7 // the last month in which the bulletins of a year come out
	return r.stood.Freq == "A" && r.ref.Latest.Known() && r.ref.Latest.Month() <= accounted && r.stood.Last.Year() == r.ref.Latest.Year()-1
}

// statistical reports whether the time is one that statistics are made for: 前三季度, 上半年,
// 1至5月.
func statistical(time string) bool {
	return strings.HasSuffix(time, "季度") || strings.HasSuffix(time, "半年") || strings.HasSuffix(time, "月份") || strings.HasSuffix(time, "个月") || strings.HasSuffix(time, "月") && strings.ContainsAny(time, "—-－–至到前头")
}

// hold keeps the time the paragraph stands under for one that goes on with it.
func (r *reader) hold() {
	if c := r.carried; c.i >= 0 && strings.Contains(r.ps[c.i].Rule, "year-edge") && r.yearly() {
		return // 年末存栏3万头: the bulletin's year goes on
	} else if c.i >= 0 {
		r.stood, r.goingOn = r.ps[c.i], !c.against
	} else if r.quiet && len(r.ps) > 0 {
		if p := &r.ps[0]; p.Start == 0 && p.Basis == "" && !p.Marker && !p.Open && p.First.Known() && p.Last.Known() && (p.Freq == "A" || statistical(p.Text)) {
			r.stood = *p // 2021年，全区经济平稳增长: a bulletin opens with its year
		}
	}
}

// continues reports whether a paragraph goes on under the time of the one before:
// 与此同时, 其中, 从产品看, 分产业看, 按地区分.
func continues(text []rune) bool {
	for _, w := range [...]string{"与此同时", "其中", "同时，", "具体来看", "具体看", "具体来说"} {
		if hasPrefix(text, w) {
			return true
		}
	}
	if len(text) == 0 || text[0] != '从' && text[0] != '分' && text[0] != '按' {
		return false
	}
	for i := 1; i < len(text) && i < 16; i++ {
		if text[i] == '，' || text[i] == '：' {
			return text[i-1] == '看' || text[i-1] == '分'
		}
	}
	return false
}

func hasPrefix(text []rune, w string) bool { return lexicon.Prefix(text, w) >= 0 }
