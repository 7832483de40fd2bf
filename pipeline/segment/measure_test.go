package segment_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"baoshu/pipeline/eval"
	"baoshu/pipeline/given"
	"baoshu/pipeline/ingest"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/segment"
)

// read reads one page from disk as the pipeline does before this room.
func read(t testing.TB, path, name string) *paper.File {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := ingest.Read(name, data, nil, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	prepare(f)
	return f
}

// rows makes of a result what the measures read.
func rows(rows *eval.Rows, file string, r segment.Result) {
	for _, a := range r.Articles {
		rows.Articles = append(rows.Articles, eval.Article{ID: file + a.ID, SourceFile: file, Kicker: a.Kicker, Title: a.Title})
		for _, p := range a.Paragraphs {
			rows.Paragraphs = append(rows.Paragraphs, eval.Paragraph{ID: p.ID, ArticleID: file + a.ID, Seq: p.Seq, Role: string(p.Role), Text: p.Text})
		}
	}
}

// floors are what the pages given reach today; they go up, never down.
var floors = map[string]struct{ f1, stray, para, title float64 }{
	"page.txt":      {0.99, 0, 1, 1},
	"layout.md":     {0.99, 0.001, 0.99, 1},
	"pdftotext.txt": {0.98, 0.005, 0.86, 0.83},
	"tesseract.txt": {0.875, 0.015, 0.66, 0.66},
}

// TestPages measures the pages given, route by route; -v prints, DUMP=D1/layout.md
// prints what became of one page.
func TestPages(t *testing.T) {
	dir := given.Path(t, ".")
	dump := os.Getenv("DUMP")
	for _, set := range []struct{ folder, route string }{{"seed", "page.txt"}, {"dev", "layout.md"}, {"dev", "pdftotext.txt"}, {"dev", "tesseract.txt"}} {
		files, _ := filepath.Glob(filepath.Join(dir, "pages", set.folder, "*", set.route))
		for _, one := range append(files, "") {
			if only := os.Getenv("ONLY"); only != "" && (one == "" || filepath.Base(filepath.Dir(one))+"/"+set.route != only) {
				continue
			}
			var rs eval.Rows
			truth := filepath.Join(dir, "pages", set.folder)
			for _, f := range files {
				if one != "" && one != f {
					continue
				}
				name := filepath.Base(filepath.Dir(f)) + "/" + set.route
				r := segment.File(read(t, f, name))
				rows(&rs, name, r)
				if one != "" && name == dump {
					print(r)
				}
			}
			if one != "" {
				truth = t.TempDir()
				page := filepath.Base(filepath.Dir(one))
				os.Mkdir(filepath.Join(truth, page), 0o755)
				data, _ := os.ReadFile(filepath.Join(filepath.Dir(one), "truth.json"))
				os.WriteFile(filepath.Join(truth, page, "truth.json"), data, 0o644)
			}
			m, err := eval.Pages(&rs, truth, set.route)
			if err != nil {
				t.Fatal(err)
			}
			if one == "" {
				f := floors[set.route]
				if m["article_f1"] < f.f1 || m["stray"] > f.stray || m["paragraph_exact"] < f.para || m["title"] < f.title {
					t.Errorf("%s fell under its floor %+v", set.route, f)
				}
			}
			name := "all"
			if one != "" {
				name = filepath.Base(filepath.Dir(one))
			}
			t.Logf("%-14s %-4s f1 %.4f min %.4f stray %.4f para %.4f title %.3f order %.3f missing %v of %v, got %d", set.route, name, m["article_f1"], m["article_f1_min"], m["stray"], m["paragraph_exact"], m["title"], m["order"], m["articles_missing"], m["articles"], len(rs.Articles))
		}
	}
}

func print(r segment.Result) {
	for _, a := range r.Articles {
		fmt.Printf("=== K[%s] T[%s] S[%s] series[%s] by %v %s @%s %s %v\n", a.Kicker, a.Title, a.Subtitle, a.Series, a.Authors, a.AuthorRole, a.Dateline, a.Status, a.Flags)
		for _, p := range a.Paragraphs {
			s := []rune(p.Text)
			if len(s) > 60 {
				s = append(append(append([]rune{}, s[:30]...), '…'), s[len(s)-25:]...)
			}
			fmt.Printf("  %-8s %s %d frags %s %.2f | %s\n", p.Role, p.Placed, len(p.Fragments), p.Join, p.JoinConfidence, string(s))
		}
	}
	for _, f := range r.Loose {
		fmt.Printf("LOOSE %s %s %.2f %s | %s\n", f.Disposition, f.Reason, f.Score, f.RunnersUp, f.Text.String())
	}
}
