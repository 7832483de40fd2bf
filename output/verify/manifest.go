package verify

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"

	"baoshu/schema"
)

// manifest is what verification needs of manifest.json.
type manifest struct {
	Format        string  `json:"format"`
	SchemaVersion string  `json:"schema_version"`
	Files         []*file `json:"files"`
	Documents     []struct {
		Path   string `json:"path"`
		Bytes  int64  `json:"bytes"`
		SHA256 string `json:"sha256"`
	} `json:"documents"`
	Digest string `json:"digest"`
}

type file struct {
	Table  string `json:"table"`
	Path   string `json:"path"`
	Part   string `json:"part"`
	Rows   int64  `json:"rows"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// locate returns the folder of the snapshot to verify.
func locate(dir string) (string, error) {
	if _, err := os.Stat(filepath.Join(dir, "manifest.json")); err == nil {
		return dir, nil
	}
	at, err := filepath.EvalSymlinks(filepath.Join(dir, "current"))
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("verify: %s holds no published dataset", dir)
	}
	if err != nil {
		return "", fmt.Errorf("verify: %w", err)
	}
	return at, nil
}

// readManifest reads manifest.json and proves its digest; without it nothing
// else can be said.
func (v *verifier) readManifest() bool {
	const name = "manifest.json"
	bad := func(format string, args ...any) bool {
		v.fault(Fault{File: name, Row: -1, Message: fmt.Sprintf(format, args...)})
		return false
	}
	b, err := os.ReadFile(v.at(name))
	if err != nil {
		return bad("cannot be read: %v", err)
	}
	v.files, v.bytes = 1, int64(len(b))
	m := new(manifest)
	if err := json.Unmarshal(b, m); err != nil {
		return bad("is no JSON of a manifest: %v", err)
	}
	if m.Format != "baoshu dataset 1" {
		return bad("format %q is not known", m.Format)
	}
	// The digest stands for the file with zeros in its place.
	at := bytes.LastIndex(b, []byte(`"digest": "`))
	if at < 0 || len(b) < at+75 || string(b[at+11:at+75]) != m.Digest {
		return bad("has no digest at its end")
	}
	copy(b[at+11:], strings.Repeat("0", 64))
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != m.Digest {
		return bad("was changed: its digest does not fit")
	}
	if m.SchemaVersion != schema.Version {
		return bad("tables of version %s; this program proves version %s", m.SchemaVersion, schema.Version)
	}
	for _, f := range m.Files {
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) || schema.Lookup(f.Table) == nil || !wellPlaced(f) {
			return bad("file %q of table %q is not where the layout has it", f.Path, f.Table)
		}
	}
	v.man = m
	return true
}

var folder = regexp.MustCompile(`^([a-z_]+)/(pub_year=\d{1,4}/)?[a-z0-9-]+\.parquet$`)

// wellPlaced reports whether a file lies in its table's folder, by year where
// the table is partitioned.
func wellPlaced(f *file) bool {
	m := folder.FindStringSubmatch(f.Path)
	t := schema.Lookup(f.Table)
	return m != nil && t != nil && m[1] == f.Table && (m[2] != "") == t.Partitioned
}

// groups returns the files by part; those of no part are one group each.
func (m *manifest) groups() [][]*file {
	by := map[string][]*file{}
	for _, f := range m.Files {
		k := f.Part
		if k == "" {
			k = f.Path
		}
		by[k] = append(by[k], f)
	}
	var names []string
	for k := range by {
		names = append(names, k)
	}
	sort.Strings(names)
	var out [][]*file
	for _, k := range names {
		out = append(out, by[k])
	}
	return out
}

// listing compares the files that are there with those of the manifest.
func (v *verifier) listing() {
	known := map[string]bool{"manifest.json": true}
	for _, f := range v.man.Files {
		known[f.Path] = true
	}
	for _, d := range v.man.Documents {
		known[d.Path] = true
	}
	err := filepath.WalkDir(v.root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(v.root, path)
		if err != nil {
			return err
		}
		if rel = filepath.ToSlash(rel); !known[rel] {
			v.fault(Fault{File: rel, Row: -1, Message: "is not in the manifest"})
		}
		return nil
	})
	if err != nil {
		v.fault(Fault{Row: -1, Message: err.Error()})
	}
}

// documents proves the files that are no tables.
func (v *verifier) documents() {
	for _, d := range v.man.Documents {
		v.load(&file{Path: d.Path, Bytes: d.Bytes, SHA256: d.SHA256})
	}
}

// load reads a file whole and proves its size and hash.
func (v *verifier) load(f *file) ([]byte, bool) {
	bad := func(format string, args ...any) ([]byte, bool) {
		v.fault(Fault{File: f.Path, Table: f.Table, Row: -1, Message: fmt.Sprintf(format, args...)})
		return nil, false
	}
	info, err := os.Stat(v.at(f.Path))
	if err != nil {
		return bad("is missing: %v", err)
	}
	if info.Size() != f.Bytes {
		return bad("has %d bytes, the manifest says %d", info.Size(), f.Bytes)
	}
	data, err := os.ReadFile(v.at(f.Path))
	if err != nil {
		return bad("cannot be read: %v", err)
	}
	sum := sha256.Sum256(data)
	if got := hex.EncodeToString(sum[:]); got != f.SHA256 {
		return bad("was changed: its SHA-256 is %s, the manifest says %s", got, f.SHA256)
	}
	v.mu.Lock()
	v.files++
	v.bytes += int64(len(data))
	v.mu.Unlock()
	return data, true
}

// provedBefore reports whether all files of a part are the very files of the
// base snapshot.
func (v *verifier) provedBefore(g []*file) bool {
	if v.opt.Base == "" || g[0].Part == "" {
		return false
	}
	for _, f := range g {
		now, err1 := os.Stat(v.at(f.Path))
		old, err2 := os.Stat(filepath.Join(v.opt.Base, filepath.FromSlash(f.Path)))
		if err1 != nil || err2 != nil || !os.SameFile(now, old) || now.Size() != f.Bytes {
			return false
		}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, f := range g {
		v.rows[f.Table] += f.Rows
	}
	return true
}
