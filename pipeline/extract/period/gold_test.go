package period

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"baoshu/pipeline/given"
	"baoshu/pipeline/paper"
)

type goldFigure struct {
	Doc       string     `json:"doc"`
	Paragraph int        `json:"paragraph"`
	Start     int        `json:"start"`
	Surface   string     `json:"surface"`
	Period    []string   `json:"period"`
	PeriodAlt [][]string `json:"period_alt"`
	Basis     string     `json:"basis"`
	Optional  bool       `json:"optional"`
}

// TestGoldPeriods: the period of an annotated figure must be among those that
// the story's paragraphs up to it name. Which of them a figure takes is the
// extractor's to choose; what is never read cannot be chosen.
func TestGoldPeriods(t *testing.T) {
	for _, set := range []string{"dev", "seed"} {
		dir := given.Path(t, "gold/"+set)
		docs := map[string][][]Period{}
		all, found := 0, 0
		for g := range given.JSON[goldFigure](t, "gold/"+set+"/figures.jsonl") {
			if len(g.Period) != 2 || g.Optional {
				continue
			}
			if docs[g.Doc] == nil {
				docs[g.Doc] = readDoc(t, filepath.Join(dir, g.Doc+".json"))
			}
			all++
			ok := false
			for _, alt := range g.PeriodAlt { // where no period is an answer too, none need be read
				ok = ok || len(alt) == 0
			}
			for p := g.Paragraph; p >= 0 && !ok; p-- {
				for _, q := range docs[g.Doc][p] {
					for _, alt := range g.PeriodAlt {
						ok = ok || len(alt) == 2 && q.First.String() == alt[0] && q.Last.String() == alt[1]
					}
					ok = ok || q.Basis == "" && q.First.String() == g.Period[0] && q.Last.String() == g.Period[1]
				}
			}
			if ok {
				found++
			} else {
				t.Logf("%s %d %s: no %v among %v", g.Doc, g.Paragraph, g.Surface, g.Period, brief(docs[g.Doc][g.Paragraph]))
			}
		}
		t.Logf("%s: %d of %d", set, found, all)
		if found*100 < all*98 {
			t.Errorf("%s: %d of %d", set, found, all)
		}
	}
}

func readDoc(t *testing.T, path string) [][]Period {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var it given.Item
	if err := json.Unmarshal(data, &it); err != nil {
		t.Fatal(err)
	}
	ref := Reference{paper.DayOf(2023, 10, 1), paper.DayOf(2023, 12, 31)}
	if d, err := paper.ParseDay(it.Date); err == nil {
		ref = On(d)
	}
	var tr Tracker
	tr.Story(ref)
	var out [][]Period
	for _, p := range it.Paras {
		tr.Paragraph()
		out = append(out, tr.Scan([]rune(p), nil))
	}
	return out
}
