package dataset

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"baoshu/schema"
)

// TestMemoIsTheState: what the memo recalls is what the tables say, after units
// were added, replaced and withdrawn, and a memo that is damaged, lost or another
// snapshot's is not used.
func TestMemoIsTheState(t *testing.T) {
	dir := t.TempDir()
	fsys := &faulty{at: -1}
	ok(t, fsys, dir, Options{}, func(b *Batch) {
		b.Stamp(map[string]string{"a.txt": "12.34", "b.txt": "56.78"})
		put(t, map[string]*schema.Rows{"a": issue("a.txt", 19000, 2), "b": issue("b.txt", 19300, 2), "c": issue("c.txt", 19600, 1)})(b)
	})
	old, err := os.ReadFile(filepath.Join(dir, memoDir, stateName))
	if err != nil {
		t.Fatal(err)
	}
	ok(t, fsys, dir, Options{}, func(b *Batch) {
		b.Withdraw("b.txt")
		b.Stamp(map[string]string{"d.txt": "9.9"})
		put(t, map[string]*schema.Rows{"a": issue("a.txt", 19000, 3), "d": issue("d.txt", 19001, 1)})(b)
	})
	recall := func() (*Batch, bool) {
		b, err := Begin(fsys, dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer b.Abort()
		b.stamps = nil
		return b, b.recallInputs()
	}
	b, used := recall()
	s, _ := Open(OS{}, dir)
	want, err := s.Inputs()
	if err != nil || !used || !reflect.DeepEqual(b.Inputs(), want) || len(want) != 3 {
		t.Errorf("used %v, %v: %v, want %v", used, err, b.Inputs(), want)
	}
	if got := b.Stamps(); !reflect.DeepEqual(got, map[string]string{"a.txt": "12.34", "d.txt": "9.9"}) {
		t.Errorf("stamps %v", got)
	}
	name := filepath.Join(dir, memoDir, stateName)
	now, _ := os.ReadFile(name)
	for what, data := range map[string][]byte{"another snapshot's": old, "cut": now[:len(now)-3], "empty": {}, "changed": append(append([]byte{}, now[:60]...), append([]byte{now[60] ^ 1}, now[61:]...)...)} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, used := recall(); used {
			t.Errorf("a memo that is %s was used", what)
		}
	}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[schema.Input]()) {
		if k := f.Type.Kind(); k != reflect.String && f.Name != "Bytes" {
			t.Errorf("the memo does not keep %s", f.Name)
		}
	}
}
