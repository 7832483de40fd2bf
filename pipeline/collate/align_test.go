package collate

import (
	"math/rand"
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
