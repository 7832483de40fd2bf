package dataset

import (
	"fmt"
	"io"
	"path/filepath"
	"sort"
	"sync"

	"baoshu/schema"
)

// inMemory is how many bytes of encoded rows wait in memory; more go to the
// spill file.
const inMemory = 32 << 20

// scratch are encoders, with buffers of up to maxScratch.
var scratch = sync.Pool{New: func() any { return new(encoder) }}

const maxScratch = 4 << 20

// units is the rows of a batch, by unit, until the commit. It is what bounds the
// memory of a run and makes the order in which rows arrive not matter.
type units struct {
	fsys   FS
	dir    string // where the spill file goes; made when first needed
	limit  int    // of bytes in memory
	mu     sync.Mutex
	list   []*unit
	byName map[string]*unit
	held   int
	memory arena // what is held in memory
	file   File
	size   int64
	failed error // the first failure to spill: the batch is not whole
}

// A unit is the rows of one issue, encoded.
type unit struct {
	name  string
	date  schema.Opt[schema.Date] // the earliest of its stories
	data  []byte                  // nil where spilled
	at    int64
	n     int
	size  int      // with every text written out: what its rows take in a part
	rows  int      // of its longest table
	files []string // its inputs
}

func newUnits(fsys FS, dir string, limit int) *units {
	return &units{fsys: fsys, dir: dir, limit: limit, byName: map[string]*unit{}}
}

// put takes the rows of a unit. A unit given twice is one unit.
func (u *units) put(name string, rows *schema.Rows) error {
	// Encoded where there is room already, and kept in as much as it takes.
	e := scratch.Get().(*encoder)
	defer func() {
		if cap(e.dst) <= maxScratch {
			scratch.Put(e)
		}
	}()
	data := e.encode(rows)
	x := &unit{name: name, n: len(data), size: e.size, rows: longest(rows)}
	for i := range rows.Articles {
		a := &rows.Articles[i]
		d := a.PubDate
		if !d.OK {
			d = a.PubDateLatest
		}
		if d.OK && (!x.date.OK || d.V < x.date.V) {
			x.date = d
		}
	}
	for i := range rows.Inputs {
		x.files = append(x.files, rows.Inputs[i].SourceFile)
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.byName[name] != nil {
		return fmt.Errorf("dataset: unit %s is given twice", name)
	}
	u.byName[name] = x
	u.list = append(u.list, x)
	x.data = u.memory.room(x.n)
	copy(x.data, data)
	if u.held += x.n; u.held <= u.limit || u.failed != nil {
		return u.failed
	}
	u.failed = u.spill()
	return u.failed
}

// spill writes what is held in memory to the spill file.
func (u *units) spill() error {
	if u.file == nil {
		if err := u.fsys.MkdirAll(u.dir); err != nil {
			return fmt.Errorf("dataset: spill: %w", err)
		}
		f, err := u.fsys.Create(filepath.Join(u.dir, "spill"))
		if err != nil {
			return fmt.Errorf("dataset: spill: %w", err)
		}
		u.file = f
	}
	for _, x := range u.list {
		if x.data == nil {
			continue
		}
		if _, err := u.file.Write(x.data); err != nil {
			return fmt.Errorf("dataset: spill: %w", err)
		}
		x.at, x.data = u.size, nil
		u.size += int64(x.n)
	}
	u.held = 0
	u.memory.reset()
	return nil
}

// sorted returns the units by date, unknown dates last, and name.
func (u *units) sorted() []*unit {
	sort.Slice(u.list, func(i, j int) bool {
		a, b := u.list[i], u.list[j]
		if a.date.OK != b.date.OK {
			return a.date.OK
		}
		if a.date.V != b.date.V {
			return a.date.V < b.date.V
		}
		return a.name < b.name
	})
	return u.list
}

// load appends the rows of a unit to rows. Their texts are in the arena, or in what
// is held in memory, which is not spilled any more when units are loaded.
func (u *units) load(x *unit, rows *schema.Rows, memory *arena) error {
	data := x.data
	if data == nil {
		data = memory.room(x.n)
		if _, err := u.file.ReadAt(data, x.at); err != nil && err != io.EOF {
			return fmt.Errorf("dataset: spill: %w", err)
		}
	}
	return decode(data, rows)
}

func (u *units) close() {
	if u.file != nil {
		_ = u.file.Close()
		u.file = nil
	}
}
