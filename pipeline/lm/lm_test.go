package lm

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"baoshu/pipeline/given"
)

// broadcast reads the items of the broadcast corpus.
func broadcast(t testing.TB) []given.Item { return slices.Collect(given.Broadcast(t)) }

func TestCommonReadingIsCheap(t *testing.T) {
	m := Default()
	for _, c := range []struct{ left, likely, unlikely string }{
		{"推动高质", "量发展", "质发展"},
		{"总数达到", "2518家", "家2518"},
		{"同比增长", "6.5%", "个百分点"},
		{"沈阳高新区科技型中小", "企业", "业企"},
		{"在全国首创", "的服务", "服的务"},
		{"改革开放", "以来", "来以"},
		{"记者从新闻", "发布会上", "会布发上"},
	} {
		likely, unlikely := m.Run([]rune(c.left), []rune(c.likely)), m.Run([]rune(c.left), []rune(c.unlikely))
		if likely >= unlikely {
			t.Errorf("after %s: %s costs %.1f bits, %s %.1f", c.left, c.likely, likely, c.unlikely, unlikely)
		}
	}
}

func TestEdges(t *testing.T) {
	m := Default()
	end := m.Bits('成', '。', Edge)
	for _, r := range "，的、和在2（《" {
		if c := m.Bits('成', r, Edge); c < end+5 {
			t.Errorf("a paragraph ends after 成%c for %.1f bits, after 成。 for %.1f", r, c, end)
		}
	}
	if start, mid := m.Bits(Edge, Edge, '的'), m.Bits(Edge, Edge, '据'); start < mid+3 {
		t.Errorf("a paragraph begins with 的 for %.1f bits, with 据 for %.1f", start, mid)
	}
}

func TestWords(t *testing.T) {
	m := Default()
	for _, w := range strings.Fields("企业 发展 人民 科技 高新区 国务院 半导体 研究员 改革开放 社会主义") {
		if m.Word([]rune(w)) == 0 {
			t.Errorf("%s is no word", w)
		}
	}
	for _, w := range strings.Fields("业发 民的 展企 区高 院国务 革开 的了 质质") {
		if n := m.Word([]rune(w)); n != 0 {
			t.Errorf("%s is a word of level %d", w, n)
		}
	}
	if a, b := m.Idf([]rune("中国")), m.Idf([]rune("半导体")); a >= b {
		t.Errorf("中国 tells %v bits, 半导体 %v", a, b)
	}
	if m.Word([]rune("国")) != 0 || m.Word([]rune("社会主义国家")) != 0 || m.Word(nil) != 0 {
		t.Error("runs of one, six or no characters are no words of the table")
	}
}

// TestFormsOfOneCharacterCostAlike: width does not count, nor which digit.
func TestFormsOfOneCharacterCostAlike(t *testing.T) {
	m := Default()
	for _, c := range [][2]string{
		{"增长6.5%，", "增长７．９％,"},
		{"“创新引擎”(沈阳)", "「创新引擎」（沈阳）"},
		{"GDP为A4", "ＣＰＩ为b9"},
	} {
		if a, b := m.Paragraph([]rune(c[0])), m.Paragraph([]rune(c[1])); a != b {
			t.Errorf("%s costs %.2f, %s %.2f", c[0], a, c[1], b)
		}
	}
	for r := rune(0); r < 0x11000; r++ {
		if f := Fold(r); Fold(f) != f {
			t.Errorf("Fold(Fold(%q)) = %q, Fold = %q", r, Fold(f), f)
		}
	}
}

// TestStatesAgreeWithBits: reading on is the same as asking for each character.
func TestStatesAgreeWithBits(t *testing.T) {
	m := Default()
	text := []rune("2022年，沈阳高新区新增注册832家𠮷囧；达２５１８家。")
	var s State
	a, b := Edge, Edge
	for i, r := range text {
		c, next := m.Next(s, r)
		if want := m.Bits(a, b, r); c != want {
			t.Errorf("character %d: Next gives %v, Bits %v", i, c, want)
		}
		if i > 0 && m.After(text[:i+1]) != next {
			t.Errorf("character %d: After %+v, Next %+v", i, m.After(text[:i+1]), next)
		}
		a, b, s = b, r, next
	}
	if got := len(m.Costs(nil, Unknown(), text)); got != len(text) {
		t.Errorf("%d costs for %d characters", got, len(text))
	}
}

// TestSums: what may follow a context is shared out once, give or take the
// rounding and what the table takes for known.
func TestSums(t *testing.T) {
	m := Default()
	for _, ctx := range []string{"高质", "2年", "企业", "，在", "记者"} {
		rs := []rune(ctx)
		var sum float64
		for r := rune(0); r < 0x10000; r++ {
			if Fold(r) == r && m.Known(r) {
				sum += pow2(-float64(m.Bits(rs[0], rs[1], r)))
			}
		}
		if sum < 0.85 || sum > 1.15 {
			t.Errorf("after %s everything has %.3f of the probability", ctx, sum)
		}
	}
}

func pow2(x float64) float64 {
	p := 1.0
	for x < -1 {
		p, x = p/2, x+1
	}
	// enough of 2^x for x in [-1,0]
	const ln2 = 0.6931471805599453
	return p * (1 + x*ln2*(1+x*ln2/2*(1+x*ln2/3*(1+x*ln2/4))))
}

// TestHeldOut holds the floor of the model: learned without every twentieth day,
// it reads those days for less than 5 bits a character.
func TestHeldOut(t *testing.T) {
	if testing.Short() {
		t.Skip("learns a model")
	}
	var l Learner
	var held [][]rune
	day, last := 0, ""
	for _, it := range broadcast(t) {
		if it.Date != last {
			day, last = day+1, it.Date
		}
		for _, p := range it.Paras {
			switch {
			case day%20 == 0:
				held = append(held, []rune(p))
			case day%4 == 1: // a quarter of the days is enough to hold the floor, and quick
				l.Paragraph([]rune(p))
			}
		}
		l.Document()
	}
	data, err := l.Encode(NewsSize(), "test")
	if err != nil {
		t.Fatal(err)
	}
	m, err := Load(string(data))
	if err != nil {
		t.Fatal(err)
	}
	var bits float64
	n := 0
	for _, p := range held {
		bits += m.Paragraph(p)
		n += len(p) + 1
	}
	t.Logf("%.3f bits a character on %d characters not seen", bits/float64(n), n)
	if bits/float64(n) > 5.3 {
		t.Errorf("%.3f bits a character, floor 5.3", bits/float64(n))
	}
}

func TestLearnerIsRepeatable(t *testing.T) {
	learn := func() string {
		var l Learner
		for range 5 {
			l.Paragraph([]rune("沈阳高新区创新型小微企业新增注册832家，总数达到2518家。"))
			l.Paragraph([]rune("本报记者"))
			l.Word("高新区")
			l.Document()
		}
		data, err := l.Encode(Size{100, 100, 100, 100}, "两句")
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	a := learn()
	if a != learn() {
		t.Error("the same corpus gives other bytes")
	}
	m, err := Load(a)
	if err != nil {
		t.Fatal(err)
	}
	if m.About() != "两句" || m.Word([]rune("高新区")) == 0 || m.Word([]rune("新区科")) != 0 {
		t.Errorf("about %q, 高新区 %d", m.About(), m.Word([]rune("高新区")))
	}
	if m.Bits('高', '新', '区') >= m.Bits('高', '新', '册') {
		t.Error("高新区 is no cheaper than 高新册")
	}
}

func TestEmptyLearner(t *testing.T) {
	var l Learner
	data, err := l.Encode(NewsSize(), "")
	if err != nil {
		t.Fatal(err)
	}
	m, err := Load(string(data))
	if err != nil {
		t.Fatal(err)
	}
	if c := m.Bits('高', '新', '区'); c != c || c < 0 {
		t.Errorf("cost %v", c)
	}
}

func TestLoadRefusesDamage(t *testing.T) {
	good := news
	for _, bad := range []string{"", "x", magic, good[:len(magic)+9], good[:len(good)/2], good[:len(good)-1], "x" + good} {
		if _, err := Load(bad); err == nil {
			t.Errorf("%d bytes are taken for a model", len(bad))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("2022年，沈阳高新区", "新增注册832家")
	f.Add("", "\x00\uFFFF𠮷")
	f.Fuzz(func(t *testing.T, left, run string) {
		if !utf8.ValidString(left) || !utf8.ValidString(run) {
			return
		}
		if c := Default().Run([]rune(left), []rune(run)); c < -2*float64(len(run)) || c > 60*float64(len(run)) {
			t.Errorf("%q after %q costs %v", run, left, c)
		}
	})
}

// TestCostsAgreeWithNext: what is looked up in blocks costs the same as one
// character after the other.
func TestCostsAgreeWithNext(t *testing.T) {
	m := Default()
	for _, text := range []string{"", "沈", "沈州新区科技企业新登记417家，总数达到1986家。其中囧槑𠮷家\uFFFF质质", strings.Repeat("去年全区规模以上工业企业完成增加值，比上年增长7.3%。", 9)} {
		for _, s := range []State{{}, Unknown(), m.After([]rune("完成"))} {
			at := s
			rs := append([]rune(text), Gap, 'A', Edge)
			for i, c := range m.Costs(nil, s, rs) {
				var want float32
				if want, at = m.Next(at, rs[i]); c != want {
					t.Fatalf("%q: character %d costs %v and %v", text, i, c, want)
				}
			}
		}
	}
}

// TestRough: of running text it is more than the cost and not twice as much, of
// characters without sense more than of any text; white space does not count, and a
// common pair costs what it does where nothing else is known.
func TestRough(t *testing.T) {
	m := Default()
	running := []rune("去年全区规模以上工业企业完成增加值，比上年增长7.3%，新登记科技企业417家。")
	cost := 0.0
	for _, c := range m.Costs(nil, Unknown(), running) {
		cost += float64(c)
	}
	rough, n := m.Rough(running)
	if n != len(running) || rough < cost || rough > 2*cost {
		t.Errorf("%d characters cost %.1f, roughly %.1f", n, cost, rough)
	}
	if odd, k := m.Rough([]rune("囧槑𠮷靐龘囧槑𠮷靐龘")); odd/float64(k) < 2*rough/float64(n) {
		t.Errorf("characters without sense cost %.1f each, those of a sentence %.1f", odd/float64(k), rough/float64(n))
	}
	if got, _ := m.Rough([]rune("企业")); got != float64(m.Bits(Gap, Gap, '企')+m.Bits(Gap, '企', '业')) {
		t.Errorf("企业 costs %v", got)
	}
	for text, want := range map[string]int{"": 0, " ": 0, "沈": 1, " 沈　": 1, "沈 州\uFFFF𠮷": 4} {
		if _, n := m.Rough([]rune(text)); n != want {
			t.Errorf("%q: %d characters", text, n)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(news); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParagraph(b *testing.B) {
	m := Default()
	var text []rune
	bytes := 0
	for _, it := range broadcast(b)[:2000] {
		for _, p := range it.Paras {
			text = append(text, []rune(p)...)
			bytes += len(p)
		}
	}
	b.SetBytes(int64(bytes))
	for b.Loop() {
		m.Paragraph(text)
	}
}

func BenchmarkCosts(b *testing.B) {
	m := Default()
	var own [512]float32
	read(b, func(t []rune) { m.Costs(own[:0], Unknown(), t) })
}

func BenchmarkRough(b *testing.B) {
	read(b, func(t []rune) { Default().Rough(t) })
}

// read measures how fast f reads the paragraphs of the corpus.
func read(b *testing.B, f func([]rune)) {
	var texts [][]rune
	n := 0
	for _, it := range broadcast(b)[:2000] {
		for _, p := range it.Paras {
			texts = append(texts, []rune(p))
			n += len(p)
		}
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		for _, t := range texts {
			f(t)
		}
	}
}
