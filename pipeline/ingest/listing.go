package ingest

import (
	"io/fs"
	"os"
	"path/filepath"
)

// A listing is what stands in a folder, in the order of names. An archive of a
// hundred thousand pages is listed anew by every run, so that a file costs one
// question to the system and no more, and folders are listed ahead of the walk.
type listing struct {
	dir     string
	entries []fs.DirEntry
	infos   []fs.FileInfo // of files; nil where there is none
	sides   map[string]bool
	err     error
}

// list reads a folder.
func list(dir string) *listing {
	l := &listing{dir: dir}
	if l.entries, l.err = os.ReadDir(dir); l.err != nil {
		return l
	}
	l.infos = make([]fs.FileInfo, len(l.entries))
	for i, e := range l.entries {
		switch {
		case e.IsDir() || e.Type()&fs.ModeSymlink != 0 || hidden(e.Name()):
		case isSidecar(e.Name()):
			if l.sides == nil {
				l.sides = map[string]bool{}
			}
			l.sides[e.Name()] = true
		default:
			if info, err := e.Info(); err == nil {
				l.infos[i] = info
			}
		}
	}
	return l
}

// beside returns the sidecar of a page of the folder, "" where it has none.
func (l *listing) beside(name string) string {
	if len(l.sides) == 0 {
		return ""
	}
	for _, s := range sidecarNames(name) {
		if l.sides[s] {
			return filepath.Join(l.dir, s)
		}
	}
	return ""
}

// aheadBy is how many folders are listed before the walk reaches them.
const aheadBy = 16

// ahead lists the folders of a folder before they are asked for, some at a time.
type ahead struct {
	dirs []string
	came []chan *listing
	at   int
}

func newAhead(dir string, l *listing) *ahead {
	a := &ahead{}
	for _, e := range l.entries {
		if e.IsDir() && !hidden(e.Name()) {
			a.dirs = append(a.dirs, filepath.Join(dir, e.Name()))
		}
	}
	a.came = make([]chan *listing, len(a.dirs))
	return a
}

// next returns the listing of the next folder.
func (a *ahead) next() *listing {
	for i := a.at; i < min(a.at+aheadBy, len(a.dirs)); i++ {
		if a.came[i] == nil {
			a.came[i] = make(chan *listing, 1)
			go func() { a.came[i] <- list(a.dirs[i]) }()
		}
	}
	l := <-a.came[a.at]
	a.came[a.at] = nil
	a.at++
	return l
}
