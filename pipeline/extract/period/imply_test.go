package period

import (
	"encoding/json"
	"os"
	"testing"

	"baoshu/pipeline/given"
	"baoshu/pipeline/paper"
)

func TestImply(t *testing.T) {
	for _, c := range []struct {
		paras    []string
		from, to string
	}{
		{[]string{"2022年，全区新增企业80家。2023年以来，订单不断。", "今年前三季度，新增两家。"}, "2023-10-01", "2023-12-31"},
		{[]string{"从2015年底建厂至今，不到8年，产值翻番。2022年，员工达到500人。今年前三季度，招工60人。"}, "2023-10-01", "2023-12-31"},
		{[]string{"2023年产值3亿元。截至2024年3月底，全省有企业3万家，今年新增2000家。"}, "2024-04-01", "2024-12-31"},
		{[]string{"截至2024年3月底，全省有企业3万家。"}, "", ""},
		{[]string{"2023年产值3亿元。截至2024年3月底，全省有企业3万家。今年8月，又有两家开业。"}, "2024-08-01", "2024-12-31"},
		{[]string{"2013年以来，水质好转。"}, "", ""},
		{[]string{"到2035年，基本实现现代化。今年上半年增长5%。"}, "", ""},
		{[]string{"2022年，产值达到3亿元。"}, "", ""},
		{nil, "", ""},
	} {
		a, b, ok := Imply(c.paras)
		if a.String() != c.from || b.String() != c.to || ok != (c.from != "") {
			t.Errorf("%q: %s..%s %v, want %s..%s", c.paras, a, b, ok, c.from, c.to)
		}
	}
}

// TestImplyHoldsOnNews: where Imply dares to answer for a broadcast item, the
// item's date must lie in the interval.
func TestImplyHoldsOnNews(t *testing.T) {
	said, held := 0, 0
	for _, it := range items(t, 30000, 1) {
		d, err := paper.ParseDay(it.Date)
		if err != nil {
			continue
		}
		a, b, ok := Imply(it.Paras)
		if !ok {
			continue
		}
		said++
		if a <= d && d <= b {
			held++
		} else if said-held < 60 && testing.Verbose() {
			t.Log(it.Date, a, b, it.Title)
		}
	}
	t.Logf("answered %d, held %d", said, held)
	if held*100 < said*95 {
		t.Errorf("answered %d, held %d", said, held)
	}
}

// TestImplySeed: the seed page speaks of 2023年以来 and 今年前三季度.
func TestImplySeed(t *testing.T) {
	data, err := os.ReadFile(given.Path(t, "gold/seed/shenyang.json"))
	if err != nil {
		t.Fatal(err)
	}
	more, err := os.ReadFile(given.Path(t, "gold/seed/wuxi.json"))
	if err != nil {
		t.Fatal(err)
	}
	var a, b given.Item
	if json.Unmarshal(data, &a) != nil || json.Unmarshal(more, &b) != nil {
		t.Fatal("the gold is not what it was")
	}
	for name, ps := range map[string][]string{"page": append(append([]string{}, a.Paras...), b.Paras...), "shenyang": a.Paras} {
		from, to, ok := Imply(ps)
		if !ok || from.String() != "2023-10-01" || to.String() != "2023-12-31" {
			t.Errorf("%s: %s..%s %v, want 2023-10-01..2023-12-31", name, from, to, ok)
		}
	}
	from, to, ok := Imply(b.Paras)
	t.Log("wuxi", from, to, ok)
}
