package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"baoshu/pipeline/paper"
)

// An Item is a page that was found and not yet read. Items may be read in any
// order, by several workers, and more than once; in order is fastest.
type Item struct {
	Path     string    // paper.File.Path
	Size     int64     // bytes of the page
	Modified time.Time // of the file, or of the archive it is in
	Given    string    // the input it was found under, as given
	Stamp    string    // changes whenever size, time or place of the page or its sidecar do: equal stamps need no reading

	full    string                        // the path as given, for patterns
	info    fs.FileInfo                   // of a file that is no member of an archive
	open    func() (io.ReadCloser, error) // of a member
	sidecar func() ([]byte, *Error)       // nil where there is none
	opt     *Options
}

// PathDate returns the date that the page's path states by one of the patterns,
// NoDay where none fits or where a sidecar may state another.
func (it *Item) PathDate() paper.Day {
	if it.sidecar != nil || it.opt == nil || len(it.opt.Patterns) == 0 {
		return paper.NoDay
	}
	return match(it.opt.Patterns, utf8Path(it.full)).date
}

// Bytes reads the page and its sidecar (nil where it has none), in memory bounded
// by the limits. Its errors are [*Error]s.
func (it *Item) Bytes() (data, sidecar []byte, err error) {
	data, sidecar, e := it.bytes()
	if e != nil {
		return nil, nil, e.at(it.Path)
	}
	return data, sidecar, nil
}

// File reads the page and makes a [paper.File] of it. Its errors are [*Error]s.
func (it *Item) File() (*paper.File, error) {
	data, sidecar, e := it.bytes()
	if e != nil {
		return nil, e.at(it.Path)
	}
	f, e := readAs(it.Path, utf8Path(it.full), data, sidecar, *it.opt)
	if e != nil {
		return nil, e.at(it.Path)
	}
	return f, nil
}

// Parse makes a [paper.File] of what Bytes returned, which must not be changed
// afterwards. Its errors are [*Error]s.
func (it *Item) Parse(data, sidecar []byte) (*paper.File, error) {
	f, e := readAs(it.Path, utf8Path(it.full), data, sidecar, *it.opt)
	if e != nil {
		return nil, e.at(it.Path)
	}
	return f, nil
}

// Raw returns the bytes of an input that may be unfit to be a page, nil where
// there are more than limit or they cannot be read.
func (it *Item) Raw(limit int64) []byte {
	if it.opt == nil || it.Size > limit {
		return nil
	}
	open := it.open
	if open == nil {
		open = func() (io.ReadCloser, error) { return os.Open(it.full) }
	}
	r, err := open()
	if err != nil {
		return nil
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil || int64(len(data)) > limit {
		return nil
	}
	return data
}

func (it *Item) bytes() (data, sidecar []byte, err *Error) {
	if it.sidecar != nil {
		if sidecar, err = it.sidecar(); err != nil {
			return nil, nil, err
		}
	}
	lim := it.opt.Limits.filled()
	if it.Size > lim.File {
		return nil, nil, tooLarge(it.Size, lim.File)
	}
	open := it.open
	if open == nil {
		open = func() (io.ReadCloser, error) { return os.Open(it.full) }
	}
	r, cause := open()
	if cause != nil {
		return nil, nil, unreadable(cause)
	}
	defer r.Close()
	if data, err = readAll(r, it.Size, lim); err != nil {
		return nil, nil, err
	}
	if err = it.changed(); err != nil {
		return nil, nil, err
	}
	if int64(len(data)) != it.Size {
		return nil, nil, fault(Changed, "", "%d bytes were read of %d: it changed while it was read", "run again when it is complete", len(data), it.Size)
	}
	return data, sidecar, nil
}

// changed reports that a file is not the one that was listed any more.
func (it *Item) changed() *Error {
	if it.info == nil {
		return nil
	}
	now, err := os.Stat(it.full)
	if err != nil {
		return unreadable(err)
	}
	if now.Size() != it.info.Size() || !now.ModTime().Equal(it.info.ModTime()) {
		return fault(Changed, "", "it changed while it was read", "run again when it is complete")
	}
	return nil
}

// readAll reads a page and stops at the first line beyond the limit, so that a
// page that is none costs no more than that.
func readAll(r io.Reader, size int64, lim Limits) ([]byte, *Error) {
	data := make([]byte, 0, min(size, 1<<20)+512)
	lineStart, no, seen := 0, 1, 0
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, cause := r.Read(data[len(data):min(cap(data), len(data)+1<<20)])
		data = data[:len(data)+n]
		for ; len(data) > lim.Line && seen < len(data); seen++ {
			switch data[seen] {
			case '\n':
				no++
				lineStart = seen + 1
			case '\r', '\f':
				lineStart = seen + 1
			}
		}
		if seen-lineStart > lim.Line {
			return nil, lineTooLong(no, lim.Line)
		}
		if int64(len(data)) > lim.File {
			return nil, tooLarge(int64(len(data)), lim.File)
		}
		if errors.Is(cause, io.EOF) {
			return data, nil
		}
		if cause != nil {
			e := unreadable(cause)
			first(&e.Place, fmt.Sprintf("byte %d", len(data)))
			return nil, e
		}
	}
}

// unreadable is an error of the system about a file.
func unreadable(cause error) *Error {
	if e, ok := errors.AsType[*Error](cause); ok {
		return e
	}
	e := fault(Unreadable, "", "cannot be read", "check that it exists and its permissions")
	if errors.Is(cause, fs.ErrNotExist) {
		e = fault(NotFound, "", "there is no such file", "check the path")
	}
	var pe *fs.PathError
	if errors.As(cause, &pe) {
		cause = pe.Err // the path is said already
	}
	e.Err = cause
	return e
}

// Find yields the pages of the inputs: files, folders with all that is in them,
// globs and archives (.zip, .tar, .tar.gz, .tgz). An input or part of one that
// cannot be found, listed or trusted is yielded as an [*Error] in its place, and
// the walk goes on. Folders come in the order of their names, archives in that of
// their members' names, inputs as given; a file found twice is yielded once. A
// NAME.meta.yaml goes with the page NAME.* beside it and is no page.
//
// In a folder, what cannot hold a page's text (images, PDF, JSON …) and hidden
// files are passed over, and opt.Skipped told; given by name they are an error. Folders
// for which opt.Leave gives a reason are passed over, too.
// The walk reads no page.
func Find(ctx context.Context, inputs []string, opt Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		w := walker{ctx: ctx, opt: &opt, lim: opt.Limits.filled(), yield: yield, seen: map[string]bool{}, names: map[string]string{}}
		for _, in := range inputs {
			if w.stopped() {
				return
			}
			w.input(in)
		}
	}
}

type walker struct {
	ctx   context.Context
	opt   *Options
	lim   Limits
	yield func(Item, error) bool
	done  bool
	seen  map[string]bool   // real paths
	names map[string]string // item path → full path
	root  string            // of the folder being walked, real
	base  string            // name of the input, for collisions
	given string            // the input
}

func (w *walker) stopped() bool { return w.done || w.ctx.Err() != nil }

func (w *walker) emit(it Item) {
	if w.stopped() {
		return
	}
	it.Path = utf8Path(it.Path)
	if other, ok := w.names[it.Path]; ok && other != it.full {
		it.Path = w.base + "/" + it.Path
		if _, ok := w.names[it.Path]; ok {
			w.fail(it.Path, fault(Collision, "", "two inputs have this name: %s and %s", "give the folder above both", other, it.full))
			return
		}
	}
	w.names[it.Path] = it.full
	it.opt, it.Given = w.opt, utf8Path(w.given)
	w.done = !w.yield(it, nil)
}

func (w *walker) fail(path string, e *Error) {
	if !w.stopped() {
		path = utf8Path(path)
		w.done = !w.yield(Item{Path: path, Given: utf8Path(w.given)}, e.at(path))
	}
}

// utf8Path is a path as it stands in the dataset: bytes of a name that are no UTF-8
// are written \xff, so that two names stay two.
func utf8Path(path string) string {
	if utf8.ValidString(path) {
		return path
	}
	var b strings.Builder
	for i, r := range path {
		if c, n := utf8.DecodeRuneInString(path[i:]); c == utf8.RuneError && n == 1 {
			fmt.Fprintf(&b, "\\x%02x", path[i])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func (w *walker) skip(path, reason string) {
	if w.opt.Skipped != nil {
		w.opt.Skipped(path, reason, false)
	}
}

// skipNoText leaves out a file whose ending says that it holds no page's text.
func (w *walker) skipNoText(path, ext string) {
	if w.opt.Skipped == nil {
		return
	}
	reason := ext + " files hold no page text"
	if remedy := notText[ext]; remedy != "" {
		reason += "; " + remedy
	}
	w.opt.Skipped(path, reason, true)
}

// leaves reports whether the folder is passed over with all that is in it.
func (w *walker) leaves(dir, rel string) bool {
	if w.opt.Leave == nil {
		return false
	}
	reason := w.opt.Leave(dir)
	if reason != "" && w.opt.Skipped != nil {
		if rel == "" {
			rel = w.base
		}
		w.opt.Skipped(rel+"/", reason, true)
	}
	return reason != ""
}

// input takes one INPUT: a glob where it has the marks of one and no such file
// stands.
func (w *walker) input(in string) {
	in = strings.TrimRight(in, "/")
	if in == "" {
		in = "/"
	}
	w.base, w.given = filepath.Base(in), filepath.ToSlash(in)
	info, err := os.Stat(in)
	switch {
	case err == nil && info.IsDir():
		real, err := filepath.EvalSymlinks(in)
		if err != nil {
			w.fail(w.base, unreadable(err))
			return
		}
		w.root = real
		w.folder(in, real, "", 0, list(in))
	case err == nil:
		w.root = ""
		w.named(in, w.base, info, true)
	case strings.ContainsAny(in, "*?["):
		w.glob(in)
	default:
		w.fail(filepath.ToSlash(in), unreadable(err))
	}
}

// glob takes the inputs that match; their paths are under the folder that the
// pattern begins with.
func (w *walker) glob(pattern string) {
	found, err := filepath.Glob(pattern)
	if err != nil {
		w.fail(pattern, fault(NotFound, "", "not a glob", "quote brackets: [[]"))
		return
	}
	if len(found) == 0 {
		w.fail(pattern, fault(NotFound, "", "nothing matches", "check the path"))
		return
	}
	fixed := pattern[:strings.IndexAny(pattern, "*?[")]
	fixed = fixed[:strings.LastIndexByte(fixed, '/')+1]
	sort.Strings(found)
	w.base = path.Base(strings.TrimRight(fixed, "/") + "/")
	for _, f := range found {
		if w.stopped() {
			return
		}
		rel := filepath.ToSlash(strings.TrimPrefix(f, fixed))
		info, err := os.Stat(f)
		switch {
		case err != nil:
			w.fail(rel, unreadable(err))
		case info.IsDir():
			if real, err := filepath.EvalSymlinks(f); err == nil {
				w.root = real
				w.folder(f, real, rel, 0, list(f))
			}
		case isSidecar(rel):
		default:
			w.root = ""
			w.named(f, rel, info, unsupported(rel) == "")
		}
	}
}

// folder walks a folder in the order of names. real is where it lies when all
// links are followed.
func (w *walker) folder(dir, real, rel string, depth int, l *listing) {
	if depth > w.lim.Depth {
		w.fail(rel, fault(TooLarge, "", "more than %d folders deep", "raise max_depth", w.lim.Depth))
		return
	}
	if l.err != nil {
		name := rel
		if name == "" {
			name = w.base
		}
		w.fail(name+"/", unreadable(l.err))
		return
	}
	if w.leaves(dir, rel) {
		return
	}
	below := newAhead(dir, l)
	for i, e := range l.entries {
		if w.stopped() {
			return
		}
		full, name := filepath.Join(dir, e.Name()), path.Join(rel, e.Name())
		switch {
		case hidden(e.Name()):
			w.skip(name, "hidden")
		case e.Type()&fs.ModeSymlink != 0:
			w.link(full, name, depth)
		case e.IsDir():
			w.folder(full, filepath.Join(real, e.Name()), name, depth+1, below.next())
		case isSidecar(e.Name()):
		case l.infos[i] == nil:
			w.named(full, name, nil, false)
		default:
			w.file(full, filepath.Join(real, e.Name()), name, l.infos[i], l.beside(e.Name()), false)
		}
	}
}

// link follows a symbolic link that stays inside the folder given, or any where
// the options allow it; never one that leads back up.
func (w *walker) link(full, name string, depth int) {
	real, err := filepath.EvalSymlinks(full)
	if err != nil {
		w.fail(name, unreadable(err))
		return
	}
	inside := real == w.root || strings.HasPrefix(real, w.root+string(filepath.Separator))
	if !inside && !w.opt.FollowLinks {
		w.fail(name, fault(Unsafe, "", "a link that leads out of the folder given", "give its target as an input, or set follow_links"))
		return
	}
	if inside {
		w.skip(name, "a link to what stands in the same folder")
		return
	}
	info, err := os.Stat(real)
	if err != nil {
		w.fail(name, unreadable(err))
		return
	}
	if !info.IsDir() {
		w.named(real, name, info, false)
		return
	}
	if w.seen[real] {
		return
	}
	w.seen[real] = true
	w.folder(real, real, name, depth+1, list(real))
}

func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || name == "__MACOSX" || name == "Thumbs.db" || name == "desktop.ini" || strings.HasSuffix(name, "~")
}

const sidecarSuffix = ".meta.yaml"

func isSidecar(name string) bool { return strings.HasSuffix(name, sidecarSuffix) }

// notText are the endings of files that hold no page's text, with what to do
// where one is given by name.
var notText = map[string]string{
	".pdf": "give its text: pdftotext -enc UTF-8", ".png": "give its text: tesseract … hocr", ".jpg": "give its text: tesseract … hocr",
	".jpeg": "give its text: tesseract … hocr", ".tif": "give its text: tesseract … hocr", ".tiff": "give its text: tesseract … hocr",
	".gif": "give its text", ".bmp": "give its text", ".webp": "give its text", ".jp2": "give its text", ".svg": "give its text",
	".doc": "save it as text", ".docx": "save it as text", ".wps": "save it as text", ".ppt": "save it as text", ".pptx": "save it as text",
	".xls": "save it as text", ".xlsx": "save it as text", ".epub": "save it as text", ".rtf": "save it as text", ".djvu": "give its text",
	".json": "", ".jsonl": "", ".csv": "", ".tsv": "", ".yaml": "", ".yml": "", ".toml": "", ".ini": "", ".xml": "", ".parquet": "", ".db": "", ".sqlite": "", ".log": "",
	".css": "", ".js": "", ".py": "", ".sh": "", ".go": "", ".exe": "", ".dll": "", ".so": "", ".bin": "",
	".mp3": "", ".mp4": "", ".wav": "", ".avi": "", ".mov": "", ".ttf": "", ".otf": "", ".woff": "", ".woff2": "", ".ico": "",
	".rar": "unpack it", ".7z": "unpack it", ".bz2": "unpack it", ".xz": "unpack it", ".zst": "unpack it", ".gz": "name it .tar.gz, or unpack it",
}

// unsupported returns the ending of a file that holds no page's text, "" for any
// other.
func unsupported(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if _, ok := notText[ext]; ok && archiveKind(name) == "" {
		return ext
	}
	return ""
}

// named takes a file that was not found by listing its folder, or that could not
// be described there.
func (w *walker) named(full, rel string, info fs.FileInfo, named bool) {
	if info == nil {
		var err error
		if info, err = os.Stat(full); err != nil {
			w.fail(rel, unreadable(err))
			return
		}
	}
	real, err := filepath.Abs(full)
	if err == nil {
		if r, err := filepath.EvalSymlinks(real); err == nil {
			real = r
		}
	}
	w.file(full, real, rel, info, beside(full), named)
}

// file takes one file: a page or an archive. real is its path when all links are
// followed, sides are the particulars beside it, named is whether the user gave it.
func (w *walker) file(full, real, rel string, info fs.FileInfo, sides string, named bool) {
	if !info.Mode().IsRegular() {
		w.fail(rel, fault(Unsupported, "", "neither a file nor a folder", "take it out of the folder"))
		return
	}
	if w.seen[real] {
		w.skip(rel, "found before")
		return
	}
	w.seen[real] = true
	if ext := unsupported(rel); ext != "" {
		if named {
			remedy := notText[ext]
			if remedy == "" {
				remedy = "give text, Markdown, HTML or hOCR"
			}
			w.fail(rel, fault(Unsupported, "", "%s files hold no page text", remedy, ext))
			return
		}
		w.skipNoText(rel, ext)
		return
	}
	if isSidecar(rel) {
		w.fail(rel, fault(Unsupported, "", "a sidecar is no page", "give the page it stands beside"))
		return
	}
	if kind := archiveKind(rel); kind != "" {
		w.archive(full, rel, kind, info)
		return
	}
	it := Item{Path: rel, Size: info.Size(), Modified: info.ModTime(), full: filepath.ToSlash(full), info: info}
	it.Stamp = stamp(info)
	if sides != "" {
		if sinfo, err := os.Stat(sides); err == nil {
			it.Stamp += "+" + stamp(sinfo)
		}
		it.sidecar = func() ([]byte, *Error) {
			data, err := os.ReadFile(sides)
			if err != nil {
				e := unreadable(err)
				e.Code, e.Place = BadSidecar, "sidecar"
				return nil, e
			}
			return data, nil
		}
	}
	w.emit(it)
}

// stamp is what the file system says of a file without reading it: where it can,
// also which file it is and when anything about it was last changed, which no
// program can set back.
func stamp(info fs.FileInfo) string {
	b := make([]byte, 0, 64)
	b = strconv.AppendInt(b, info.Size(), 10)
	b = strconv.AppendInt(append(b, '.'), info.ModTime().UnixNano(), 10)
	return string(appendPlace(b, info))
}

// beside returns the sidecar of a page, "" where it has none: page.txt.meta.yaml,
// else page.meta.yaml.
func beside(full string) string {
	for _, name := range sidecarNames(full) {
		if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
			return name
		}
	}
	return ""
}

func sidecarNames(full string) []string {
	return []string{full + sidecarSuffix, strings.TrimSuffix(full, path.Ext(full)) + sidecarSuffix}
}
