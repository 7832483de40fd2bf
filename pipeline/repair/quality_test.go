package repair

import (
	"encoding/json"
	"math"
	"math/rand"
	"os"
	"strings"
	"testing"

	"baoshu/pipeline/edit"
	"baoshu/pipeline/given"
	"baoshu/pipeline/lm"
	"baoshu/pipeline/paper"
)

// wrong returns the share of the characters of the printed paragraphs that a
// route's text has wrong: one character takes with it the four runs of four that
// it stands in; a place where lines break breaks three, and does not count.
func wrong(paragraphs []string, text string) float64 {
	fold := func(s string) []rune {
		var out []rune
		for _, r := range s {
			if f := lm.Fold(r); f != ' ' {
				if f == '0' || f == 'A' {
					f = r
				}
				out = append(out, f)
			}
		}
		return out
	}
	const n = 4
	have := map[[n]rune]bool{}
	rs := fold(text)
	for i := 0; i+n <= len(rs); i++ {
		have[[n]rune(rs[i:i+n])] = true
	}
	bad, all := 0, 0
	for _, p := range paragraphs {
		rs := fold(p)
		all += len(rs)
		gone := 0
		for i := 0; i+n <= len(rs); i++ {
			if !have[[n]rune(rs[i:i+n])] {
				gone++
				continue
			}
			if gone >= n && gone <= 3*n {
				bad += gone - n + 1
			}
			gone = 0
		}
	}
	return float64(bad) / float64(all)
}

// TestQuality sets the estimate against the errors of the development pages.
func TestQuality(t *testing.T) {
	for _, name := range []string{"D1", "D2", "D3", "D4"} {
		dir := given.Path(t, "pages/dev/"+name)
		read := func(file string) string {
			b, err := os.ReadFile(dir + "/" + file)
			if err != nil {
				t.Fatal(err)
			}
			return string(b)
		}
		var truth struct {
			Articles []struct{ Paragraphs []string }
		}
		if err := json.Unmarshal([]byte(read("truth.json")), &truth); err != nil {
			t.Fatal(err)
		}
		var paragraphs []string
		for _, a := range truth.Articles {
			paragraphs = append(paragraphs, a.Paragraphs...)
		}
		known := 1 - wrong(paragraphs, read("tesseract.txt"))
		ocr := Quality(read("tesseract.txt"))
		t.Logf("%s: layout %.4f, pdftotext %.4f, tesseract %.4f, known %.4f", name, Quality(read("layout.md")), Quality(read("pdftotext.txt")), ocr, known)
		for _, file := range []string{"layout.md", "pdftotext.txt"} {
			if q := Quality(read(file)); q < 0.998 || q <= ocr {
				t.Errorf("%s/%s: %.4f of a text without errors", name, file, q)
			}
		}
		if math.Abs(ocr-known) > 0.006 {
			t.Errorf("%s: %.4f, known %.4f", name, ocr, known)
		}
	}
}

// TestQualityFalls: the more errors, the lower.
func TestQualityFalls(t *testing.T) {
	items, day := corpus(t)
	var text []string
	for i, it := range items {
		if day[i] == 40 {
			text = append(text, it...)
		}
	}
	rng := rand.New(rand.NewSource(1))
	w := words()
	noise := []rune("*`^〈|")
	last := 2.0
	for _, rate := range []float64{0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2} {
		var b strings.Builder
		for _, p := range text {
			for _, r := range p {
				like := w.shapes[r]
				switch {
				case rng.Float64() >= rate:
				case strings.ContainsRune("”“）·", r) || rng.Float64() < 0.3:
					r = noise[rng.Intn(len(noise))]
				case len(like) > 0:
					r = like[rng.Intn(len(like))]
				}
				b.WriteRune(r)
			}
			b.WriteByte('\n')
		}
		q := Quality(b.String())
		t.Logf("%.1f%% wrong: %.4f", 100*rate, q)
		if q >= last && rate > 0 {
			t.Errorf("%.1f%% wrong: %.4f, no lower than %.4f", 100*rate, q, last)
		}
		if rate == 0 && q < 0.999 {
			t.Errorf("nothing wrong: %.4f", q)
		}
		last = q
	}
	if last > 0.75 {
		t.Errorf("one character in five wrong: %.4f", last)
	}
}

func TestQualityOfLittle(t *testing.T) {
	for text, least := range map[string]float64{"": 1, "\n\n": 1, "沈阳": 1, "本报记者 刘成友": 1, "抓落实*，确保": 0.95, strings.Repeat("囧囧槑靐", 100): 0} {
		if q := Quality(text); q < least || q > 1 {
			t.Errorf("%.10s: %v", text, q)
		}
	}
}

func TestStory(t *testing.T) {
	raw := "以“钉钉子精神*抓落实，推动^各项工作`落到实处，取得成效。"
	a := &paper.Article{Paragraphs: []*paper.Paragraph{{Fragments: []*paper.Fragment{{Text: edit.New(raw)}}}}}
	if got, want := Story(a), Quality(raw); got != want || got == 1 {
		t.Errorf("story %v, text %v", got, want)
	}
}

// TestCommon: where the pairs of a story are common its cost is too, so that nothing
// is lost by asking for the pairs first; whatever share of its characters was
// replaced by others of the corpus, with a model that has not seen it.
func TestCommon(t *testing.T) {
	items, day := corpus(t)
	m := lm.Default()
	if !testing.Short() {
		m = without(t, items, day)
	}
	rng := rand.New(rand.NewSource(3))
	var other []rune
	for _, it := range items[:100] {
		other = append(other, []rune(strings.Join(it, ""))...)
	}
	for _, rate := range []float64{0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5} {
		all, found, worst := 0, 0, 0.0
		for i, it := range items {
			if day[i]%10 != 0 {
				continue
			}
			all++
			a := &paper.Article{}
			for _, s := range it {
				rs := []rune(s)
				for k := range rs {
					if rng.Float64() < rate {
						rs[k] = other[rng.Intn(len(other))]
					}
				}
				a.Paragraphs = append(a.Paragraphs, &paper.Paragraph{Text: string(rs)})
			}
			if !common(m, a) {
				continue
			}
			found++
			if c := beginning(m, a); c.n > enough/4 {
				worst = max(worst, c.bits/float64(c.n))
			}
		}
		t.Logf("%.0f%% replaced: %d of %d are common, and cost at most %.2f bits a character", 100*rate, found, all, worst)
		if worst > dearest {
			t.Errorf("%.0f%% replaced: one whose pairs are common costs %.2f", 100*rate, worst)
		}
		if rate == 0 && found*100 < all*90 {
			t.Errorf("only %d of %d stories are common", found, all)
		}
	}
}

func BenchmarkStory(b *testing.B) {
	items, day := corpus(b)
	var stories []*paper.Article
	n := 0
	for i, it := range items {
		if day[i] > 100 {
			break
		}
		a := &paper.Article{}
		for _, s := range it {
			a.Paragraphs = append(a.Paragraphs, &paper.Paragraph{Text: s, Fragments: []*paper.Fragment{{Text: edit.New(s)}}})
			n += len(s)
		}
		stories = append(stories, a)
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		for _, a := range stories {
			Story(a)
		}
	}
}

// TestRecall measures what is found of what was spoilt: characters doubled inside
// a line, and characters read as look-alikes, one a paragraph.
func TestRecall(t *testing.T) {
	items, day := corpus(t)
	rng := rand.New(rand.NewSource(5))
	w := words()
	var made, found, suggested [2]int
	for i, it := range items {
		if day[i]%40 != 0 {
			continue
		}
		for _, s := range it {
			rs := []rune(s)
			if len(rs) < 40 {
				continue
			}
			at := 10 + rng.Intn(len(rs)-20)
			if !han(rs[at]) || edit.HasDigit(string(rs[at])) {
				continue
			}
			for k := range made {
				spoilt := append([]rune(nil), rs[:at]...)
				if k == 0 {
					spoilt = append(append(spoilt, rs[at]), rs[at:]...)
				} else if like := w.shapes[rs[at]]; len(like) > 0 {
					spoilt = append(append(spoilt, like[rng.Intn(len(like))]), rs[at+1:]...)
				} else {
					continue
				}
				made[k]++
				x := mend(string(spoilt))
				if x.String() == s {
					found[k]++
				} else if len(x.Suggestions()) > 0 {
					suggested[k]++
				}
			}
		}
	}
	t.Logf("doubled: %d, mended %d, suggested %d; look-alikes: %d, mended %d, suggested %d", made[0], found[0], suggested[0], made[1], found[1], suggested[1])
	for k, floor := range []float64{0.5, 0.4} {
		if r := float64(found[k]) / float64(made[k]); r < floor {
			t.Errorf("%d: %.3f mended, floor %.2f", k, r, floor)
		}
	}
}
