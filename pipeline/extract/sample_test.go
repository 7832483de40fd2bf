package extract

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"baoshu/pipeline/paper"
)

// A newsItem is one line of the broadcast corpus.
type newsItem struct {
	Date  string
	Title string
	Paras []string
}

// news reads the first n items of the corpus, all for n = 0.
func news(t testing.TB, n int) []newsItem {
	f, err := os.Open(filepath.Join(shared(t), "corpus", "xwlb-2013-2017.jsonl.gz"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []newsItem
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() && (n == 0 || len(out) < n) {
		var it newsItem
		if err := json.Unmarshal(sc.Bytes(), &it); err != nil {
			t.Fatal(err)
		}
		out = append(out, it)
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
