package extract

import (
	"fmt"
	"strconv"
	"testing"

	"baoshu/pipeline/given"
	"baoshu/pipeline/paper"
)

// news reads the first n items of the broadcast corpus, all for n = 0.
func news(t testing.TB, n int) (out []given.Item) {
	for it := range given.Broadcast(t) {
		if out = append(out, it); len(out) == n {
			break
		}
	}
	return out
}

// brief is a figure in one line.
func brief(f *paper.Figure) string {
	v := strconv.FormatFloat(f.Value, 'f', -1, 64)
	if f.Range {
		v += "…" + strconv.FormatFloat(*f.High, 'f', -1, 64)
	}
	s := fmt.Sprintf("%s = %s %s %s %s", f.Quote, v, f.UnitText, f.Bound, f.Kind)
	if f.Direction != 0 {
		s += fmt.Sprintf("%+d", f.Direction)
	}
	s += fmt.Sprintf(" | %s(%.3s) | %s(%.3s)", f.IndicatorText, f.IndicatorMethod, f.EntityText, f.EntityMethod)
	if f.PeriodStart.Known() {
		s += " | " + f.PeriodStart.String() + ".." + f.PeriodEnd.String()
	}
	for _, x := range []string{f.Basis, f.ChangeRole, f.Check, f.SpeakerText} {
		if x != "" {
			s += " " + x
		}
	}
	if f.Assertion != "actual" {
		s += " PLAN"
	}
	return s
}
