package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baoshu/pipeline/given"
	"baoshu/pipeline/lm"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	data := []byte(text)
	if strings.HasSuffix(name, ".gz") {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(data)
		z.Close()
		data = b.Bytes()
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadCorpus(t *testing.T) {
	for _, c := range []struct {
		name, text string
		docs       int
		paragraph  string // the last
		words      string
	}{
		{"a.jsonl", `{"date":"2023-10-01","paras":["第一段。"," 第二段。"]}` + "\n" + `{"paras":["另一篇。"]}`, 2, "另一篇。", ""},
		{"a.jsonl.gz", `{"paras":["压缩的。"]}`, 1, "压缩的。", ""},
		{"a.tagged.txt", "19980101-01-001-001/m  迈向/v  [新/a  世纪/n]nz\n19980101-01-001-002/m  江/nr  泽民/nr  １２/m  个/q  的{de5}/u\n19980101-01-002-001/m  。/w", 2, "。", "迈向 新 世纪 个 的"},
		{"a.txt", "第一篇。\n第二段。\n\n\n第二篇。\n", 2, "第二篇。", ""},
	} {
		docs, err := readCorpus(write(t, c.name, c.text))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if n := len(docs); n > 0 && len(docs[n-1].paragraphs) == 0 {
			docs = docs[:n-1]
		}
		last := docs[len(docs)-1].paragraphs
		var words []string
		for _, d := range docs {
			words = append(words, d.words...)
		}
		if len(docs) != c.docs || string(last[len(last)-1]) != c.paragraph || strings.Join(words, " ") != c.words {
			t.Errorf("%s: %d documents, last paragraph %s, words %v", c.name, len(docs), string(last[len(last)-1]), words)
		}
	}
	for name, text := range map[string]string{"a.csv": "x", "a.jsonl": "{", "b.jsonl.gz": ""} {
		path := write(t, name, text)
		if name == "b.jsonl.gz" {
			os.WriteFile(path, []byte("no gzip"), 0o644)
		}
		if _, err := readCorpus(path); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCutOpenings(t *testing.T) {
	var docs []document
	for range 60 {
		docs = append(docs, document{paragraphs: [][]rune{[]rune("某台消息（新闻）：本台消息：今天举行会议。"), []rune("本台消息：不动。")}})
	}
	docs = append(docs, document{paragraphs: [][]rune{[]rune("他说：这一句不动。")}}, document{})
	cutOpenings(docs)
	if got := string(docs[0].paragraphs[0]); got != "今天举行会议。" {
		t.Error(got)
	}
	if got := string(docs[0].paragraphs[1]); got != "本台消息：不动。" {
		t.Error(got)
	}
	if got := string(docs[60].paragraphs[0]); got != "他说：这一句不动。" {
		t.Error(got)
	}
}

func TestRun(t *testing.T) {
	text := strings.Repeat(`{"date":"2023-10-01","paras":["沈阳高新区科技型中小企业新增注册832家。"]}`+"\n"+`{"date":"2023-10-02","paras":["高新技术企业净增361家。"]}`+"\n", 30)
	corpus := write(t, "news.jsonl", text)
	out := filepath.Join(t.TempDir(), "news.lm")
	if err := run([]string{"-o", out, "-holdout", "2", corpus}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	m, err := lm.Load(string(data))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(m.About(), "news (60 documents") {
		t.Errorf("about %q", m.About())
	}
	for _, args := range [][]string{{}, {"-nothing"}, {"missing.txt"}} {
		if err := run(args); err == nil {
			t.Errorf("run(%v): no error", args)
		}
	}
}

// TestEmbeddedModel: the model that is embedded is what this command makes of
// the corpora it names.
func TestEmbeddedModel(t *testing.T) {
	if testing.Short() {
		t.Skip("learns the model")
	}
	old, news := given.Path(t, given.PeopleCorpus), given.Path(t, given.BroadcastCorpus)
	out := filepath.Join(t.TempDir(), "news.lm")
	if err := run([]string{"-o", out, old, news}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("..", "..", "pipeline", "lm", "data", "news.lm"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the embedded model (%d bytes) is not what the corpora give (%d bytes); run make learn", len(want), len(got))
	}
}
