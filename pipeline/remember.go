package pipeline

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"sync"

	"baoshu/pipeline/collate"
	"baoshu/pipeline/paper"
)

// A Memory keeps what makes the next run cheap, and nothing that a row depends
// on. It may lose anything at any time, never change it.
type Memory interface {
	Recall(name string) []byte // nil where it is lost
	Keep(name string, data []byte)
}

// What is kept are the sketches of the stories of every page: a page that is new
// is compared with the sketches of the weeks around it, and only pages that may
// hold a copy are read again. They are filed by month, so that what is read and
// written does not grow with the archive, and each says of which bytes and rules
// it was made, so that an old one is no use and no harm.

// A trace is what is kept of a page.
type trace struct {
	path, sha, context, key string
	date                    paper.Day
	stories                 []collate.Sketch
}

// sketchBytes is how many bytes of pages a run may process for its neighbours to
// be looked up by their sketches; a larger batch reads the weeks around it.
const sketchBytes = 8 << 20

// traces collects what a run learns of pages, month by month.
type traces struct {
	memory Memory
	gone   map[string]bool
	mu     sync.Mutex
	months map[string]map[string]*trace // name → path → trace
}

// monthOf names the file of a page: of its month, or one of 64 for those without
// a date, so that none grows with the archive.
func monthOf(d paper.Day, path string) string {
	if d.Known() {
		return "pages-" + d.String()[:7]
	}
	return fmt.Sprintf("pages-undated-%02d", crc32.ChecksumIEEE([]byte(path))%64)
}

// note remembers a sheet.
func (t *traces) note(s *sheet) {
	if t.memory == nil {
		return
	}
	tr := &trace{path: s.page.path, sha: s.page.sha, context: s.page.context, key: s.page.key, date: s.page.date}
	for _, x := range s.texts {
		tr.stories = append(tr.stories, x.Sketch())
	}
	month := monthOf(tr.date, tr.path)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.months[month] == nil {
		t.months[month] = map[string]*trace{}
	}
	t.months[month][tr.path] = tr
}

// flush keeps what is known of pages before a day; NoDay: of all.
func (t *traces) flush(before paper.Day) {
	if t.memory == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for month, list := range t.months {
		if before.Known() && month >= monthOf(before, "") {
			continue
		}
		for path, old := range readTraces(t.memory.Recall(month)) {
			if list[path] == nil && !t.gone[path] {
				list[path] = old
			}
		}
		t.memory.Keep(month, writeTraces(list))
		delete(t.months, month)
	}
}

// writeTraces encodes the traces of a month, in the order of paths.
func writeTraces(list map[string]*trace) []byte {
	paths := make([]string, 0, len(list))
	for p := range list {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	size := 100
	for _, t := range list {
		size += 64 + len(t.path) + len(t.sha) + len(t.context) + len(t.key)
		for _, s := range t.stories {
			size += 16 + 3*len(s.Hashes)
		}
	}
	out := appendText(make([]byte, 0, size), RulesVersion())
	for _, p := range paths {
		t := list[p]
		for _, s := range []string{t.path, t.sha, t.context, t.key} {
			out = appendText(out, s)
		}
		out = binary.AppendVarint(out, int64(t.date))
		out = binary.AppendUvarint(out, uint64(len(t.stories)))
		for _, s := range t.stories {
			out = binary.AppendVarint(out, int64(s.First))
			out = binary.AppendVarint(out, int64(s.Last))
			out = binary.AppendUvarint(out, uint64(s.Size))
			out = binary.AppendUvarint(out, uint64(len(s.Hashes)))
			for _, h := range s.Hashes {
				out = append(out, byte(h), byte(h>>8), byte(h>>16))
			}
		}
	}
	return out
}

func appendText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// readTraces decodes the traces of a month; none where they are of other rules.
func readTraces(data []byte) map[string]*trace {
	r := reading{data}
	if r.text() != RulesVersion() {
		return nil
	}
	out := map[string]*trace{}
	for len(r.left) > 0 {
		t := &trace{path: r.text(), sha: r.text(), context: r.text(), key: r.text(), date: paper.Day(r.signed())}
		for range min(r.count(), len(r.left)) {
			s := collate.Sketch{First: paper.Day(r.signed()), Last: paper.Day(r.signed()), Size: r.count()}
			n := min(r.count(), len(r.left)/3)
			s.Hashes = make([]uint32, n)
			for i := range s.Hashes {
				b := r.left[3*i:]
				s.Hashes[i] = uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16
			}
			r.left = r.left[3*n:]
			t.stories = append(t.stories, s)
		}
		out[t.path] = t
	}
	return out
}

// reading is what is left to read; a broken end reads as nothing.
type reading struct{ left []byte }

func (r *reading) signed() int64 {
	v, n := binary.Varint(r.left)
	r.left = r.left[max(n, 0):]
	if n <= 0 {
		r.left = nil
	}
	return v
}

func (r *reading) count() int {
	v, n := binary.Uvarint(r.left)
	r.left = r.left[max(n, 0):]
	if n <= 0 {
		r.left = nil
	}
	return int(min(v, 1<<40))
}

func (r *reading) text() string {
	n := min(r.count(), len(r.left))
	s := string(r.left[:n])
	r.left = r.left[n:]
	return s
}

// neighbours returns the units of unchanged pages that may hold copies of stories
// of the pages that are processed again, or pages of their issues. It answers
// only where the batch is small, which it separates already.
func (r *runner) neighbours() (units map[string]bool, ok bool) {
	var wanted []*page
	var idle int64
	for _, pg := range r.plan.pages {
		if pg.wanted {
			wanted = append(wanted, pg)
		} else if !pg.date.Known() {
			idle += pg.bytes
		}
	}
	if r.traces.memory == nil || len(wanted) == len(r.plan.pages) || bytesOf(wanted) > sketchBytes {
		return nil, false
	}
	r.total = len(wanted)
	sheets, err := r.sheets(wanted)
	if err != nil {
		return nil, false // it comes again where it can be told
	}
	var sketches []collate.Sketch
	keys, days, always := map[string]bool{}, map[paper.Day]bool{}, false
	for _, s := range sheets {
		r.made[s.page] = s
		keys[s.page.key] = true
		around(days, s.page.date, s.page.date)
		for _, a := range s.found.Articles {
			k := collate.TextOf(a).Sketch()
			sketches = append(sketches, k)
			always = always || k.First == paper.NoDay
			around(days, k.First, k.Last)
		}
	}
	x := collate.NewIndex(sketches)
	months := map[string]map[string]*trace{}
	units = map[string]bool{}
	for _, pg := range r.plan.pages {
		near := days[pg.date] || !pg.date.Known() && idle <= blockBytes
		if pg.wanted || !near && (!always || idle > blockBytes) {
			continue
		}
		month := monthOf(pg.date, pg.path)
		list, ok := months[month]
		if !ok {
			list = readTraces(r.traces.memory.Recall(month))
			months[month] = list
		}
		t := list[pg.path]
		if t == nil || t.sha != pg.sha || t.context != pg.context {
			if near {
				units[pg.key] = true
			}
			continue
		}
		if keys[t.key] || slices.ContainsFunc(t.stories, x.Meets) {
			units[pg.key] = true
		}
	}
	return units, true
}

// around adds the days on which a page may stand whose unit holds a copy of a
// story of these days.
func around(days map[paper.Day]bool, first, last paper.Day) {
	if !first.Known() || !last.Known() || last-first > 400 {
		return
	}
	for d := first - 2*collate.Window; d <= last+2*collate.Window; d++ {
		days[d] = true
	}
}
