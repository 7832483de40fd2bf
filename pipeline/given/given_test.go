package given

import (
	"os"
	"path/filepath"
	"testing"
)

// A skipper notes that a test would have been skipped.
type skipper struct {
	testing.TB
	skipped bool
}

func (s *skipper) Skipf(string, ...any) {
	s.skipped = true
	panic("skipped")
}

// TestPathSkipsWhereNothingIs: a test that asks for what is not there is skipped,
// one that asks for what is there goes on.
func TestPathSkipsWhereNothingIs(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("BAOSHU_SHARED", dir)
	if err := os.WriteFile(filepath.Join(dir, "a.jsonl"), []byte("{\"Title\":\"甲\"}\n{\"Title\":\"乙\"}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := ""
	for it := range JSON[Item](t, "a.jsonl") {
		got += it.Title
	}
	if got != "甲乙" {
		t.Errorf("read %q", got)
	}
	at := &skipper{TB: t}
	func() {
		defer func() { _ = recover() }()
		Path(at, "b.jsonl")
	}()
	if !at.skipped {
		t.Error("what is not there was not skipped")
	}
}

// TestPeople: the brackets and tags are apart from the words, so that a paragraph
// reads as it was printed.
func TestPeople(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("BAOSHU_SHARED", dir)
	if err := os.MkdirAll(filepath.Join(dir, "corpus"), 0o700); err != nil {
		t.Fatal(err)
	}
	line := "19980102-03-004-005/m  [沈阳/ns  电视台/n]nt  播出/v  ３/m  集/q  \n\n"
	if err := os.WriteFile(filepath.Join(dir, "corpus", "x.txt"), []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	for p := range tagged(t, "corpus/x.txt") {
		if p.ID != "19980102-03-004-005" || p.Text() != "沈阳电视台播出３集" || p.Tags[1] != "n" || p.Tags[3] != "m" {
			t.Errorf("%+v", p)
		}
		return
	}
	t.Error("nothing was read")
}
