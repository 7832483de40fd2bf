package collate

import (
	"math/rand"
	"slices"
	"testing"

	"baoshu/pipeline/paper"
)

func toks(s string) []token { return tokens([]*paper.Paragraph{{Text: s}}) }

// TestAlignFindsTheCommonText edits random texts and checks that the runs are in
// order, equal on both sides, and lose little of what was left alone.
func TestAlignFindsTheCommonText(t *testing.T) {
	letters := []rune("沈阳高新区科技型中小企业新增注册总数达到审批事项创新平台建设年月日")
	for seed := int64(0); seed < 400; seed++ {
		rng := rand.New(rand.NewSource(seed))
		var a, b []rune
		kept := 0
		for i := 0; i < 1+rng.Intn(400); i++ {
			r := letters[rng.Intn(len(letters))]
			switch rng.Intn(20) {
			case 0:
				a = append(a, r)
			case 1:
				b = append(b, r)
			case 2:
				a, b = append(a, r), append(b, letters[rng.Intn(len(letters))])
			default:
				a, b = append(a, r), append(b, r)
				kept++
			}
		}
		ta, tb := toks(string(a)), toks(string(b))
		la, lb, equal := 0, 0, 0
		for _, r := range align(ta, tb) {
			if r.a < la || r.b < lb || r.n <= 0 {
				t.Fatalf("seed %d: runs out of order", seed)
			}
			for k := 0; k < r.n; k++ {
				if ta[r.a+k].c != tb[r.b+k].c {
					t.Fatalf("seed %d: unequal tokens in a run", seed)
				}
			}
			la, lb, equal = r.a+r.n, r.b+r.n, equal+r.n
		}
		if equal < kept*95/100 {
			t.Errorf("seed %d: %d equal of %d kept", seed, equal, kept)
		}
	}
}

func TestTokensFoldRegionalWording(t *testing.T) {
	a, b := toks("服務平臺的品质，软件１００％"), toks("服務平臺的质量,软体100%")
	if len(a) != len(b) {
		t.Fatalf("%d and %d tokens", len(a), len(b))
	}
	for i := range a {
		if a[i].c != b[i].c {
			t.Errorf("token %d: %c and %c", i, a[i].c, b[i].c)
		}
	}
}

// TestLettersAreThoseOfTokens: folding without places gives the letters that folding
// with them gives, of every wording of the list and of text around it.
func TestLettersAreThoseOfTokens(t *testing.T) {
	texts := []string{"", "软", "软體", "　「ＡＩ」·100％——……软体A肝", "他在义大利说：“5.5%”囧𠮷"}
	for _, w := range variants().list.Words() {
		texts = append(texts, w, "在"+w+"的", w+w)
	}
	for _, text := range texts {
		got, want := foldLetters([]*paper.Paragraph{{Text: text}}), chars(letters(toks(text)))
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, by tokens %q", text, string(got), string(want))
		}
	}
}

// TestUnlikeTextsAreGivenUpAtOnce: where two texts have so few characters in common
// that no alignment of so few edits exists, none is looked for; where one exists it
// is found.
func TestUnlikeTextsAreGivenUpAtOnce(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	text := func(n int) []rune {
		out := make([]rune, n)
		for i := range out {
			out[i] = rune(0x4e00 + rng.Intn(300))
		}
		return out
	}
	for range 200 {
		a, b := text(100+rng.Intn(300)), text(100+rng.Intn(300))
		edits := 2 + rng.Intn(150)
		copy(b[:min(len(a), len(b))], a[:rng.Intn(min(len(a), len(b)))])
		al := &aligner{a: a, b: b, edits: edits}
		_, _, _, ok := al.middle(0, len(a), 0, len(b))
		if both, met := inCommon(a, b); ok && len(a)+len(b)-2*both > 2*edits || met < both {
			t.Errorf("aligned by %d edits; of %d and %d characters %d are common, %d met", 2*edits, len(a), len(b), both, met)
		}
		if d := distance(a, b); !ok && d <= 2*edits && d > 1 {
			t.Errorf("not aligned, though %d edits are no more than %d", d, 2*edits)
		}
	}
}

// distance counts the insertions and deletions between two texts.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1) // of the longest common subsequence
	for _, x := range a {
		left := 0
		for j, y := range b {
			up := row[j+1]
			if x == y {
				row[j+1] = left + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			left = up
		}
	}
	return len(a) + len(b) - 2*row[len(b)]
}

func TestSort24(t *testing.T) {
	rng := rand.New(rand.NewSource(4))
	for n := range 300 {
		a := make([]uint32, n)
		for i := range a {
			a[i] = rng.Uint32() >> (8 + rng.Intn(20))
		}
		want := slices.Clone(a)
		slices.Sort(want)
		if sort24(a); !slices.Equal(a, want) {
			t.Fatalf("%x, not %x", a, want)
		}
	}
}
