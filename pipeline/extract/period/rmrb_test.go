package period

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/baoshu/baoshu/pipeline/paper"
)

// TestTagged reads the tagged corpus: which words tagged t are found, and what is found that is not tagged t.
func TestTagged(t *testing.T) {
	f, err := os.Open(filepath.Join(shared(t), "corpus", "rmrb-199801-01to15.tagged.txt.gz"))
	if err != nil {
		t.Skip(err)
	}
	z, _ := gzip.NewReader(f)
	sc := bufio.NewScanner(z)
	sc.Buffer(make([]byte, 1<<20), 1<<20)
	miss, extra := map[string]int{}, map[string]int{}
	hit, all := 0, 0
	var tr Tracker
	last := ""
	dbg := os.Getenv("TAGGED")
	for sc.Scan() {
		fs := strings.Fields(sc.Text())
		if len(fs) < 2 {
			continue
		}
		id := strings.TrimSuffix(fs[0], "/m")
		if len(id) < 16 {
			continue
		}
		d, err := paper.ParseDay(id[:4] + "-" + id[4:6] + "-" + id[6:8])
		if err != nil {
			continue
		}
		if id[:15] != last {
			tr.Story(On(d))
			last = id[:15]
		}
		tr.Paragraph()
		var text []rune
		type w struct {
			a, b int
			tag  string
		}
		var ws []w
		for _, x := range fs[1:] {
			k := strings.LastIndexByte(x, '/')
			if k < 0 {
				continue
			}
			word := strings.TrimPrefix(x[:k], "[")
			tag := x[k+1:]
			if q := strings.IndexByte(tag, ']'); q >= 0 {
				tag = tag[:q]
			}
			a := len(text)
			text = append(text, []rune(word)...)
			ws = append(ws, w{a, len(text), tag})
		}
		ps := tr.Scan(text, nil)
		cover := make([]bool, len(text))
		for _, p := range ps {
			for i := p.Start; i < p.End; i++ {
				cover[i] = true
			}
		}
		for _, x := range ws {
			if x.tag == "t" {
				all++
				if cover[x.a] {
					hit++
				} else {
					miss[string(text[x.a:x.b])]++
				}
			}
		}
		for _, p := range ps {
			any := false
			for _, x := range ws {
				if x.tag == "t" && x.a < p.End && x.b > p.Start {
					any = true
				}
			}
			if !any {
				extra[p.Text+" "+p.Rule]++
			}
			if dbg != "" && strings.Contains(p.Text, dbg) {
				a, b := max(0, p.Start-15), min(len(text), p.End+15)
				fmt.Println(string(text[a:b]), brief([]Period{p}))
			}
		}
	}
	t.Logf("t words: %d of %d", hit, all)
	show := func(m map[string]int, n int) {
		var ks []string
		for k := range m {
			ks = append(ks, k)
		}
		sort.Slice(ks, func(i, j int) bool { return m[ks[i]] > m[ks[j]] || m[ks[i]] == m[ks[j]] && ks[i] < ks[j] })
		s := ""
		for i, k := range ks {
			if i == n {
				break
			}
			s += fmt.Sprintf("%s:%d ", k, m[k])
		}
		t.Log(len(ks), s)
	}
	show(miss, 400)
	show(extra, 300)
}
