package seam

import (
	"math"
	"math/rand"
	"sort"
	"testing"

	"baoshu/pipeline/given"
	"baoshu/pipeline/lm"
)

// corpus returns the paragraphs of the broadcast corpus, by document; every
// tenth day apart, on which a model learned from the rest is measured.
func corpus(t testing.TB) (learn, held [][][]rune) {
	t.Helper()
	day, last := 0, ""
	for it := range given.Broadcast(t) {
		if it.Date != last {
			day, last = day+1, it.Date
		}
		var doc [][]rune
		for _, p := range it.Paras {
			doc = append(doc, []rune(p))
		}
		if day%10 == 0 {
			held = append(held, doc)
		} else {
			learn = append(learn, doc)
		}
	}
	return learn, held
}

func learned(t testing.TB, docs [][][]rune) *lm.Model {
	t.Helper()
	var l lm.Learner
	for _, d := range docs {
		for _, p := range d {
			l.Paragraph(p)
		}
		l.Document()
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

// TestDoubled: runs that stand on both sides of a seam.
func TestDoubled(t *testing.T) {
	for _, c := range []struct {
		left, right string
		drop        int
	}{
		// printed twice
		{"成立了辽宁冷芯半导体", "体科技有限公司", 1},
		{"本届艺", "艺术节上", 1},
		{"国际名团将", "将带来精彩策划", 1},
		{"推动高质", "质量发展", 1},
		{"加快推进新", "推进新型工业化", 3},
		{"科技型中小企", "中小企业新增注册", 3},
		{"经济社会发展", "经济社会发展取得新成就", 6},
		{"在全国首", "国首创", 2},
		{"提升产业链供应链", "供应链韧性", 3},
		// doubled by the language
		{"让人", "人都能", 0},
		{"大厅里，一架", "架无人机", 0},
		{"这件事要研究", "研究再说", 0},
		{"我们研究", "研究表明", 0},
		{"祝大家平", "平安安过年", 0},
		{"过一个平平安", "安的春节", 0},
		{"街道冷冷清", "清，没有人", 0},
		{"他的妈", "妈说", 0},
		{"慢", "慢走来", 0},
		{"孩子们哈哈", "哈哈大笑", 0},
		{"坚持学习、", "学习、再学习", 0},
		// two words that meet in one character
		{"当前中国", "国力日益上升", 0},
		{"在连云港", "港口了解到", 0},
		{"这一电视剧", "剧本出自", 0},
		// numbers are not touched
		{"提高到2", "25%以上", 0},
		{"新增注册832家，", "832家企业", 0},
		{"二十", "十五家", 0},
		{"达到百", "百家", 0},
		{"2023年", "2023年以来", 0},
		// nor what is not there
		{"", "体科技", 0},
		{"半导体", "", 0},
		{"半导体", "体", 0},
	} {
		if got := Judge([]rune(c.left), []rune(c.right)); got.Drop != c.drop {
			t.Errorf("%s|%s: drop %d (saves %.1f), want %d", c.left, c.right, got.Drop, got.Margin, c.drop)
		}
	}
}

// TestJoins: what reads on has a gain, what ends and begins has none.
func TestJoins(t *testing.T) {
	for _, c := range []struct {
		left, right string
		joins       bool
	}{
		{"2022年，", "沈阳高新区科技型中小企业新增注册832家", true},
		{"审批效率提高到2", "5%以上，并通过", true},
		{"粮食产量达27", "0.61万吨", true},
		{"同比增长6.", "5%", true},
		{"总投资120亿", "元的项目", true},
		{"优势；如何", "找准赛道，让市场主体", true},
		{"本届艺术节", "化“文旅+百业”融合", true}, // a character is lost
		{"平台已连续", "近4000家医疗机构", true},
		{"他说：“我们要继续", "努力奋斗。”会议结束后", true},
		{"在全国首创“BIM智能审批平台”，能够实现", "工程规划许可", true},
		{"让企业少跑腿、快办事。", "“这是我职业生涯中第一次实现当年购地”", false},
		{"两国关系不断发展。", "据介绍，今年前三季度", false},
		{"取得了显著成效。", "10月17日，国务院总理", false},
		{"这是一个奇迹！”", "记者在现场看到", false},
	} {
		s := Judge([]rune(c.left), []rune(c.right))
		if s.Gain > 5 != c.joins {
			t.Errorf("%s|%s: gain %.1f (fit %.1f, %s)", c.left, c.right, s.Gain, s.Fit, s.Reason)
		}
	}
}

// TestFollowers: of the pieces that may follow one, the right one fits best.
func TestFollowers(t *testing.T) {
	for _, c := range []struct {
		left   string
		rights []string // the right one first
	}{
		{"他们的产品远销海", []string{"外二十多个国家", "业有限公司董事长"}},
		{"记者日前走进这家高新技术企", []string{"业的生产车间", "区管委会主任", "量同比增长6%"}},
		{"一批项目落地生", []string{"根，带动就业", "区居民反映", "和群众一起"}},
		{"演员们唱起了《我的祖", []string{"国》等歌曲", "节上，演员们", "”等品牌"}},
	} {
		best := Judge([]rune(c.left), []rune(c.rights[0])).Fit
		for _, r := range c.rights[1:] {
			if f := Judge([]rune(c.left), []rune(r)).Fit; f >= best {
				t.Errorf("%s|%s fits %.1f, |%s %.1f", c.left, c.rights[0], best, r, f)
			}
		}
	}
}

func TestSpace(t *testing.T) {
	for _, c := range []struct {
		left, right string
		space       bool
		reason      string
	}{
		{"使用微软Visual", "Studio开发", true, Latin},
		{"发表在Nature", "communications上", true, Latin},
		{"创新AI", "GC技术应用", false, Latin},
		{"iPhone", "15手机", false, ReadsOn},
		{"使用VIP", "服务团队", false, ReadsOn},
	} {
		if s := Judge([]rune(c.left), []rune(c.right)); s.Space != c.space || s.Reason != c.reason {
			t.Errorf("%s|%s: %+v", c.left, c.right, s)
		}
	}
}

func TestReasons(t *testing.T) {
	for _, c := range []struct{ left, right, reason string }{
		{"辽宁冷芯半导体", "体科技有限公司", DupChar},
		{"加快推进新", "推进新型工业化", DupRun},
		{"审批效率提高到2", "5%以上", Number},
		{"在主持学习时强调，“坚持", "改革开放”的方针", Brackets},
		{"科技型中小", "企业新增", ReadsOn},
		{"取得成效。", "据介绍，今年", Apart},
	} {
		if s := Judge([]rune(c.left), []rune(c.right)); s.Reason != c.reason {
			t.Errorf("%s|%s: %s, want %s", c.left, c.right, s.Reason, c.reason)
		}
	}
}

// TestHeldOut holds the floors on days the model has not seen: paragraphs cut at
// random against ends and beginnings of paragraphs, and against pieces of other
// paragraphs; and doubled runs found and not found.
func TestHeldOut(t *testing.T) {
	if testing.Short() {
		t.Skip("learns a model")
	}
	learn, held := corpus(t)
	m := learned(t, learn)
	t.Run("joins", func(t *testing.T) { joins(t, m, held) })
	t.Run("doubled", func(t *testing.T) { doubles(t, m, held) })
}

func joins(t *testing.T, m *lm.Model, held [][][]rune) {
	rng := rand.New(rand.NewSource(1))
	var paras [][]rune
	for _, d := range held {
		for _, p := range d {
			if len(p) > 60 {
				paras = append(paras, p)
			}
		}
	}
	cut := func() (l, r []rune) {
		p := paras[rng.Intn(len(paras))]
		at := 20 + rng.Intn(len(p)-40)
		return p[:at], p[at:]
	}
	const n = 10_000
	var read, over, half, fit, strange []float64
	for range n {
		l, r := cut()
		_, other := cut()
		p, q := paras[rng.Intn(len(paras))], paras[rng.Intn(len(paras))]
		s, x := judge(m, l, r), judge(m, l, other)
		read, fit, strange = append(read, s.Gain), append(fit, s.Fit), append(strange, x.Fit)
		over = append(over, judge(m, p, q).Gain)
		half = append(half, judge(m, l, q).Gain)
	}
	const at = 5.0
	t.Logf("true seam against end and beginning: AUC %.4f; at %v bits %.2f%% of seams missed, %.2f%% of paragraph ends joined", auc(read, over), at, 100*below(read, at), 100*(1-below(over, at)))
	t.Logf("true seam against mid-sentence and beginning: AUC %.4f", auc(read, half))
	t.Logf("true follower against a piece of another paragraph, by fit: AUC %.4f", auc(fit, strange))
	for _, f := range []struct {
		what       string
		got, floor float64
	}{
		{"ends and beginnings", auc(read, over), 0.995},
		{"mid-sentence and beginning", auc(read, half), 0.965},
		{"followers", auc(fit, strange), 0.95},
		{"seams found", 1 - below(read, at), 0.965},
		{"ends kept", below(over, at), 0.985},
	} {
		if f.got < f.floor {
			t.Errorf("%s: %.4f, floor %.4f", f.what, f.got, f.floor)
		}
	}
}

func doubles(t *testing.T, m *lm.Model, held [][][]rune) {
	rng := rand.New(rand.NewSource(2))
	var found, made, wrong, places [2]int // a character; a run
	for _, d := range held {
		for _, p := range d {
			if len(p) < 40 {
				continue
			}
			for i := 16; i < len(p)-16; i++ { // cuts where nothing was doubled
				k := 0
				if p[i] != p[i-1] {
					k = 1
				}
				places[k]++
				if n, _ := doubled(m, p[:i], p[i:]); n > 0 {
					wrong[min(n-1, 1)]++
				}
			}
			n := 1 + rng.Intn(6)
			at := 20 + rng.Intn(len(p)-36)
			if Needed(m, p[:at], p[at-n:], n) < never {
				made[min(n-1, 1)]++
				if got, _ := doubled(m, p[:at], p[at-n:]); got == n {
					found[min(n-1, 1)]++
				}
			}
		}
	}
	t.Logf("doubled characters found %d of %d, runs %d of %d; of %d seams where nothing was doubled %d characters and %d runs dropped",
		found[0], made[0], found[1], made[1], places[0]+places[1], wrong[0], wrong[1])
	if r := float64(found[0]) / float64(made[0]); r < 0.85 {
		t.Errorf("doubled characters found: %.3f, floor 0.85", r)
	}
	if r := float64(found[1]) / float64(made[1]); r < 0.9 {
		t.Errorf("doubled runs found: %.3f, floor 0.90", r)
	}
	if r := float64(wrong[0]+wrong[1]) / float64(places[0]+places[1]); r > 0.0002 {
		t.Errorf("dropped where nothing was doubled: %.6f of seams, ceiling 0.0002", r)
	}
}

// TestMarks derives the weights of balance.go from the corpus and holds that they
// are not overstated.
func TestMarks(t *testing.T) {
	_, held := corpus(t)
	rng := rand.New(rand.NewSource(3))
	var paras [][]rune
	for _, d := range held {
		for _, p := range d {
			if len(p) > 200 {
				paras = append(paras, p)
			}
		}
	}
	var seen [2][3]float64 // true, strange: closes, closesNone, neverCloses
	for range 50_000 {
		p, q := paras[rng.Intn(len(paras))], paras[rng.Intn(len(paras))]
		a, b := 60+rng.Intn(len(p)-120), 60+rng.Intn(len(q)-120)
		for k, r := range [][]rune{p[a:], q[b:]} {
			switch balance(p[:a], r) {
			case closes:
				seen[k][0]++
			case closesNone:
				seen[k][1]++
			case neverCloses:
				seen[k][2]++
			}
		}
	}
	for i, w := range []float64{closes, closesNone, neverCloses} {
		got := math.Log2((seen[0][i] + 1) / (seen[1][i] + 1))
		t.Logf("weight %v, measured %.1f", w, got)
		if got*w < 0 || math.Abs(got) < math.Abs(w)-1 {
			t.Errorf("weight %v, measured %.1f", w, got)
		}
	}
}

func below(xs []float64, at float64) float64 {
	n := 0
	for _, x := range xs {
		if x < at {
			n++
		}
	}
	return float64(n) / float64(len(xs))
}

func auc(pos, neg []float64) float64 {
	a, b := append([]float64(nil), pos...), append([]float64(nil), neg...)
	sort.Float64s(a)
	sort.Float64s(b)
	var sum float64
	for _, x := range a {
		lo := sort.SearchFloat64s(b, x)
		hi := sort.Search(len(b), func(i int) bool { return b[i] > x })
		sum += float64(lo) + float64(hi-lo)/2
	}
	return sum / float64(len(a)) / float64(len(b))
}

func FuzzJudge(f *testing.F) {
	f.Add("辽宁冷芯半导体", "体科技")
	f.Add("效率提高到2", "5%以上")
	f.Add(" ", "\u3000”")
	f.Fuzz(func(t *testing.T, a, b string) {
		left, right := []rune(a), []rune(b)
		s := Judge(left, right)
		_, rest := trim(left, right)
		if s.Drop < 0 || s.Drop > len(rest) || s.Gain != s.Gain || s.Reason == "" {
			t.Fatalf("%q|%q: %+v", a, b, s)
		}
		for _, r := range rest[:s.Drop] {
			if numeral(r) && s.Drop < 5 {
				t.Fatalf("%q|%q drops a digit: %+v", a, b, s)
			}
		}
	})
}

func BenchmarkJudge(b *testing.B) {
	left, right := []rune("成立了辽宁冷芯半导体"), []rune("体科技有限公司，其温控器件月产能")
	Judge(left, right)
	for b.Loop() {
		Judge(left, right)
	}
}
