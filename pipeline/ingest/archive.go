package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/gzip"
)

// archiveKind returns zip, tar or tar.gz, "" for what is no archive.
func archiveKind(name string) string {
	low := strings.ToLower(name)
	switch {
	case strings.HasSuffix(low, ".zip"):
		return "zip"
	case strings.HasSuffix(low, ".tar"):
		return "tar"
	case strings.HasSuffix(low, ".tar.gz"), strings.HasSuffix(low, ".tgz"):
		return "tar.gz"
	}
	return ""
}

// A member is a file in an archive.
type member struct {
	name   string // clean, UTF-8
	size   int64
	packed int64 // 0 where it is not known
	locked bool
	open   func() (io.ReadCloser, error)
}

// archive yields the members of an archive in the order of their names. The
// archive as a whole is refused where a member's path leads out of it, for then
// none of it can be trusted, and where it passes the limits.
func (w *walker) archive(full, rel, kind string, info fs.FileInfo) {
	var members []member
	var e *Error
	if kind == "zip" {
		h := &handle{path: full, info: info}
		if err := h.acquire(); err != nil {
			e = unreadable(err)
		} else {
			defer h.release() // open for as long as its members are listed
			members, e = w.zip(h, rel)
		}
	} else {
		members, e = w.tar(full, rel, kind, info)
	}
	if e != nil {
		if !w.stopped() { // with what it takes to keep its bytes
			w.done = !w.yield(Item{Path: utf8Path(rel), Size: info.Size(), Given: utf8Path(w.given), full: filepath.ToSlash(full), opt: w.opt}, e.at(utf8Path(rel)))
		}
		return
	}
	sort.SliceStable(members, func(a, b int) bool { return members[a].name < members[b].name })
	sides := map[string]member{}
	for _, m := range members {
		if isSidecar(m.name) {
			sides[m.name] = m
		}
	}
	for i, m := range members {
		at := rel + "!/" + m.name
		switch {
		case w.stopped():
			return
		case isSidecar(m.name):
		case i > 0 && members[i-1].name == m.name:
			w.fail(at, fault(Damaged, "", "two members have this name", "pack the archive again"))
		case hiddenPath(m.name):
			w.skip(at, "hidden")
		case unsupported(m.name) != "":
			w.skipNoText(at, unsupported(m.name))
		case archiveKind(m.name) != "":
			w.fail(at, fault(Unsupported, "", "an archive in an archive", "unpack the outer one"))
		case m.locked:
			w.fail(at, fault(Encrypted, "", "the member is encrypted", "unpack it with its password"))
		default:
			w.member(full, at, m, sides, info)
		}
	}
}

func hiddenPath(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if hidden(part) {
			return true
		}
	}
	return false
}

func (w *walker) member(full, at string, m member, sides map[string]member, info fs.FileInfo) {
	if m.packed > 0 && m.size > 1<<20 && m.size/m.packed > w.lim.Ratio {
		w.fail(at, bomb(m.size, m.packed, w.lim.Ratio))
		return
	}
	it := Item{Path: at, Size: m.size, Modified: info.ModTime(), Stamp: stamp(info), full: full + "!/" + m.name, open: m.open}
	for _, name := range sidecarNames(m.name) {
		if s, ok := sides[name]; ok {
			it.sidecar = func() ([]byte, *Error) { return readSide(s) }
			break
		}
	}
	w.emit(it)
}

func readSide(s member) ([]byte, *Error) {
	if s.size > 1<<16 {
		return nil, fault(BadSidecar, "sidecar", "%d bytes, too large for a sidecar", "keep only source, date, page, page_label, edition", s.size)
	}
	r, err := s.open()
	if err != nil {
		return nil, unreadable(err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, 1<<16))
	if err != nil {
		return nil, unreadable(err)
	}
	return data, nil
}

func bomb(size, packed, ratio int64) *Error {
	return fault(Unsafe, "", "unpacks to %d times its size, more than the limit of %d: a bomb", "unpack it by hand if it is to be trusted, or raise max_ratio", size/max(packed, 1), ratio)
}

// safe returns a member's path in its plainest form, or an error where it leads
// out of the archive.
func safe(name string) (string, *Error) {
	slashed := strings.ReplaceAll(name, "\\", "/")
	clean := path.Clean(slashed)
	if strings.HasPrefix(slashed, "/") || clean == ".." || strings.HasPrefix(clean, "../") || len(clean) > 1 && clean[1] == ':' && latin(rune(clean[0])) || strings.ContainsRune(clean, 0) {
		return "", fault(Unsafe, fmt.Sprintf("member %q", name), "a path that leads out of the archive", "pack the archive again; nothing of it was read")
	}
	return clean, nil
}

func damaged(err error) *Error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	e := fault(Damaged, "", "the archive cannot be read", "fetch it again, whole")
	e.Err = err
	return e
}

// total keeps the sum of members within the limits.
type total struct {
	lim   Limits
	n     int
	bytes int64
}

func (t *total) add(size int64) *Error {
	t.n++
	if size < 0 || t.bytes+size < t.bytes {
		return damaged(errors.New("a member's size is out of range"))
	}
	t.bytes += size
	if t.n > t.lim.Members {
		return fault(TooLarge, "", "more than %d members", "split the archive, or raise max_members", t.lim.Members)
	}
	if t.bytes > t.lim.Total {
		return fault(TooLarge, "", "more than %d bytes unpacked", "split the archive, or raise max_total", t.lim.Total)
	}
	return nil
}

// A handle opens a file when it is first read and closes it with its last reader,
// so that a list of a hundred thousand items holds no file open.
type handle struct {
	path string
	info fs.FileInfo
	mu   sync.Mutex
	file *os.File
	uses int

	window []byte // what was read last, and stands at
	at     int64
}

// windowSize is how much of an archive is read at a time: small members that lie
// beside each other cost no call of the system each.
const windowSize = 16 << 10

func (h *handle) acquire() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	f := h.file
	if f == nil {
		var err error
		if f, err = os.Open(h.path); err != nil {
			return err
		}
	}
	now, err := f.Stat()
	if err == nil && (now.Size() != h.info.Size() || !now.ModTime().Equal(h.info.ModTime())) {
		err = fault(Changed, "", "the archive changed since it was listed", "run again when it is complete")
	}
	if err != nil {
		if h.file == nil {
			f.Close()
		}
		return err
	}
	h.file = f
	h.uses++
	return nil
}

func (h *handle) release() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.uses--; h.uses == 0 && h.file != nil {
		h.file.Close()
		h.file, h.window = nil, h.window[:0]
	}
}

// ReadAt reads from the open file; only between acquire and release.
func (h *handle) ReadAt(p []byte, at int64) (int, error) {
	h.mu.Lock()
	f := h.file
	if f == nil {
		h.mu.Unlock()
		return 0, os.ErrClosed
	}
	if len(p) > windowSize/2 || at < 0 {
		h.mu.Unlock()
		return f.ReadAt(p, at)
	}
	defer h.mu.Unlock()
	if at < h.at || at+int64(len(p)) > h.at+int64(len(h.window)) {
		if cap(h.window) == 0 {
			h.window = make([]byte, windowSize)
		}
		n, err := f.ReadAt(h.window[:windowSize], at)
		h.window, h.at = h.window[:n], at
		if n < len(p) {
			return copy(p, h.window), err
		}
	}
	return copy(p, h.window[at-h.at:]), nil
}

// reader is a member's reader that lets go of the archive when closed.
type reader struct {
	io.Reader
	close func()
}

func (r *reader) Close() error {
	if r.close != nil {
		r.close()
		r.close = nil
	}
	return nil
}

// zip lists an open zip archive.
func (w *walker) zip(h *handle, rel string) ([]member, *Error) {
	z, err := zip.NewReader(h, h.info.Size())
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, damaged(err)
	}
	t := total{lim: w.lim}
	var out []member
	for _, f := range z.File {
		name, e := safe(zipName(f))
		if e != nil {
			return nil, e
		}
		if f.Mode().IsDir() || strings.HasSuffix(f.Name, "/") {
			continue
		}
		if !f.Mode().IsRegular() {
			w.skip(rel+"!/"+name, "neither a file nor a folder")
			continue
		}
		if e := t.add(int64(f.UncompressedSize64)); e != nil {
			return nil, e
		}
		m := member{name: name, size: int64(f.UncompressedSize64), packed: int64(f.CompressedSize64), locked: f.Flags&1 != 0}
		m.open = func() (io.ReadCloser, error) {
			if err := h.acquire(); err != nil {
				return nil, err
			}
			r, err := f.Open()
			if err != nil {
				h.release()
				return nil, damaged(err)
			}
			return &reader{Reader: checked{r}, close: func() { r.Close(); h.release() }}, nil
		}
		out = append(out, m)
	}
	return out, nil
}

// checked turns a broken member's errors into ours.
type checked struct{ r io.Reader }

func (c checked) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = damaged(err)
	}
	return n, err
}

// zipName returns the name of a member; one that is not UTF-8 is in GB18030, as
// packers on Chinese systems write it, else as it stands with its bytes shown.
func zipName(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	if text, bad, _ := gb18030().decode([]byte(f.Name), nil); bad == 0 {
		return string(text)
	}
	return strings.ToValidUTF8(f.Name, "\uFFFD")
}

// tar lists a tar archive; what is packed in it is passed over, not kept. While it
// is unpacked it may not grow beyond the limits.
func (w *walker) tar(full, rel, kind string, info fs.FileInfo) ([]member, *Error) {
	a := &tarball{h: &handle{path: full, info: info}, gz: kind == "tar.gz", lim: w.lim, packed: info.Size()}
	if e := a.rewind(); e != nil {
		return nil, e
	}
	defer a.stop()
	t := total{lim: w.lim}
	var out []member
	for i := 0; ; i++ {
		if w.stopped() {
			return nil, nil
		}
		hdr, err := a.tr.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return nil, damaged(err)
		}
		a.at = i + 1
		name := hdr.Name
		if !utf8.ValidString(name) {
			name = zipName(&zip.File{FileHeader: zip.FileHeader{Name: name}})
		}
		name, e := safe(name)
		if e != nil {
			return nil, e
		}
		switch hdr.Typeflag {
		case tar.TypeDir:
			continue
		case tar.TypeReg:
		default:
			w.skip(rel+"!/"+name, "neither a file nor a folder")
			continue
		}
		if e := t.add(hdr.Size); e != nil {
			return nil, e
		}
		out = append(out, member{name: name, size: hdr.Size, open: func() (io.ReadCloser, error) { return a.open(i) }})
	}
}

// A tarball is read from front to back: members asked for in the order they are
// packed in cost one pass; a few that are passed over are kept for those who ask
// late; else it starts again.
type tarball struct {
	h      *handle
	gz     bool
	lim    Limits
	packed int64

	mu   sync.Mutex
	tr   *tar.Reader
	at   int            // the member that Next will give
	kept map[int][]byte // passed over
	size int64          // of kept
}

// keep is how many bytes of passed-over members a tarball keeps.
const keep = 32 << 20

func (a *tarball) rewind() *Error {
	a.stop()
	if err := a.h.acquire(); err != nil {
		return unreadable(err)
	}
	var r io.Reader = io.NewSectionReader(a.h, 0, a.packed)
	if a.gz {
		z, err := gzip.NewReader(r)
		if err != nil {
			a.h.release()
			return damaged(err)
		}
		r = &inflated{r: z, packed: a.packed, ratio: a.lim.Ratio}
	}
	a.tr, a.at = tar.NewReader(r), 0
	return nil
}

func (a *tarball) stop() {
	if a.tr != nil {
		a.tr = nil
		a.h.release()
	}
}

// inflated counts what comes out of a gzip stream against what went in.
type inflated struct {
	r             io.Reader
	out           int64
	packed, ratio int64
}

func (g *inflated) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	g.out += int64(n)
	if g.out > 1<<20 && g.out/max(g.packed, 1) > g.ratio {
		return n, bomb(g.out, g.packed, g.ratio)
	}
	return n, err
}

// open returns the i-th member.
func (a *tarball) open(i int) (io.ReadCloser, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if data, ok := a.kept[i]; ok {
		delete(a.kept, i)
		a.size -= int64(len(data))
		return io.NopCloser(bytes.NewReader(data)), nil
	}
	if a.tr == nil || a.at > i {
		if e := a.rewind(); e != nil {
			return nil, e
		}
	}
	for {
		hdr, err := a.tr.Next()
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			a.stop()
			return nil, damaged(err)
		}
		a.at++
		mine := a.at-1 == i
		if !mine && (hdr.Typeflag != tar.TypeReg || hdr.Size > keep/8 || a.size+hdr.Size > keep) {
			continue
		}
		if hdr.Size > a.lim.File {
			return nil, tooLarge(hdr.Size, a.lim.File)
		}
		data, e := readAll(a.tr, hdr.Size, Limits{File: a.lim.File, Line: int(a.lim.File)})
		if e != nil {
			a.stop()
			return nil, e
		}
		if mine {
			return io.NopCloser(bytes.NewReader(data)), nil
		}
		if a.kept == nil {
			a.kept = map[int][]byte{}
		}
		a.kept[a.at-1] = data
		a.size += int64(len(data))
	}
}
