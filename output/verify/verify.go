// Package verify proves a dataset again from its files alone. It shares no code
// with the writer: it reads the manifest with its own eyes and the tables with
// github.com/xitongsys/parquet-go, an independent reader.
//
//	rep, err := verify.Run("DATASET", verify.Options{})
//	if err == nil && !rep.OK() {
//		fmt.Println(rep.Faults[0]) // figures/pub_year=2023/part-….parquet row 17, quote: 近4000家 is not what stands at [5,11): 已连接近4000
//	}
//
// What is proved, in this order: the manifest fits its own digest; every file is
// there, and no other; sizes and hashes; one schema for all files of a table,
// the declared one; nothing null or empty that must not be; codes within their
// lists; keys unique, in the whole dataset; references found; rows sorted; every
// span equal to its quote; fragments and applied corrections replay to the
// paragraphs, and the paragraphs to the story; counts; that a figure whose digits
// were edited says so.
//
// A file whose hash is wrong is never parsed: the reader allocates whatever a
// broken file asks for. For the same reason a command should do this work in a
// child process of its own (a hidden flag is enough), which first calls
//
//	verify.Confine(4 << 30)
//
// and prints its Report as JSON: a child that dies of a file takes no run with
// it, and its death is a fault of the dataset.
//
// Memory is bounded by one part of the dataset a job, plus eight bytes a row for
// the uniqueness of keys.
package verify

import (
	"fmt"
	"path/filepath"
	"runtime"
	"sort"
	"sync"
)

// Options say how much to verify.
type Options struct {
	MaxFaults int // to keep; 0 means 20. All are counted
	Jobs      int // parts at a time; 0 means the number of processors, at most 4
	// Base is the folder of a snapshot that was verified before: parts that are
	// the same files there (not only equal ones) are taken as proved. "" means none.
	Base string
}

// A Fault is one thing that does not hold.
type Fault struct {
	File    string `json:"file,omitempty"`   // from the snapshot's folder
	Table   string `json:"table,omitempty"`  //
	Row     int    `json:"row"`              // in the file, from 0; -1 where it is of no one row
	Column  string `json:"column,omitempty"` //
	Message string `json:"message"`
}

func (f Fault) String() string {
	s := f.File
	if f.Row >= 0 {
		s += fmt.Sprintf(" row %d", f.Row)
	}
	if f.Column != "" {
		s += ", " + f.Column
	}
	if s == "" {
		return f.Message
	}
	return s + ": " + f.Message
}

// A Report is what verification found.
type Report struct {
	Snapshot string           `json:"snapshot"` // the folder
	Files    int              `json:"files"`    // read, documents included
	Bytes    int64            `json:"bytes"`
	Parts    int              `json:"parts"`
	Proved   int              `json:"proved_before"` // parts taken as proved
	Rows     map[string]int64 `json:"rows"`          // by table
	Faults   []Fault          `json:"faults"`        // the first, in the order of files
	NFaults  int              `json:"n_faults"`      // all of them
}

// OK reports whether everything holds.
func (r *Report) OK() bool { return r.NFaults == 0 }

// Run verifies the current snapshot of a dataset, or the snapshot whose folder
// dir is. The error says that there is nothing to verify; what is wrong with a
// dataset is in the report.
func Run(dir string, opt Options) (Report, error) {
	if opt.MaxFaults == 0 {
		opt.MaxFaults = 20
	}
	if opt.Jobs == 0 {
		opt.Jobs = min(4, runtime.GOMAXPROCS(0))
	}
	root, err := locate(dir)
	if err != nil {
		return Report{}, err
	}
	v := &verifier{root: root, opt: opt, rows: map[string]int64{}, keys: map[string]*keySet{}, broken: map[string]bool{}}
	v.run()
	return v.report(), nil
}

// verifier is one verification; its methods may run on several parts at a time.
type verifier struct {
	root string
	opt  Options
	man  *manifest
	mu   sync.Mutex
	faults
	files  int
	bytes  int64
	parts  int
	proved int
	rows   map[string]int64
	keys   map[string]*keySet // by table
	broken map[string]bool    // tables of which a file could not be read
	wanted []far              // references that may lead into another part
}

// faults keeps the least of the faults found, in the order of files and rows, so
// that a report does not depend on the order of the work.
type faults struct {
	list []Fault
	n    int
}

func (v *verifier) fault(f Fault) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.n++
	v.list = append(v.list, f)
	if len(v.list) > 64*v.opt.MaxFaults {
		v.cut()
	}
}

// cut sorts the faults and drops those beyond the number to keep.
func (v *verifier) cut() {
	sort.SliceStable(v.list, func(i, j int) bool {
		a, b := v.list[i], v.list[j]
		if a.File != b.File {
			return a.File < b.File
		}
		return a.Row < b.Row
	})
	v.list = v.list[:min(len(v.list), v.opt.MaxFaults)]
}

func (v *verifier) report() Report {
	v.cut()
	return Report{Snapshot: v.root, Files: v.files, Bytes: v.bytes, Parts: v.parts, Proved: v.proved, Rows: v.rows, Faults: append([]Fault{}, v.list...), NFaults: v.n}
}

func (v *verifier) run() {
	if !v.readManifest() {
		return
	}
	v.listing()
	v.documents()
	groups := v.man.groups()
	v.parts = len(groups)
	slots := make(chan struct{}, v.opt.Jobs)
	var wg sync.WaitGroup
	for _, g := range groups {
		if v.provedBefore(g) {
			v.proved++
			continue
		}
		wg.Add(1)
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; wg.Done() }()
			v.part(g)
		}()
	}
	wg.Wait()
	v.unique()
	v.farReferences()
}

// part verifies the files of one part and what must hold between them.
func (v *verifier) part(g []*file) {
	p := &part{v: v, frames: map[string]*frame{}}
	whole := true
	for _, f := range g {
		data, ok := v.load(f)
		if ok {
			ok = p.read(f, data)
		}
		if !ok {
			whole = false
			v.mu.Lock()
			v.broken[f.Table] = true
			v.mu.Unlock()
		}
	}
	for _, name := range p.names() {
		p.frames[name].check()
	}
	if whole { // else every reference to the missing file would be one more fault
		p.cross()
	}
}

// at returns the path of a file of the snapshot.
func (v *verifier) at(path string) string { return filepath.Join(v.root, filepath.FromSlash(path)) }
