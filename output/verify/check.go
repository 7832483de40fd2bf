package verify

import (
	"cmp"
	"hash/maphash"
	"math"
	"slices"
	"strings"

	"baoshu/schema"
)

// check proves what holds of each table alone: nulls, codes, numbers, order and
// keys.
func (f *frame) check() {
	for i, c := range f.t.Columns {
		f.checkColumn(c, f.cols[i])
	}
	f.checkOrder()
	f.checkKeys()
}

func (f *frame) checkColumn(c *schema.Column, col *column) {
	for i := range f.n {
		if col.null[i] {
			if !c.Nullable {
				f.fault(i, c.Name, "is null and must not be")
			}
			continue
		}
		switch c.Type {
		case schema.String:
			if col.text[i] == "" {
				f.fault(i, c.Name, "is an empty string; absent is null")
			} else if !c.Allows(col.text[i]) {
				f.fault(i, c.Name, "%q is not in the code list", col.text[i])
			}
		case schema.Strings:
			if len(col.lists[i]) == 0 || slices.Contains(col.lists[i], "") {
				f.fault(i, c.Name, "is an empty list, or holds an empty string; absent is null")
			}
		case schema.Float64:
			x := col.floats[i]
			if math.IsNaN(x) || math.IsInf(x, 0) {
				f.fault(i, c.Name, "%v is no number", x)
			} else if c.Unit == "0–1" && (x < 0 || x > 1) {
				f.fault(i, c.Name, "%v is not between 0 and 1", x)
			}
		case schema.Int32, schema.Int64:
			if c.Unit != "" && col.ints[i] < 0 { // counts and offsets
				f.fault(i, c.Name, "%d is less than 0", col.ints[i])
			}
		}
	}
}

// checkOrder proves that each file is sorted as declared.
func (f *frame) checkOrder() {
	var cols []*column
	for _, s := range f.t.Sort {
		cols = append(cols, f.col(s))
	}
	for i := 1; i < f.n; i++ {
		if slices.Contains(f.starts, i) {
			continue
		}
		for k, c := range cols {
			d := c.compare(i-1, i)
			if d > 0 {
				f.fault(i, f.t.Sort[k], "stands before the row above it: rows are sorted by %s", strings.Join(f.t.Sort, ", "))
			}
			if d != 0 {
				break
			}
		}
	}
}

// compare compares two values of a column, nulls last.
func (c *column) compare(i, j int) int {
	switch {
	case c.null[i] && c.null[j]:
		return 0
	case c.null[i]:
		return 1
	case c.null[j]:
		return -1
	case c.text != nil:
		return cmp.Compare(c.text[i], c.text[j])
	case c.ints != nil:
		return cmp.Compare(c.ints[i], c.ints[j])
	}
	return cmp.Compare(c.floats[i], c.floats[j])
}

// keySet is the keys of a table over the whole dataset, as hashes.
type keySet struct{ hashes []uint64 }

var seed = maphash.MakeSeed()

// checkKeys proves that keys are unique in the part, and notes them for the
// whole dataset.
func (f *frame) checkKeys() {
	seen := make(map[string]int, f.n)
	hashes := make([]uint64, 0, f.n)
	for i := range f.n {
		k := f.key(i)
		if was, ok := seen[k]; ok {
			f.fault(i, strings.Join(f.t.Key, ", "), "the key %s stands in row %d too", strings.ReplaceAll(k, "\x00", " "), was)
			continue
		}
		seen[k] = i
		hashes = append(hashes, maphash.String(seed, k))
	}
	f.v.mu.Lock()
	defer f.v.mu.Unlock()
	s := f.v.keys[f.t.Name]
	if s == nil {
		s = new(keySet)
		f.v.keys[f.t.Name] = s
	}
	s.hashes = append(s.hashes, hashes...)
}

// key returns the key of a row as one string.
func (f *frame) key(i int) string {
	if len(f.t.Key) == 1 {
		return f.col(f.t.Key[0]).str(i)
	}
	var b strings.Builder
	for _, name := range f.t.Key {
		c := f.col(name)
		if c.text != nil {
			b.WriteString(c.str(i))
		} else {
			b.WriteString(itoa(int(c.ints[i])))
		}
		b.WriteByte(0)
	}
	return b.String()
}

// unique proves that no key stands in two parts. Equal hashes are looked up
// again, so that the fault names the rows and a collision is none.
func (v *verifier) unique() {
	for _, t := range schema.Tables() {
		s := v.keys[t.Name]
		if s == nil {
			continue
		}
		slices.Sort(s.hashes)
		twice := map[uint64]bool{}
		for i := 1; i < len(s.hashes); i++ {
			if s.hashes[i] == s.hashes[i-1] {
				twice[s.hashes[i]] = true
			}
		}
		if len(twice) > 0 {
			v.nameTwice(t, twice)
		}
	}
}

func (v *verifier) nameTwice(t *schema.Table, twice map[uint64]bool) {
	first := map[string]string{} // key → file
	for _, f := range v.man.Files {
		if f.Table != t.Name {
			continue
		}
		p := &part{v: &verifier{root: v.root, opt: v.opt, rows: map[string]int64{}, broken: map[string]bool{}}, frames: map[string]*frame{}}
		data, ok := p.v.load(f)
		if !ok || !p.read(f, data) {
			continue // reported before
		}
		fr := p.frame(t.Name)
		fr.v = v
		for i := range fr.n {
			k := fr.key(i)
			if !twice[maphash.String(seed, k)] {
				continue
			}
			if was, ok := first[k]; ok && was != f.Path {
				fr.fault(i, strings.Join(t.Key, ", "), "the key %s stands in %s too", strings.ReplaceAll(k, "\x00", " "), was)
			} else if !ok {
				first[k] = f.Path
			}
		}
	}
}

// far is a reference that may lead into another part.
type far struct {
	table  string // pointed at
	hash   uint64
	value  string
	f      *frame
	row    int
	column string
}

// farReferences proves the references that were not found in their own part.
// Where parts were taken as proved, or could not be read, their keys are not
// known, and neither are references into them.
func (v *verifier) farReferences() {
	for _, w := range v.wanted {
		if v.broken[w.table] {
			continue
		}
		s := v.keys[w.table]
		if s != nil {
			if _, ok := slices.BinarySearch(s.hashes, w.hash); ok {
				continue
			}
		}
		if v.proved > 0 && w.table != "runs" {
			continue
		}
		w.f.fault(w.row, w.column, "points at %s %q, which is not there", w.table, w.value)
	}
}
