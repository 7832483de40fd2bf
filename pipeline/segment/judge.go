package segment

import (
	"github.com/baoshu/baoshu/pipeline/lm"
	"github.com/baoshu/baoshu/pipeline/seam"
)

// judge judges a seam.
func judge(l, r []rune) seam.Seam {
	j := seam.Judge(l, r)
	if j.Reason != "" || j.Gain != 0 {
		return j
	}
	m := lm.Default()
	if len(l) == 0 || len(r) == 0 {
		return j
	}
	tail := l[max(0, len(l)-8):]
	headr := r[:min(len(r), 8)]
	s := m.After(tail)
	end, _ := m.Next(s, lm.Edge)
	apart := float64(end) + m.Paragraph(headr)
	j.Gain = apart - m.Run(tail, headr)
	if l[len(l)-1] == r[0] && han(r[0]) && len(r) > 1 {
		if g := apart - m.Run(tail, headr[1:]); g > j.Gain+4 {
			j.Gain, j.Drop, j.Reason = g, 1, "dup"
		}
	}
	return j
}
