package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"sort"
	"strings"
	"sync"
	"time"

	"baoshu/output/dataset"
	"baoshu/schema"
)

//go:embed assets/report.js assets/report.css shell.html
var assets embed.FS

// shell is what the page shows before any data is unpacked.
type shell struct {
	Name, Policy  string
	CSS           template.CSS
	JS            template.JS
	Snapshot      int
	First, Last   string
	Run           *schema.Run
	Started       string
	Tiles         []tile
	Bars          []bars
	Stages        []stage
	HasRun        bool
	Rules         string
	SchemaVersion string
}

// A tile is one number of the overview, and where it leads.
type tile struct {
	Zh, En, N, Href string
	Warn            bool
}

// bars are counts of a code list.
type bars struct {
	Zh, En string
	Rows   []bar
}

type bar struct {
	Zh, En, Code, N string
	Width           float64 // of 100
}

type stage struct {
	Name    string
	Seconds string
	Width   float64
}

func newShell(s *dataset.Snapshot, o Options, g *gatherer, runs []schema.Run) *shell {
	sh := &shell{Name: o.Name, Snapshot: s.Manifest.Snapshot, Rules: s.Manifest.RulesVersion, SchemaVersion: s.Manifest.SchemaVersion}
	sh.First, sh.Last = span(&g.index.Articles.Date)
	x, r := g.index, g.review
	unparsed := len(r.Unparsed.Story)
	applied := 0
	for _, n := range g.corrections {
		applied += n
	}
	inputs := 0
	for _, f := range s.Manifest.Files {
		if f.Table == "inputs" {
			inputs += f.Rows
		}
	}
	sh.Tiles = []tile{
		{Zh: "篇报道", En: "stories", N: count(len(x.Articles.ID)), Href: "#/stories"},
		{Zh: "条数字", En: "figures", N: count(len(x.Figures.ID)), Href: "#/figures"},
		{Zh: "个未结构化的数词", En: "numbers not structured", N: count(unparsed), Href: "#/review/unparsed"},
		{Zh: "处校改", En: "corrections", N: count(applied), Href: "#/stories"},
		{Zh: "处冲突", En: "conflicts", N: count(len(r.Conflicts)), Href: "#/review/conflicts", Warn: len(r.Conflicts) > 0},
		{Zh: "块未归位的文字", En: "unplaced fragments", N: count(len(r.Unplaced)), Href: "#/review/unplaced", Warn: len(r.Unplaced) > 0},
		{Zh: "个输入文件", En: "input files", N: count(inputs), Href: "#/overview"},
		{Zh: "个失败的输入", En: "inputs that failed", N: count(len(r.Failed)), Href: "#/review/failed", Warn: len(r.Failed) > 0},
	}
	sh.Bars = []bars{
		newBars("数字的性质", "Figures by kind", "figures", "kind", tallied(&x.Figures.Kind)),
		newBars("校改的类别", "Corrections by kind", "corrections", "kind", g.corrections),
		newBars("数词为何未结构化", "Why numbers were not structured", "unparsed_numbers", "reason", tallied(&r.Unparsed.Reason)),
		newBars("原文的去向", "What became of the source", "fragments", "disposition", g.dispositions),
	}
	for i := range runs {
		if runs[i].RunID == s.Manifest.RunID {
			sh.Run, sh.HasRun = &runs[i], true
		}
	}
	if sh.HasRun {
		sh.Started = time.UnixMicro(int64(sh.Run.Started)).UTC().Format("2006-01-02 15:04:05 UTC")
		sh.stages(sh.Run)
	}
	return sh
}

// span returns the first and the last day of a column of dates and intervals.
func span(d *dict) (first, last string) {
	for _, v := range d.Values {
		if len(v) < 10 {
			continue
		}
		lo, hi := v[:10], v[len(v)-10:]
		if first == "" || lo < first {
			first = lo
		}
		last = max(last, hi)
	}
	return first, last
}

func tallied(d *dict) map[string]int {
	out := map[string]int{}
	for _, at := range d.At {
		out[d.Values[at]]++
	}
	return out
}

// newBars puts counts in order, the greatest first, with the names of the codes.
func newBars(zh, en, table, column string, counts map[string]int) bars {
	b := bars{Zh: zh, En: en}
	col := schema.Lookup(table).Column(column)
	most := 1
	for _, k := range col.Codes {
		if n := counts[k.Value]; n > 0 {
			most = max(most, n)
			b.Rows = append(b.Rows, bar{Zh: k.Zh, En: short(k), Code: k.Value, N: count(n), Width: float64(n)})
		}
	}
	sort.SliceStable(b.Rows, func(i, j int) bool { return b.Rows[i].Width > b.Rows[j].Width })
	for i := range b.Rows {
		b.Rows[i].Width = b.Rows[i].Width / float64(most) * 100
	}
	return b
}

// short is what a code says in English, the code itself where that is long.
func short(k schema.Code) string {
	if len(k.En) > 24 {
		return strings.ReplaceAll(k.Value, "_", " ")
	}
	return k.En
}

func (sh *shell) stages(r *schema.Run) {
	list := []struct {
		name string
		s    float64
	}{{"ingest", r.SecondsIngest}, {"clean", r.SecondsClean}, {"repair", r.SecondsRepair}, {"segment", r.SecondsSegment}, {"collate", r.SecondsCollate},
		{"extract", r.SecondsExtract}, {"check", r.SecondsCheck}, {"tabulate", r.SecondsTabulate}, {"write", r.SecondsWrite}}
	most := 1e-9
	for _, x := range list {
		most = max(most, x.s)
	}
	for _, x := range list {
		sh.Stages = append(sh.Stages, stage{x.name, fmt.Sprintf("%.2f", x.s), x.s / most * 100})
	}
}

var page = sync.OnceValues(func() (*template.Template, error) {
	return template.New("shell.html").Funcs(template.FuncMap{"t": both}).ParseFS(assets, "shell.html")
})

// both writes a text in both languages; the style sheet shows one.
func both(zh, en string) template.HTML {
	return template.HTML(`<span lang="zh-Hans">` + template.HTMLEscapeString(zh) + `</span><span lang="en">` + template.HTMLEscapeString(en) + `</span>`)
}

// writePage writes the shell and all blocks.
func writePage(w io.Writer, g *gatherer, sh *shell) error {
	t, err := page()
	if err != nil {
		return err
	}
	js, err := assets.ReadFile("assets/report.js")
	if err != nil {
		return err
	}
	css, err := assets.ReadFile("assets/report.css")
	if err != nil {
		return err
	}
	sh.JS, sh.CSS = template.JS(js), template.CSS(css)
	sh.Policy = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src " + digest(js) + "; style-src " + digest(css)
	if err := t.Execute(w, sh); err != nil {
		return err
	}
	for _, b := range append([][]byte{g.head, g.tail}, g.blocks...) {
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	_, err = io.WriteString(w, "</body></html>\n")
	return err
}

// digest names a script or a style sheet as a content security policy does.
func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
