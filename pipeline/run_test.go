package pipeline

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"baoshu/pipeline/paper"
	"baoshu/schema"
)

// story writes a made-up story; another number gives another story.
func story(n int) string {
	rng := rand.New(rand.NewSource(int64(n)))
	pick := func(list string) string {
		words := strings.Fields(list)
		return words[rng.Intn(len(words))]
	}
	who := pick("澜州 柳湾 青坪 泽安 云溪 桐岭 白石 江浦 临沙 望海") + pick("高新区 港务局 农科院 材料所 地铁公司 图书馆 医科大学 体育局 造船厂 博物馆")
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s%s\n\n", who, pick("新开 建成 启用 发布 扩建"), pick("码头 展馆 病房 年报 车间 泳池 书库 试验田"))
	for range 6 {
		fmt.Fprintf(&b, "%d年，%s%s%s%d%s，%s%s%d.%d%%，%s%s。", 2018+rng.Intn(5), who, pick("接待 培训 引进 修缮 建造 收治 借出 播种"), pick("游客 学员 专家 古籍 货轮 患者 图书 早稻 运动员 设备"),
			10+rng.Intn(9000), pick("人次 名 位 册 艘 例 亩 台 项"), pick("比上年 同比"), pick("增长 下降 提高"), 1+rng.Intn(40), rng.Intn(9), pick("其中夜间 其中远郊 其中首次 周末 雨季 农闲时节"), pick("最多 最少 持平 回落 翻番 见好 渐稳"))
	}
	return b.String() + "\n"
}

// days writes pages of two papers over some weeks; each third page of the second
// paper is a copy of the first one's of the day before.
func days(t *testing.T, dir string, n int) {
	for d := range n {
		date := (paper.DayOf(2023, 10, 1) + paper.Day(d)).String()
		write(t, dir, "甲报/"+date+"/1.txt", story(d))
		text := story(1000 + d)
		if d%3 == 1 {
			text = story(d - 1)
		}
		write(t, dir, "乙报/"+date+"/1.txt", text)
	}
	write(t, dir, "无日期.txt", story(5000))
}

// TestWorkersDoNotShow runs over weeks with one worker and with eight.
func TestWorkersDoNotShow(t *testing.T) {
	dir := t.TempDir()
	days(t, dir, 40)
	opt := Options{Ingest: patterns(t, "{source}/{date}/{page}.txt"), Workers: 1}
	one, p := runOver(t, opt, dir)
	opt.Workers = 8
	eight, _ := runOver(t, opt, dir)
	if !reflect.DeepEqual(one.units, eight.units) {
		t.Error("eight workers made other rows than one")
	}
	if len(p.New) != 81 {
		t.Errorf("%d new inputs", len(p.New))
	}
	rows := one.rows()
	if len(rows.Inputs) != 81 || len(rows.Articles) != 81-13 || len(rows.Witnesses) != 81 {
		t.Errorf("%d inputs, %d stories, %d copies; want 81, 68, 81", len(rows.Inputs), len(rows.Articles), len(rows.Witnesses))
	}
}

// TestInSteps feeds the same pages in three batches, out of order, and compares
// with a single run: only who made a row may differ.
func TestInSteps(t *testing.T) {
	t.Run("every neighbour read", func(t *testing.T) { inSteps(t, nil) })
	t.Run("neighbours by sketch", func(t *testing.T) { inSteps(t, notes{}) })
}

// notes is a Memory that loses nothing.
type notes map[string][]byte

func (n notes) Recall(name string) []byte     { return n[name] }
func (n notes) Keep(name string, data []byte) { n[name] = data }

func inSteps(t *testing.T, m Memory) {
	all := t.TempDir()
	days(t, all, 30)
	opt := Options{Ingest: patterns(t, "{source}/{date}/{page}.txt")}
	want, _ := runOver(t, opt, all)

	opt.Memory = m
	part := t.TempDir()
	state := new(memory)
	files, err := filepath.Glob(filepath.Join(all, "*", "*", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, filepath.Join(all, "无日期.txt"))
	for step := range 3 {
		for i, f := range files {
			if (i*7+step)%3 == 0 {
				rel, _ := filepath.Rel(all, f)
				data, _ := os.ReadFile(f)
				write(t, part, rel, string(data))
			}
		}
		opt.Known = state.known()
		got, _ := runOver(t, opt, part)
		merge(t, state, got)
	}
	if a, b := plain(want.rows()), plain(state.rows()); !reflect.DeepEqual(a, b) {
		t.Errorf("in steps: %d stories, %d figures, %d inputs; at once: %d, %d, %d", len(b.Articles), len(b.Figures), len(b.Inputs), len(a.Articles), len(a.Figures), len(a.Inputs))
	}
	// Nothing changed: nothing to do.
	opt.Known = state.known()
	p, err := Look(context.Background(), []string{part}, opt)
	if err != nil || !p.Empty() || p.Unchanged != 61 {
		t.Errorf("again: %v, %v, %d unchanged, %v", p.New, p.Changed, p.Unchanged, err)
	}
}

// merge puts a batch into a state, as a dataset does: units whose inputs come
// again are replaced, and no input of theirs may be missing.
func merge(t *testing.T, state, batch *memory) {
	t.Helper()
	if state.units == nil {
		state.units = map[string]*schema.Rows{}
	}
	here := map[string]bool{}
	for _, r := range batch.units {
		for _, in := range r.Inputs {
			here[in.SourceFile] = true
		}
	}
	for _, f := range batch.gone {
		here[f] = true
	}
	for name, r := range state.units {
		n := 0
		for _, in := range r.Inputs {
			if here[in.SourceFile] {
				n++
			}
		}
		switch n {
		case 0:
		case len(r.Inputs):
			delete(state.units, name)
		default:
			t.Errorf("unit %s: %d of its %d inputs come again", name, n, len(r.Inputs))
		}
	}
	for name, r := range batch.units {
		if state.units[name] != nil {
			t.Errorf("two units are called %s", name)
		}
		state.units[name] = r
	}
}

// plain returns the rows without what tells which run made them.
func plain(rows *schema.Rows) *schema.Rows {
	for _, t := range schema.Tables() {
		v := reflect.ValueOf(rows.Slice(t.Name)).Elem()
		for i := range v.Len() {
			for _, name := range []string{"RunID", "FirstRun", "LastRun", "Given"} {
				if f := v.Index(i).FieldByName(name); f.IsValid() {
					f.SetString("")
				}
			}
		}
	}
	return rows
}

// TestChanges changes, removes and breaks pages between runs.
func TestChanges(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.txt", story(10))
	write(t, dir, "b.txt", story(20))
	write(t, dir, "c.txt", story(30))
	state, _ := runOver(t, Options{}, dir)
	write(t, dir, "a.txt", story(11))
	write(t, dir, "b.txt", "\x00\x01\x02\x03")
	if err := os.Remove(filepath.Join(dir, "c.txt")); err != nil {
		t.Fatal(err)
	}
	m, p := runOver(t, Options{Known: state.known()}, dir)
	if !reflect.DeepEqual(p.Changed, []string{"a.txt", "b.txt"}) || !reflect.DeepEqual(p.Gone, []string{"c.txt"}) || len(p.Failures) != 1 {
		t.Errorf("changed %v, gone %v, failed %v", p.Changed, p.Gone, p.Failures)
	}
	merge(t, state, m)
	rows := state.rows()
	if len(rows.Articles) != 1 || len(rows.Inputs) != 2 || rows.Inputs[1].Status != "quarantined" || !strings.Contains(rows.Inputs[1].Error, "b.txt") {
		t.Errorf("%d stories, inputs %+v", len(rows.Articles), rows.Inputs)
	}
	// The same failure again is no news.
	p, err := Look(context.Background(), []string{dir}, Options{Known: state.known(), Date: paper.NoDay, MaxFailed: 1})
	if err != nil || !p.Empty() {
		t.Errorf("again: %v %v %v", p.New, p.Changed, err)
	}
}

// TestCancelled ends the context during the run.
func TestCancelled(t *testing.T) {
	dir := t.TempDir()
	days(t, dir, 20)
	ctx, cancel := context.WithCancel(context.Background())
	opt := Options{Workers: 2, Date: paper.NoDay, MaxFailed: 1, Progress: func(done, total int) {
		if done == 10 {
			cancel()
		}
	}}
	p, err := Look(ctx, []string{dir}, opt)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Run(ctx, "", new(memory)); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

type broken struct{ memory }

func (b *broken) Put(string, *schema.Rows) error { return errors.New("disk full") }

func TestSinkFails(t *testing.T) {
	dir := t.TempDir()
	days(t, dir, 20)
	p, err := Look(context.Background(), []string{dir}, Options{Workers: 4, Date: paper.NoDay, MaxFailed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Run(context.Background(), "", new(broken)); err == nil || err.Error() != "disk full" {
		t.Errorf("error %v", err)
	}
}
