package segment_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baoshu/pipeline/given"
	"baoshu/pipeline/ingest"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/segment"
)

// plainFile makes a plain text file of a title and paragraphs, a blank line
// between them.
func plainFile(t testing.TB, name, title string, paras []string) *paper.File {
	text := strings.Join(append([]string{title}, paras...), "\n\n") + "\n"
	f, err := ingest.Read(name, []byte(text), nil, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// intact fails where a plain text lost, moved or gained a character, or became
// more than one story.
func intact(t *testing.T, name string, title string, paras []string) bool {
	f := plainFile(t, name, title, paras)
	r := segment.File(f)
	if len(r.Articles) != 1 || len(r.Loose) > 0 {
		t.Errorf("%s (%s): %d stories, %d loose", name, f.Format, len(r.Articles), len(r.Loose))
		if len(r.Loose) > 0 {
			t.Logf("%s", r.Loose[0].Text.String())
		}
		return false
	}
	var got strings.Builder
	for _, p := range r.Articles[0].Paragraphs {
		got.WriteString(p.Text)
	}
	want := squeezed(title + strings.Join(paras, ""))
	if squeezed(got.String()) != want {
		t.Errorf("%s: the text changed", name)
		return false
	}
	return true
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func TestPlainDocumentsStayAsTheyAre(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(given.Path(t, "gold/dev"), "d*.json"))
	for _, file := range files {
		data, _ := os.ReadFile(file)
		var d struct {
			Title string
			Paras []string
		}
		if json.Unmarshal(data, &d) == nil && d.Paras != nil {
			intact(t, filepath.Base(file)+".txt", d.Title, d.Paras)
		}
	}
}

// broadcast reads items of the corpus, at most n.
func broadcast(t testing.TB, n int) (out []given.Item) {
	for it := range given.Broadcast(t) {
		if out = append(out, it); len(out) == n {
			break
		}
	}
	return out
}

func TestBroadcastItemsStayAsTheyAre(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	bad := 0
	for i, it := range broadcast(t, 6000) {
		if i%3 == 0 && len(it.Paras) > 0 && bad < 10 && !intact(t, "x.txt", it.Title, it.Paras) {
			bad++
		}
	}
}

func BenchmarkPlain(b *testing.B) {
	var files []*paper.File
	n := 0
	for _, it := range broadcast(b, 2000) {
		f := plainFile(b, "x.txt", it.Title, it.Paras)
		files = append(files, f)
		n += int(f.Bytes)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range files {
			segment.File(f)
		}
	}
}

// What an account's copy says of itself, before and behind the story, is neither its
// title nor its text.
func TestAccountsOwnLines(t *testing.T) {
	paras := []string{"经开区一季度交出亮眼成绩单", "截至3月底，全区在建项目112个，其中亿元以上项目67个，均比去年同期增加。", "来源｜澜州经开区管委会", "编辑丨张 三", "终审：李 四", "往期推荐"}
	r := segment.File(plainFile(t, "a.txt", "点击蓝字 关注我们", paras))
	if len(r.Articles) != 1 || r.Articles[0].Title != paras[0] {
		t.Fatalf("stories %+v", r.Articles)
	}
	var roles []paper.Role
	for _, p := range r.Articles[0].Paragraphs {
		roles = append(roles, p.Role)
	}
	if want := []paper.Role{paper.Notice, paper.Headline, paper.Body, paper.SourceBy, paper.SourceBy, paper.Credit, paper.Notice}; !slices.Equal(roles, want) {
		t.Errorf("roles %v, want %v", roles, want)
	}
}
