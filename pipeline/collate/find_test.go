package collate

import (
	"cmp"
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"testing"

	"baoshu/pipeline/given"
	"baoshu/pipeline/paper"
)

// broadcast reads the first n stories of the broadcast corpus.
func broadcast(t testing.TB, n int) (out []*paper.Article) {
	for d := range given.Broadcast(t) {
		if len(out) == n {
			break
		}
		a := &paper.Article{ID: strconv.Itoa(len(out)), Title: d.Title}
		day, err := paper.ParseDay(d.Date)
		if err != nil {
			t.Fatal(err)
		}
		a.Meta.Date, a.Meta.Earliest, a.Meta.Latest = day, day, day
		for _, p := range d.Paras {
			a.Paragraphs = append(a.Paragraphs, &paper.Paragraph{Text: p, Role: paper.Body})
		}
		out = append(out, a)
	}
	return out
}

// TestNoFalseMerge groups 20,000 broadcast items: many speak of one subject in
// the same words on different days (weather, markets, visits announced and begun).
// Items of different days may only be merged where their texts are the same.
func TestNoFalseMerge(t *testing.T) {
	stories := broadcast(t, 20000)
	text := func(a *paper.Article) string {
		var b strings.Builder
		for _, x := range letters(tokens(a.Paragraphs)) {
			b.WriteRune(x.c)
		}
		return b.String()
	}
	for _, g := range Group(stories) {
		for _, i := range g[1:] {
			a, b := stories[g[0]], stories[i]
			if a.Meta.Date != b.Meta.Date && text(a) != text(b) {
				t.Errorf("merged: %s %s\n    and %s %s", a.Meta.Date, a.Title, b.Meta.Date, b.Title)
			}
		}
	}
}

// noisy copies a story with one character in ten replaced, doubled or dropped.
func noisy(a *paper.Article, rng *rand.Rand) *paper.Article {
	c := &paper.Article{ID: a.ID + "n", Title: a.Title, Meta: a.Meta}
	for _, p := range a.Paragraphs {
		var b []rune
		for _, r := range p.Text {
			switch {
			case rng.Intn(10) > 0:
				b = append(b, r)
			case rng.Intn(4) == 0:
			case rng.Intn(3) == 0:
				b = append(b, r, r)
			default:
				b = append(b, rune(0x4e00+rng.Intn(3000)))
			}
		}
		c.Paragraphs = append(c.Paragraphs, &paper.Paragraph{Text: string(b), Role: paper.Body})
	}
	return c
}

func TestPlantedCopiesAreFound(t *testing.T) {
	stories := broadcast(t, 20000)
	rng := rand.New(rand.NewSource(1))
	const n = 2000
	var all []*paper.Article
	for i := 0; i < n; i++ {
		a := stories[rng.Intn(len(stories))]
		all = append(all, a, noisy(a, rng))
	}
	where := make([]int, len(all))
	for k, g := range Group(all) {
		for _, i := range g {
			where[i] = k
		}
	}
	found := 0
	for i := 0; i < len(all); i += 2 {
		if where[i] == where[i+1] {
			found++
		}
	}
	t.Logf("%d of %d found", found, n)
	if found < n*99/100 {
		t.Errorf("%d of %d planted copies found, want 99 %%", found, n)
	}
}

// BenchmarkGroup shows the curve: the time for a story must not grow with the
// number of stories.
func BenchmarkGroup(b *testing.B) {
	corpus := broadcast(b, 25000)
	for _, n := range []int{1000, 10000, 100000} {
		stories := make([]*paper.Article, n)
		for i := range stories {
			a := *corpus[i%len(corpus)]
			shift := paper.Day(3650 * (i / len(corpus))) // the corpus again, ten years later
			a.Meta.Date, a.Meta.Earliest, a.Meta.Latest = a.Meta.Date+shift, a.Meta.Date+shift, a.Meta.Date+shift
			stories[i] = &a
		}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for range b.N {
				Group(stories)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/story")
		})
	}
}

// BenchmarkTextOf folds and hashes stories, and sketches them.
func BenchmarkTextOf(b *testing.B) {
	stories := broadcast(b, 2000)
	n := 0
	for _, a := range stories {
		for _, p := range a.Paragraphs {
			n += len(p.Text)
		}
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		for _, a := range stories {
			TextOf(a).Sketch()
		}
	}
}

// TestSortPostings: by shingle, and of one shingle by story.
func TestSortPostings(t *testing.T) {
	rng := rand.New(rand.NewSource(5))
	var g Grouper
	for _, n := range []int{0, 1, 2, 3000, 100} {
		posts := make([]posting, n)
		for i := range posts {
			posts[i] = posting{mix(uint64(rng.Intn(1 + n/3))), int32(i / 3)}
		}
		want := slices.Clone(posts)
		slices.SortStableFunc(want, func(a, b posting) int { return cmp.Compare(a.h, b.h) })
		if got := g.sort(posts); !slices.Equal(got, want) {
			t.Errorf("%d postings are not in order", n)
		}
	}
}
