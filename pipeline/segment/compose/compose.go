// Package compose makes newspaper pages out of any articles, damaged at stated
// rates as layout tools and OCR damage them, with the truth beside them: what
// segmentation is measured on beyond the few pages that were set by hand.
//
//	rng := rand.New(rand.NewPCG(1, 0))
//	page := compose.Layout(rng, stories, compose.SeedRates)
//	page.Text          // ## headlines, paragraphs cut at columns, a tail before its headline
//	page.Truth.Articles[0].Paragraphs
//
// The same seed and articles give the same page. No article is kept here; the
// command pagegen and the tests bring their own.
package compose

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A Story is an article to set.
type Story struct {
	Title      string   `json:"title"`
	Byline     string   `json:"byline,omitempty"`
	Paragraphs []string `json:"paragraphs"`
}

// Truth is what a page holds, as truth.json has it.
type Truth struct {
	Page     string  `json:"page"`
	Articles []Story `json:"articles"`
}

// A Page is the text of one route and its truth.
type Page struct {
	Text  string
	Truth Truth
}

// Rates say how much goes wrong.
type Rates struct {
	Cut        float64 // of paragraphs: cut by a column
	Double     float64 // of cuts: the character before is printed again behind
	Drop       float64 // of cuts: a character is lost
	Move       float64 // of stories: the tail stands before the headline
	Interleave float64 // of stories: a middle part stands inside another story
	Banner     float64 // of stories: a section's banner breaks in at a cut
}

// SeedRates are those of the page that the project is for: 10 of 50 paragraphs
// cut, one cut in ten doubled, one tail of four stories moved.
var SeedRates = Rates{Cut: 0.2, Double: 0.1, Drop: 0.03, Move: 0.25, Interleave: 0.05, Banner: 0.25}

// Times returns the rates multiplied, none above 0.9.
func (r Rates) Times(k float64) Rates {
	m := func(x float64) float64 { return min(0.9, k*x) }
	return Rates{m(r.Cut), m(r.Double), m(r.Drop), m(r.Move), m(r.Interleave), m(r.Banner)}
}

// banners are what breaks in.
var banners = [...]string{"要闻", "文化", "经 济", "国际", "社会", "生态", "科技 教育", "法治"}

// Layout sets the stories as a layout tool's Markdown.
func Layout(rng *rand.Rand, stories []Story, r Rates) Page {
	bodies := make([][]string, len(stories))
	for i, s := range stories {
		bodies[i] = cut(rng, s.Paragraphs, r)
	}
	tails := make([][]string, len(stories))    // to stand before the story's headline
	strays := make([][]string, len(stories)+1) // to stand inside the story of that number
	for i := range bodies {
		if i > 0 && rng.Float64() < r.Move {
			if at := open(rng, bodies[i], len(bodies[i])/2); at > 0 {
				tails[i], bodies[i] = bodies[i][at:], bodies[i][:at]
			}
		}
		if len(stories) > 1 && rng.Float64() < r.Interleave {
			if at := open(rng, bodies[i], 1); at > 0 {
				if to := open(rng, bodies[i], at+1); to > at {
					into := (i + 1 + rng.IntN(len(stories)-1)) % len(stories)
					if strays[into] == nil {
						strays[into] = append([]string(nil), bodies[i][at:to]...)
						bodies[i] = append(append([]string(nil), bodies[i][:at]...), bodies[i][to:]...)
					}
				}
			}
		}
	}
	var out []string
	for i, s := range stories {
		out = append(out, plainEnds(tails[i])...)
		out = append(out, "## "+s.Title)
		if s.Byline != "" {
			out = append(out, s.Byline)
		}
		at := -1
		if strays[i] != nil && len(bodies[i]) > 2 {
			at = 1 + rng.IntN(len(bodies[i])-1)
		}
		banner := -1
		if rng.Float64() < r.Banner {
			banner = open(rng, bodies[i], 1)
		}
		for k, p := range bodies[i] {
			if k == at {
				out = append(out, plainEnds(strays[i])...)
			}
			if k == banner {
				out = append(out, "## "+banners[rng.IntN(len(banners))])
			}
			out = append(out, strings.TrimSuffix(p, mark))
		}
		if at < 0 && strays[i] != nil {
			out = append(out, plainEnds(strays[i])...)
		}
	}
	return Page{Text: strings.Join(out, "\n\n") + "\n", Truth: Truth{Articles: stories}}
}

// mark ends a piece that goes on in the next one.
const mark = "\x00"

func plainEnds(ps []string) []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = strings.TrimSuffix(p, mark)
	}
	return out
}

// cut cuts paragraphs at random places and damages the cuts.
func cut(rng *rand.Rand, paras []string, r Rates) []string {
	var out []string
	for _, p := range paras {
		rs := []rune(p)
		if len(rs) < 40 || rng.Float64() >= r.Cut {
			out = append(out, p)
			continue
		}
		at := 8 + rng.IntN(len(rs)-16)
		left, right := string(rs[:at]), string(rs[at:])
		switch x := rng.Float64(); {
		case x < r.Double && rs[at-1] >= 0x4e00 && rs[at-1] <= 0x9fff:
			right = string(rs[at-1]) + right
		case x > 1-r.Drop && rs[at] >= 0x4e00 && rs[at] <= 0x9fff:
			right = string(rs[at+1:])
		}
		out = append(out, left+mark, right)
	}
	return out
}

// open returns the index of a piece from least on that continues the one before
// it, at random, or 0.
func open(rng *rand.Rand, ps []string, least int) int {
	var list []int
	for i := max(1, least); i < len(ps); i++ {
		if strings.HasSuffix(ps[i-1], mark) {
			list = append(list, i)
		}
	}
	if len(list) == 0 {
		return 0
	}
	return list[rng.IntN(len(list))]
}

// Names makes a byline of invented reporters.
func Names(rng *rand.Rand) string {
	family, given := []rune("王李张刘陈杨赵黄周吴徐孙马朱胡"), []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平")
	pick := func(rs []rune) string { return string(rs[rng.IntN(len(rs))]) }
	name := func() string {
		if rng.IntN(3) == 0 {
			return pick(family) + " " + pick(given)
		}
		return pick(family) + pick(given) + pick(given)
	}
	switch rng.IntN(4) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("本报记者 %s %s", name(), name())
	}
	return "本报记者 " + name()
}
