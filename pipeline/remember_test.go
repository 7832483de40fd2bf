package pipeline

import (
	"reflect"
	"testing"

	"baoshu/pipeline/collate"
	"baoshu/pipeline/paper"
)

// TestTracesComeBack: what is kept of pages is read as it was, and cut or
// damaged data is read without harm.
func TestTracesComeBack(t *testing.T) {
	day := paper.DayOf(2023, 10, 1)
	want := map[string]*trace{
		"甲报/1.txt": {path: "甲报/1.txt", sha: "ab", key: "甲报/2023-10-01", date: day, stories: []collate.Sketch{{First: day, Last: day + 3, Size: 2, Hashes: []uint32{1, 77, 0xffffff}}, {First: paper.NoDay, Last: paper.NoDay}}},
		"乙.txt":    {path: "乙.txt", sha: "cd", context: "ef", key: "乙.txt", date: paper.NoDay},
	}
	want["甲报/1.txt"].stories[1].Hashes = []uint32{}
	data := writeTraces(want)
	if got := readTraces(data); !reflect.DeepEqual(got, want) {
		t.Errorf("%v", got)
	}
	for i := range data {
		readTraces(data[:i])
		b := append([]byte{}, data...)
		b[i] ^= 0x81
		readTraces(b)
	}
}

// TestNeighboursAreFewByTheirSketches: a page that is added to weeks of others
// has only the page read again that it is a copy of.
func TestNeighboursAreFewByTheirSketches(t *testing.T) {
	dir := t.TempDir()
	days(t, dir, 30)
	opt := Options{Ingest: patterns(t, "{source}/{date}/{page}.txt"), Memory: notes{}}
	state, _ := runOver(t, opt, dir)
	write(t, dir, "丙报/2023-10-12/1.txt", story(10)) // that of 甲报 of the 11th
	opt.Known = state.known()
	var read int
	opt.Progress = func(done, total int) { read = done }
	got, p := runOver(t, opt, dir)
	if len(p.New) != 1 || len(got.units) != 1 {
		t.Fatalf("%d new, %d units", len(p.New), len(got.units))
	}
	for _, rows := range got.units {
		if len(rows.Inputs) != 2 || len(rows.Articles) != 1 || len(rows.Witnesses) != 2 {
			t.Errorf("%d inputs, %d stories, %d copies", len(rows.Inputs), len(rows.Articles), len(rows.Witnesses))
		}
	}
	if read > 6 {
		t.Errorf("%d pages were read", read)
	}
}
