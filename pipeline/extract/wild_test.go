package extract

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/paper"
)

// TestWild reads the hard sentences of testdata/wild.txt.
func TestWild(t *testing.T) { corpus(t, "testdata/wild.txt", false) }

// TestKnownFailures holds that what is known to fail still does: one that passes
// must move to wild.txt.
func TestKnownFailures(t *testing.T) { corpus(t, "testdata/known_failures.txt", true) }

// TestScope reads how far times, plans and bases reach: testdata/scope.txt.
func TestScope(t *testing.T) { corpus(t, "testdata/scope.txt", false) }

// TestNouns reads what is measured where the noun is hard to find: testdata/measured.txt.
func TestNouns(t *testing.T) { corpus(t, "testdata/measured.txt", false) }

// TestRespectively reads lists that 分别 parts: testdata/respectively.txt.
func TestRespectively(t *testing.T) { corpus(t, "testdata/respectively.txt", false) }

func corpus(t *testing.T, file string, failing bool) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var text string
	var ref period.Reference
	var want []string
	check := func() {
		if text == "" {
			return
		}
		res := Line(text, ref)
		var wrong []string
		for i, w := range want {
			if i >= len(res.Figures) {
				wrong = append(wrong, "missing "+w)
				continue
			}
			if bad := differs(&res.Figures[i], w); bad != "" {
				wrong = append(wrong, bad+"\n        want "+w+"\n        got  "+brief(&res.Figures[i]))
			}
		}
		if len(res.Figures) > len(want) {
			wrong = append(wrong, "extra "+res.Figures[len(want)].Quote)
		}
		switch {
		case failing && len(wrong) == 0:
			t.Errorf("%s: passes now; move it to wild.txt", text)
		case !failing && len(wrong) > 0:
			t.Errorf("%s\n    %s", text, strings.Join(wrong, "\n    "))
		}
	}
	for _, l := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(l, "#") || l == "":
		case strings.HasPrefix(l, "> "):
			check()
			date, rest, _ := strings.Cut(l[2:], " ")
			day, err := paper.ParseDay(date)
			if err != nil {
				t.Fatal(err)
			}
			text, ref, want = rest, period.On(day), nil
		default:
			want = append(want, l)
		}
	}
	check()
}

// differs names the fields in which a figure differs from an expected line: quote, kind and
// direction, indicator, entity, period, basis, assertion.
func differs(f *paper.Figure, want string) string {
	cols := strings.Split(want, " | ")
	if len(cols) != 7 {
		return fmt.Sprintf("line has %d columns", len(cols))
	}
	var bad []string
	check := func(name string, ok bool) {
		if !ok {
			bad = append(bad, name)
		}
	}
	kind := string(f.Kind)
	switch f.Direction {
	case 1:
		kind += "+"
	case -1:
		kind += "-"
	}
	// - says that the line does not look at the field: what the case is not about
	holds := func(got, want string) bool { return want == "-" || strings.Contains(got, want) }
	check("quote", strings.Contains(f.Quote, cols[0]))
	check("kind", kind == cols[1])
	check("indicator", holds(f.IndicatorText, cols[2]))
	check("entity", holds(f.EntityText, cols[3]))
	got := "-"
	if f.PeriodStart.Known() {
		got = f.PeriodStart.String() + " " + f.PeriodEnd.String()
	}
	check("period", got == cols[4])
	check("basis", f.Basis == strings.Trim(cols[5], "-"))
	check("assertion", f.Assertion == cols[6])
	return strings.Join(bad, " ")
}
