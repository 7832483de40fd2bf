package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"

	"baoshu/pipeline/paper"
)

const page = "沈阳高新区创新型小微企业新增注册832家，总数达到2518家。\n"

// tree writes files into a new folder; a name that ends in / is a folder.
func tree(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(full, 0o755); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.WriteFile(full, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// found walks and reads everything: paths of pages that were read, errors as
// they print, and what was skipped.
func found(t testing.TB, opt Options, inputs ...string) (pages, fails, skipped []string) {
	t.Helper()
	opt.Skipped = func(p, why string, _ bool) { skipped = append(skipped, p+": "+why) }
	for it, err := range Find(context.Background(), inputs, opt) {
		if err == nil {
			_, err = it.File()
		}
		if err != nil {
			e, ok := errors.AsType[*Error](err)
			if !ok || e.Path == "" || strings.ContainsAny(err.Error(), "\n\r\x1b") {
				t.Errorf("not a proper error: %#v", err)
			}
			fails = append(fails, string(e.Code)+" "+err.Error())
			continue
		}
		pages = append(pages, it.Path)
	}
	return
}

func same(t testing.TB, what string, got, want []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s:\n%s\nwant:\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFindOrderAndNames(t *testing.T) {
	dir := tree(t, map[string]string{
		"b/02.txt": page, "b/01.txt": page, "a.txt": page, "c/x.md": "# 标题\n\n" + page, "c/x.meta.yaml": "date: 2025-10-20\n",
		"b/page.pdf": "%PDF-1.4", "b/.DS_Store": "x", "d/": "",
	})
	pages, fails, skipped := found(t, Options{}, dir)
	same(t, "pages", pages, []string{"a.txt", "b/01.txt", "b/02.txt", "c/x.md"})
	same(t, "errors", fails, nil)
	same(t, "skipped", skipped, []string{"b/.DS_Store: hidden", "b/page.pdf: .pdf files hold no page text; give its text: pdftotext -enc UTF-8"})

	pages, _, _ = found(t, Options{}, filepath.Join(dir, "b", "02.txt"), dir)
	same(t, "a file found twice comes once, where first found", pages, []string{"02.txt", "a.txt", "b/01.txt", "c/x.md"})

	pages, fails, _ = found(t, Options{}, filepath.Join(dir, "*", "*.txt"), filepath.Join(dir, "no*"), filepath.Join(dir, "none"))
	same(t, "glob", pages, []string{"b/01.txt", "b/02.txt"})
	if len(fails) != 2 || !strings.Contains(fails[0], "nothing matches") || !strings.Contains(fails[1], "no such file") {
		t.Errorf("errors %q", fails)
	}
	_, fails, _ = found(t, Options{}, filepath.Join(dir, "b", "page.pdf"))
	if len(fails) != 1 || !strings.Contains(fails[0], "pdftotext") {
		t.Errorf("a PDF given by name: %q", fails)
	}
}

func TestSameNameInTwoInputs(t *testing.T) {
	dir := tree(t, map[string]string{"a/1.txt": page, "b/1.txt": page, "x/b/1.txt": page})
	pages, fails, _ := found(t, Options{}, filepath.Join(dir, "a"), filepath.Join(dir, "b"), filepath.Join(dir, "x", "b"))
	same(t, "pages", pages, []string{"1.txt", "b/1.txt"})
	if len(fails) != 1 || !strings.HasPrefix(fails[0], "collision b/1.txt: two inputs") {
		t.Errorf("errors %q", fails)
	}
}

func zipped(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarred(t testing.TB, gz bool, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	g := gzip.NewWriter(&b)
	z := tar.NewWriter(g)
	if !gz {
		z = tar.NewWriter(&b)
	}
	for i := 0; i < len(files); i += 2 {
		h := &tar.Header{Name: files[i], Size: int64(len(files[i+1])), Mode: 0o644, Typeflag: tar.TypeReg}
		if target, ok := strings.CutPrefix(files[i+1], "link:"); ok {
			h.Typeflag, h.Linkname, h.Size = tar.TypeSymlink, target, 0
		}
		if err := z.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			if _, err := z.Write([]byte(files[i+1])); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if gz {
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestArchives(t *testing.T) {
	files := []string{"b.txt", page, "a/1.txt", page, "a/1.meta.yaml", "date: 2025-10-20\nsource: 人民日报\n", "a/p.png", "\x89PNG", "__MACOSX/x.txt", "x"}
	dir := tree(t, map[string]string{"p.zip": zipped(t, files...), "q.tar.gz": tarred(t, true, files...), "r.tar": tarred(t, false, append(files, "l.txt", "link:/etc/passwd")...), "s.tgz": tarred(t, true, files...)})
	pages, fails, skipped := found(t, Options{}, dir)
	same(t, "pages", pages, []string{"p.zip!/a/1.txt", "p.zip!/b.txt", "q.tar.gz!/a/1.txt", "q.tar.gz!/b.txt", "r.tar!/a/1.txt", "r.tar!/b.txt", "s.tgz!/a/1.txt", "s.tgz!/b.txt"})
	same(t, "errors", fails, nil)
	if !strings.Contains(strings.Join(skipped, "\n"), "r.tar!/l.txt: neither") {
		t.Errorf("skipped %q", skipped)
	}
	for it, err := range Find(context.Background(), []string{dir}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		f, err := it.File()
		if err != nil {
			t.Fatal(err)
		}
		if side := strings.HasSuffix(it.Path, "a/1.txt"); side != (f.Meta.DateMethod == paper.DateSidecar) || side != (f.Meta.Paper == "人民日报") {
			t.Errorf("%s: meta %+v", it.Path, f.Meta)
		}
	}
}

// TestTarInAnyOrder reads members backwards and twice.
func TestTarInAnyOrder(t *testing.T) {
	dir := tree(t, map[string]string{"q.tgz": tarred(t, true, "3.txt", page+"三\n", "1.txt", page+"一\n", "2.txt", page+"二\n")})
	var items []Item
	for it, err := range Find(context.Background(), []string{dir}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, it)
	}
	for _, i := range []int{2, 1, 0, 0, 2, 1} {
		data, _, err := items[i].Bytes()
		if want := page + string([]rune("一二三")[i]) + "\n"; err != nil || string(data) != want {
			t.Fatalf("%s: %q, %v", items[i].Path, data, err)
		}
	}
}

func TestHostileInput(t *testing.T) {
	locked := []byte(zipped(t, "a.txt", page))
	for sig, flag := range map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8} {
		locked[bytes.Index(locked, []byte(sig))+flag] |= 1
	}
	zeros := strings.Repeat("\x00", 8<<20)
	dir := tree(t, map[string]string{
		"ok.txt":         page,
		"empty.txt":      "",
		"blank.txt":      " \n\u3000\n",
		"binary.txt":     "沈阳\x00\x01\x02\x03",
		"control.txt":    strings.Repeat("a\x01\x02", 40),
		"pdf.txt":        "%PDF-1.7\n",
		"cut.txt":        page[:len(page)-5],
		"bent.txt":       page + "\xff\xfe\n" + page,
		"odd.txt":        "\xff\xfea",
		"half.txt":       "\xff\xfe\x00\xd8a\x00",
		"noise.txt":      "\xc3\xfe\x81\x40\xfe\xfe\xa1\xa1\xf9\xd6\x90\x41\xc4\x81",
		"long.txt":       strings.Repeat("长", 1<<20),
		"big.txt":        strings.Repeat(page, 1<<15),
		"up.zip":         zipped(t, "a.txt", page, "../b.txt", page),
		"abs.zip":        zipped(t, "/etc/b.txt", page),
		"win.zip":        zipped(t, "..\\b.txt", page),
		"drive.zip":      zipped(t, "C:\\b.txt", page),
		"up.tar.gz":      tarred(t, true, "a/../../b.txt", page),
		"bomb.zip":       zipped(t, "a.txt", zeros),
		"bomb.tgz":       tarred(t, true, "a.txt", zeros),
		"locked.zip":     string(locked),
		"cut.zip":        zipped(t, "a.txt", page)[:60],
		"cut.tgz":        tarred(t, true, "a.txt", page)[:60],
		"nest.zip":       zipped(t, "b.zip", "x"),
		"twice.zip":      zipped(t, "a.txt", page, "a.txt", page),
		"side.txt":       page,
		"side.meta.yaml": "date: 2025-02-30\n",
		"key.txt":        page,
		"key.meta.yaml":  "source: 人民日报\ndata: 2025-02-03\n",
		"es\x1b[2Jc.txt": "",
	})
	if err := os.Symlink("/etc", filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "none"), filepath.Join(dir, "dangling")); err != nil {
		t.Fatal(err)
	}
	pages, fails, _ := found(t, Options{Limits: Limits{File: 2 << 20, Line: 1 << 20}}, dir)
	same(t, "what was good is read", pages, []string{"ok.txt", "twice.zip!/a.txt"})
	want := map[string]string{
		"empty.txt": "empty", "blank.txt": "empty", "binary.txt": "binary", "control.txt": "binary", "pdf.txt": "binary", "cut.txt": "encoding", "bent.txt": "encoding",
		"odd.txt": "encoding", "half.txt": "encoding", "noise.txt": "encoding", "long.txt": "too_large", "big.txt": "too_large",
		"up.zip": "unsafe", "abs.zip": "unsafe", "win.zip": "unsafe", "drive.zip": "unsafe", "up.tar.gz": "unsafe", "bomb.zip!/a.txt": "unsafe", "bomb.tgz": "unsafe",
		"locked.zip!/a.txt": "encrypted", "cut.zip": "damaged", "cut.tgz": "damaged", "nest.zip!/b.zip": "unsupported", "twice.zip!/a.txt": "damaged",
		"side.txt": "sidecar", "key.txt": "sidecar", "out": "unsafe", "dangling": "not_found", "es\uFFFD[2Jc.txt": "empty",
	}
	for _, f := range fails {
		code, rest, _ := strings.Cut(f, " ")
		name, _, _ := strings.Cut(rest, ": ")
		if want[name] != code {
			t.Errorf("%s: code %q, want %q", f, code, want[name])
		}
		delete(want, name)
	}
	for name, code := range want {
		t.Errorf("%s: no error, want %s", name, code)
	}
	all := strings.Join(fails, "\n")
	for _, part := range []string{
		"cut.txt: byte 73: the file ends inside a character",
		"bent.txt: byte 80: not valid UTF-8",
		"sidecar line 2: unknown key \"data\"; known keys: date, edition, page, page_label, source; did you mean date?",
		"sidecar line 1: \"2025-02-30\" is a day that no calendar has",
		"long.txt: 3145728 bytes, more than the limit",
	} {
		if !strings.Contains(all, part) {
			t.Errorf("no error says %q in\n%s", part, all)
		}
	}
}

// TestLongLineIsReadInBoundedMemory reads a line far beyond the limit and counts
// what was asked of it.
func TestLongLineIsReadInBoundedMemory(t *testing.T) {
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "long.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(200 << 20); err != nil { // a hole of zero bytes: one line
		t.Fatal(err)
	}
	f.Close()
	_, fails, _ := found(t, Options{Limits: Limits{File: 1 << 30}}, dir)
	if len(fails) != 1 || !strings.Contains(fails[0], "too_large long.txt: line 1: a line of more than 4194304 bytes") {
		t.Errorf("errors %q", fails)
	}
	_, fails, _ = found(t, Options{}, dir)
	if len(fails) != 1 || !strings.Contains(fails[0], "209715200 bytes, more than the limit of 67108864") {
		t.Errorf("errors %q", fails)
	}
}

func TestFileThatChangesWhileRead(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": page, "z.zip": zipped(t, "a.txt", page)})
	for it, err := range Find(context.Background(), []string{dir}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, strings.Split(it.Path, "!")[0])
		if err := os.WriteFile(name, []byte(page+page), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, time.Now(), time.Now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		_, err = it.File()
		if e, ok := errors.AsType[*Error](err); !ok || e.Code != Changed {
			t.Errorf("%s: %v", it.Path, err)
		}
	}
}

func TestUnreadableFolder(t *testing.T) {
	dir := tree(t, map[string]string{"a/1.txt": page, "b/1.txt": page})
	if err := os.Chmod(filepath.Join(dir, "a"), 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Join(dir, "a"), 0o755)
	if os.Geteuid() == 0 { // root reads everything: be nobody on this thread
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Setfsuid(65534); err != nil {
			t.Fatal(err)
		}
		defer syscall.Setfsuid(0)
	}
	pages, fails, _ := found(t, Options{}, dir)
	same(t, "pages", pages, []string{"b/1.txt"})
	if len(fails) != 1 || !strings.HasPrefix(fails[0], "unreadable a/") || !strings.Contains(fails[0], "cannot be read (permission denied)") {
		t.Errorf("errors %q", fails)
	}
}

func TestLinksInside(t *testing.T) {
	dir := tree(t, map[string]string{"in/a.txt": page, "other/b.txt": page})
	for link, to := range map[string]string{"in/again": "a.txt", "in/loop": ".", "in/other": "../other"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	pages, fails, _ := found(t, Options{}, filepath.Join(dir, "in"))
	same(t, "pages", pages, []string{"a.txt"})
	if len(fails) != 1 || !strings.HasPrefix(fails[0], "unsafe other: a link that leads out") {
		t.Errorf("errors %q", fails)
	}
	pages, fails, _ = found(t, Options{FollowLinks: true}, filepath.Join(dir, "in"))
	same(t, "pages where links may be followed", pages, []string{"a.txt", "other/b.txt"})
	same(t, "errors", fails, nil)
}

// TestStampChangesWithSidecar proves that a page whose sidecar changed is seen.
func TestStampChangesWithSidecar(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": page})
	stamps := func() (s []string) {
		for it, err := range Find(context.Background(), []string{dir}, Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			s = append(s, it.Stamp)
		}
		return
	}
	first := stamps()
	same(t, "a walk again", stamps(), first)
	if err := os.WriteFile(filepath.Join(dir, "a.meta.yaml"), []byte("page: 7\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if second := stamps(); second[0] == first[0] {
		t.Error("the sidecar does not show in the stamp")
	}
}
