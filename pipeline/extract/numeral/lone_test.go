package numeral

import (
	"math/rand"
	"reflect"
	"testing"
)

// TestLoneDigits: a Chinese digit that is read at once is what the full reading makes
// of it, whatever stands around it.
func TestLoneDigits(t *testing.T) {
	full := func(text []rune) []Numeral {
		var out []Numeral
		for i := 0; i < len(text); {
			n, ok := Numeral{}, false
			if first, r := starters(), text[i]; first[r>>6]&(1<<(r&63)) != 0 {
				n, ok = read(text, i)
			}
			if !ok {
				i++
				continue
			}
			out, i = append(out, n), n.End
		}
		return out
	}
	check := func(text []rune) {
		t.Helper()
		if got, want := Scan(text, nil), full(text); !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: %+v, want %+v", string(text), got, want)
		}
	}
	for r := rune(0x4e00); r < 0xa000; r++ {
		for _, tail := range []string{"", "的", "一", "个", "万"} {
			check(append([]rune{'在', '一', r}, []rune(tail)...))
		}
	}
	letters := []rune("一二三四五六七八九两零〇十百千万亿兆廿壹贰拾几数多余来半个分之点成折打比又至到第首负对0123.%—-，。、的是些直统元人年月日大 a：/家级中国")
	rng := rand.New(rand.NewSource(5))
	for range 60000 {
		text := make([]rune, 1+rng.Intn(9))
		for i := range text {
			text[i] = letters[rng.Intn(len(letters))]
		}
		check(text)
	}
}
