package repair

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/given"
	"baoshu/pipeline/lexicon"
	"baoshu/pipeline/lm"
	"baoshu/pipeline/paper"
)

// every is the worst suspicion: all rules run.
var every = Suspicion{Noisy: true, Cut: true}

func page(format paper.Format, lines ...string) *paper.Page {
	p := &paper.Page{File: &paper.File{Format: format}}
	p.File.Pages = []*paper.Page{p}
	for i, s := range lines {
		p.Lines = append(p.Lines, paper.Line{No: i + 1, Text: edit.New(s)})
	}
	return p
}

// mend runs all rules over one line.
func mend(s string) edit.Text {
	p := page(paper.Wrapped, s)
	pageWith(lm.Default(), words(), p, every)
	return p.Lines[0].Text
}

// cases reads a file of cases: what stands, and, after a tab, what must become of it.
func cases(t *testing.T, name string) [][2]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		in, want, ok := strings.Cut(line, "\t")
		if !ok {
			want = in
		}
		out = append(out, [2]string{in, want})
	}
	return out
}

func TestCases(t *testing.T) {
	for _, name := range []string{"wild.tsv", "negative.tsv", "synthetic.tsv"} {
		for _, c := range cases(t, name) {
			if got := mend(c[0]); got.String() != c[1] {
				t.Errorf("%s: %s\n got %s\nwant %s\nby %+v", name, c[0], got.String(), c[1], got.Edits())
			}
		}
	}
}

// TestKnownFailures: a failure that no longer fails belongs elsewhere.
func TestKnownFailures(t *testing.T) {
	for _, c := range cases(t, "known_failures.tsv") {
		if got := mend(c[0]); got.String() == c[1] {
			t.Errorf("%s comes right now: move it to wild.tsv or synthetic.tsv", c[0])
		}
	}
}

func TestLists(t *testing.T) {
	for name, data := range map[string][]byte{"shapes.tsv": shapesTSV, "surnames.tsv": surnamesTSV, "translit.tsv": translitTSV, "doubling.tsv": doublingTSV} {
		l, err := lexicon.Parse(name, data)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, row := range l.Rows {
			n := utf8.RuneCountInString(row[0])
			if name == "doubling.tsv" && n != 2 || name != "doubling.tsv" && n != 1 {
				t.Errorf("%s: %s has %d characters", name, row[0], n)
			}
			if name == "shapes.tsv" && edit.HasDigit(row[0]+row[1]) {
				t.Errorf("%s: %s %s: numerals are never taken for each other", name, row[0], row[1])
			}
		}
	}
	w := words()
	for a, like := range w.shapes {
		for _, b := range like {
			if !strings.ContainsRune(string(w.shapes[b]), a) {
				t.Errorf("shapes.tsv: %c is like %c and not the other way round", a, b)
			}
		}
	}
}

func TestSuspect(t *testing.T) {
	long := "沈阳高新区创新型小微企业新增注册832家，总数达到2518家；规上工业企业净增361家"
	for _, c := range []struct {
		what                string
		p                   *paper.Page
		noisy, cut, scanned bool
	}{
		{"a web copy", page(paper.Plain, long+"。", "“创新引擎”动力足，企业（含分公司）发展快。"), false, false, false},
		{"a web copy in half-width marks", page(paper.Plain, "沈阳高新区, 科技型企业: 新增注册832家, 总数达到2518家; 净增361家."), false, false, false},
		{"a page cut in mid-sentence", page(paper.Markdown, long, "总数达到1448家。"+long), false, true, false},
		{"a text cut in mid-sentence", page(paper.Plain, long, "总数达到1448家。"+long), false, true, false},
		{"one line cut", page(paper.Plain, long, long+"。"), false, false, false},
		{"wrapped lines", page(paper.Wrapped, long, long, long), false, false, false},
		{"OCR", page(paper.Wrapped, "抓落实*，确保", "共鸣-一“艺术天空”", "国家〈地区)的论坛"), true, false, true},
		{"a boxed OCR file", page(paper.HOCR, long), true, false, true},
		{"OCR that read well", page(paper.Wrapped, "企业, 占比过半，发展很快。", "今年, 新增企业, 共有832家。", "总数，达到2518家，其中规上企业361家。"), false, false, true},
		{"a web copy in mixed marks", page(paper.Plain, "企业, 占比过半，发展很快。", "今年, 新增企业, 共有832家。", "总数，达到2518家，其中规上企业361家。"), false, false, false},
		{"notes in brackets", page(paper.Plain, "据统计[1]，增长较快[2]。", "* 注：本表[3]", "首页 | 新闻 | 体育"), false, false, false},
		{"an empty page", page(paper.Plain), false, false, false},
	} {
		if s := Suspect(c.p); s.Noisy != c.noisy || s.Cut != c.cut || s.scanned(c.p.File.Format) != c.scanned {
			t.Errorf("%s: %+v", c.what, s)
		}
	}
}

// TestUnsuspectedIsLeft: on a page without suspicion even what is surely wrong
// stays as it is.
func TestUnsuspectedIsLeft(t *testing.T) {
	p := page(paper.Plain, "到拎包入住住千级、万级超净间。")
	File(p.File)
	if x := p.Lines[0].Text; x.Edited() || len(x.Suggestions()) > 0 {
		t.Errorf("changed to %s", x.String())
	}
}

// TestDigits: a rule that touches a number says so by what it changes, and no
// digit becomes another.
func TestDigits(t *testing.T) {
	for _, c := range [][3]string{
		{"规模达到]4万平方米", "]", "1"},
		{"增长l5%", "l", "1"},
		{"3O0家", "O", "0"},
	} {
		x := mend(c[0])
		if len(x.Edits()) != 1 || x.Edits()[0].Before != c[1] || x.Edits()[0].After != c[2] || x.Edits()[0].Confidence >= 1 {
			t.Errorf("%s: %+v", c[0], x.Edits())
		}
	}
}

// TestProperties: on any text, edits replay, a second reading changes nothing,
// and digits that stood in the source stand in the result.
func TestProperties(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"沈阳", "高新区", "质质", "量", "住住", "832", "家", "，", "，，", "“", "”", "*", "`", "〈", "）", "(", "《", "-一", "l5", "]4万", "2O年", "约翰", ".", "塔纳", "人人", "的的", "改草", "开放", "一架架", "研究研究", " ", "%", "新型工业新型工业化", "𠮷", "\uFFFD"})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(pieces, 0, 12).Draw(t, "pieces"), "")
		p := page(paper.Wrapped, s, s)
		pageWith(lm.Default(), words(), p, every)
		for i := range p.Lines {
			proven(t, s, &p.Lines[i].Text)
		}
		q := page(paper.Wrapped, s)
		pageWith(lm.Default(), words(), q, every)
		x := &q.Lines[0].Text
		once := x.String()
		pageWith(lm.Default(), words(), q, every)
		if x.String() != once {
			t.Fatalf("%q becomes %q, then %q", s, once, x.String())
		}
	})
}

type failer interface{ Fatalf(string, ...any) }

func proven(t failer, raw string, x *edit.Text) {
	got, err := edit.Replay(raw, x.Edits())
	if err != nil || got != x.String() {
		t.Fatalf("%q: replay gives %q, %v; want %q", raw, got, err, x.String())
	}
	for _, e := range x.Edits() {
		if e.Rule == "" || e.Kind == "" || e.Evidence == "" || e.Confidence <= 0 || e.Confidence > 1 {
			t.Fatalf("%q: edit without a reason: %+v", raw, e)
		}
	}
	if a, b := digits(raw), digits(x.String()); !subsequence(a, b) {
		t.Fatalf("%q becomes %q: a digit is gone", raw, x.String())
	}
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if digit(r) {
			return r
		}
		return -1
	}, s)
}

func subsequence(a, b string) bool {
	for i := 0; len(a) > 0; i++ {
		if i == len(b) {
			return false
		}
		if b[i] == a[0] {
			a = a[1:]
		}
	}
	return true
}

func FuzzFile(f *testing.F) {
	for _, s := range []string{"入住住千级，抓落实*，", "〈记者王丹)]4万", "-一l5%2O年约翰.塔纳", "“\n”\n*"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		p := page(paper.Wrapped, strings.Split(s, "\n")...)
		pageWith(lm.Default(), words(), p, every)
		for i := range p.Lines {
			proven(t, p.Lines[i].Text.Raw(), &p.Lines[i].Text)
		}
		if q := Quality(s); q < 0 || q > 1 || q != q {
			t.Fatalf("quality %v", q)
		}
	})
}

// corpus returns the items of the broadcast corpus with their days, counted.
func corpus(t testing.TB) (items [][]string, day []int) {
	t.Helper()
	last, n := "", 0
	for it := range given.Broadcast(t) {
		if it.Date != last {
			last, n = it.Date, n+1
		}
		items, day = append(items, it.Paras), append(day, n)
	}
	return items, day
}

// TestFalseRepairs reads text that had nothing wrong with it, with a model that
// has not seen it: no page of it is suspect, and were all of it suspect, one
// page in ten would see a change. (About half of those changes are errors that
// the corpus does have: 气侯, 的的.)
func TestFalseRepairs(t *testing.T) {
	items, day := corpus(t)
	m := lm.Default()
	if !testing.Short() {
		m = without(t, items, day)
	}
	chars, changed, forced := 0, 0, 0
	for i, it := range items {
		if day[i]%10 != 0 {
			continue
		}
		p := page(paper.Plain, it...)
		s := Suspect(p)
		pageWith(m, words(), p, s)
		for k := range p.Lines {
			chars += utf8.RuneCountInString(p.Lines[k].Text.Raw())
			changed += len(p.Lines[k].Text.Edits())
		}
		if !testing.Short() {
			p = page(paper.Plain, it...)
			pageWith(m, words(), p, every)
			for k := range p.Lines {
				forced += len(p.Lines[k].Text.Edits())
			}
		}
	}
	t.Logf("%d characters: %d changes; were every page suspect: %d", chars, changed, forced)
	if changed > 0 {
		t.Errorf("%d changes, want none", changed)
	}
	if limit := 25 * chars / 1_000_000; forced > limit {
		t.Errorf("were every page suspect: %d changes, ceiling %d", forced, limit)
	}
}

// TestOldPaper reads 人民日报 of 1998, whose essays and speeches double words as
// the broadcast news never does, as if all of it were suspect.
func TestOldPaper(t *testing.T) {
	changed := 0
	for p := range given.People(t) {
		x := mend(p.Text())
		changed += len(x.Edits())
	}
	t.Logf("%d changes", changed)
	if changed > 8 {
		t.Errorf("%d changes, ceiling 8", changed)
	}
}

// without learns a model of all days but every tenth.
func without(t testing.TB, items [][]string, day []int) *lm.Model {
	t.Helper()
	var l lm.Learner
	for i, it := range items {
		if day[i]%10 != 0 {
			for _, p := range it {
				l.Paragraph([]rune(p))
			}
			l.Document()
		}
	}
	data, err := l.Encode(lm.NewsSize(), "")
	if err != nil {
		t.Fatal(err)
	}
	m, err := lm.Load(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestGold: nothing of the development documents changes, as a plain text and as
// Markdown; nor, but for what is suggested, were they suspect.
func TestGold(t *testing.T) {
	docs, err := filepath.Glob(filepath.Join(given.Path(t, "gold/dev"), "d*.json"))
	if err != nil || len(docs) == 0 {
		t.Fatal(err)
	}
	for _, name := range docs {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var d struct{ Paras []string }
		if err := json.Unmarshal(data, &d); err != nil {
			t.Fatal(err)
		}
		for _, format := range []paper.Format{paper.Plain, paper.Markdown} {
			p := page(format, d.Paras...)
			File(p.File)
			for i := range p.Lines {
				for _, e := range p.Lines[i].Text.Edits() {
					t.Errorf("%s, %s: %s %q to %q", filepath.Base(name), format, e.Rule, e.Before, e.After)
				}
			}
		}
		p := page(paper.Plain, d.Paras...)
		pageWith(lm.Default(), words(), p, every)
		for i := range p.Lines {
			for _, e := range p.Lines[i].Text.Edits() {
				t.Errorf("%s, suspected: %s %q to %q in %s", filepath.Base(name), e.Rule, e.Before, e.After, p.Lines[i].Text.Raw())
			}
		}
	}
}

func benchmark(b *testing.B, format paper.Format) {
	items, _ := corpus(b)
	var lines []string
	n := 0
	for _, it := range items[:3000] {
		lines = append(lines, it...)
		for _, s := range it {
			n += len(s)
		}
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		b.StopTimer()
		p := page(format, lines...)
		b.StartTimer()
		File(p.File)
	}
}

func BenchmarkClean(b *testing.B) { benchmark(b, paper.Plain) }

func BenchmarkOCR(b *testing.B) { benchmark(b, paper.HOCR) }

// TestPercentThatGainedANine suggests to take a 9 out of a percentage where the page gives
// them with one decimal, and changes nothing.
func TestPercentThatGainedANine(t *testing.T) {
	for _, c := range []struct {
		others string
		doubt  bool
	}{
		{"出口增长3.2%，进口增长4.1%", true},
		{"出口增长3.22%，进口增长4.11%", false},
	} {
		p := page(paper.Wrapped, "热轧效率提升17.19%。", c.others)
		pageWith(lm.Default(), words(), p, every)
		x := p.Lines[0].Text
		if got := len(x.Suggestions()) > 0; got != c.doubt || x.String() != "热轧效率提升17.19%。" {
			t.Errorf("beside %s: %s, suggested %+v", c.others, x.String(), x.Suggestions())
		}
	}
}

// TestPercentOnAWellReadPage: a page that OCR read too well for the other rules has its
// doubtful percentages all the same, once.
func TestPercentOnAWellReadPage(t *testing.T) {
	p := page(paper.Wrapped, "企业, 占比过半，发展很快。", "今年, 新增企业, 增长3.2%和4.1%。", "总数，效率提升17.19%，产量增长4.2%。", "收入增长5.29%6和3.1%。")
	File(p.File)
	File(p.File)
	if p.Noisy || !p.Scanned {
		t.Fatalf("noisy %v, scanned %v", p.Noisy, p.Scanned)
	}
	for i, want := range []int{0, 0, 1, 1} {
		if got := len(p.Lines[i].Text.Suggestions()); got != want {
			t.Errorf("%s: %d suggestions, want %d", p.Lines[i].Text.String(), got, want)
		}
	}
}
