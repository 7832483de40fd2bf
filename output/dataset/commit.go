package dataset

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"baoshu/output/write"
	"baoshu/schema"
)

// Commit publishes the batch as a new snapshot and gives the lock back. Where it
// fails, and where the context ends before the switch, nothing is published and
// the snapshot before stays current. A batch without changes publishes nothing:
// running twice changes nothing.
func (b *Batch) Commit(ctx context.Context, versions Versions, run schema.Run) (Published, error) {
	if b.ended {
		return Published{}, errors.New("dataset: the batch has ended")
	}
	defer b.Abort()
	if b.units.failed != nil {
		return Published{}, b.units.failed
	}
	if b.Empty() && !b.compact {
		return Published{}, nil
	}
	c := &commit{Batch: b, ctx: ctx, root: filepath.Join(b.staging, "snapshot"), folders: map[string]bool{}, carried: map[string]bool{}, texts: map[string]string{}}
	if err := c.stage(versions, run); err != nil {
		return Published{}, err
	}
	if b.opt.Check != nil {
		if err := b.opt.Check(ctx, c.root); err != nil {
			return Published{}, fmt.Errorf("dataset: the new snapshot does not verify, nothing is published: %w", err)
		}
	}
	if err := ctx.Err(); err != nil {
		return Published{}, err
	}
	if err := c.publish(); err != nil {
		return Published{}, err
	}
	c.done.Snapshot, c.done.Dir = b.next, filepath.Join(b.dir, "snapshots", strconv.Itoa(b.next))
	after := c.after()
	b.keepInputs(c.digest, after)
	b.forgetMended(after)
	b.prune()
	return c.done, nil
}

// commit is a snapshot in the making.
type commit struct {
	*Batch
	ctx     context.Context
	root    string // the folder that becomes the snapshot
	folders map[string]bool
	parts   []Part
	files   []FileInfo
	stories map[string]bool   // ids written by this batch
	carried map[string]bool   // units that are written again as they were
	written []known           // inputs of the parts written
	texts   map[string]string // of inputs, each once
	last    schema.Input      // the last of them, with texts of its own
	digest  string            // of the manifest
	done    Published
}

// stage makes the whole snapshot in the staging folder, synced.
func (c *commit) stage(versions Versions, run schema.Run) error {
	replaced, err := c.replaced()
	if err != nil {
		return err
	}
	if err := c.fsys.MkdirAll(c.root); err != nil {
		return fmt.Errorf("dataset: %w", err)
	}
	open := c.toOpen(replaced)
	if err := c.keep(open); err != nil {
		return err
	}
	if err := c.carry(open, replaced); err != nil {
		return err
	}
	if err := c.writeParts(); err != nil {
		return err
	}
	if err := c.writeRuns(run); err != nil {
		return err
	}
	if err := c.writeEmpty(); err != nil {
		return err
	}
	return c.writeDocuments(versions, run)
}

// toOpen returns the parts that are not taken over as they are: those that hold
// a unit which is replaced, and those that are merged.
func (c *commit) toOpen(replaced map[string]bool) map[string]bool {
	open := map[string]bool{}
	for i := range c.list {
		if in := &c.list[i]; replaced[in.Unit] {
			open[in.part] = true
		}
	}
	if c.compact {
		for _, name := range small(c.base.Manifest) {
			open[name] = true
		}
	}
	if c.base != nil && c.opt.Merge > 0 {
		for _, name := range merge(c.base.Manifest, open, c.opt.Merge) {
			open[name] = true
		}
	}
	return open
}

// merge returns parts of one year and like size, where there are so many that
// they should become one.
func merge(m *Manifest, open map[string]bool, many int) []string {
	year := map[string]int{}
	for _, f := range m.Files {
		if f.PubYear != nil && f.Table == "fragments" {
			year[f.Part] = max(year[f.Part], *f.PubYear)
		}
	}
	type class struct{ year, size int }
	classes := map[class][]string{}
	for _, p := range m.Parts {
		if open[p.Name] || p.Rows > partRows/2 {
			continue
		}
		k := class{year[p.Name], 0}
		for n := p.Rows; n >= many; n /= many {
			k.size++
		}
		classes[k] = append(classes[k], p.Name)
	}
	var out []string
	for _, names := range classes {
		if len(names) >= many {
			out = append(out, names...)
		}
	}
	sort.Strings(out)
	return out
}

// keep links the files of the parts that stay into the new snapshot.
func (c *commit) keep(open map[string]bool) error {
	if c.base == nil {
		return nil
	}
	for _, p := range c.base.Manifest.Parts {
		if !open[p.Name] {
			c.parts = append(c.parts, p)
			c.done.Kept++
		}
	}
	for _, f := range c.base.Manifest.Files {
		if f.Part == "" || open[f.Part] {
			continue
		}
		if err := c.link(f.Path); err != nil {
			return err
		}
		c.files = append(c.files, f)
	}
	return nil
}

// link gives a file of the base a name in the new snapshot, or copies it where
// the file system has no hard links.
func (c *commit) link(path string) error {
	from, to := filepath.Join(c.base.Dir, filepath.FromSlash(path)), filepath.Join(c.root, filepath.FromSlash(path))
	if err := c.folder(filepath.Dir(to)); err != nil {
		return err
	}
	if c.fsys.Link(from, to) == nil {
		return nil
	}
	src, err := c.fsys.Open(from)
	if err != nil {
		return fmt.Errorf("dataset: %w", err)
	}
	defer src.Close()
	if err := create(c.fsys, to, func(w io.Writer) error { _, err := io.Copy(w, src); return err }); err != nil {
		return fmt.Errorf("dataset: %w", err)
	}
	return nil
}

// folder makes a folder of the snapshot once.
func (c *commit) folder(dir string) error {
	if c.folders[dir] {
		return nil
	}
	if err := c.fsys.MkdirAll(dir); err != nil {
		return fmt.Errorf("dataset: %w", err)
	}
	for d := dir; d != c.root && strings.HasPrefix(d, c.root); d = filepath.Dir(d) {
		c.folders[d] = true
	}
	return nil
}

// carry puts the units of opened parts that are not replaced into the batch, to
// be written anew with it.
func (c *commit) carry(open, replaced map[string]bool) error {
	for _, name := range sortedKeys(open) {
		rows, err := c.base.ReadPart(name)
		if err != nil {
			return err
		}
		for unit, r := range byUnit(rows) {
			if !replaced[unit] {
				if err := c.units.put(unit, r); err != nil {
					return err
				}
				c.carried[unit] = true
			}
		}
	}
	return nil
}

// A filling is a part that is not full yet.
type filling struct {
	rows  schema.Rows
	texts arena // of the rows
	size  int
}

// writeParts writes all units in their order, closing a part when it is full.
// Units that are carried over from the base go to parts of their own: what was
// changed a moment ago is changed again sooner than what stood for years, and
// shall not take that with it each time.
func (c *commit) writeParts() error {
	all := c.known()
	c.stories = map[string]bool{}
	inputs := 0
	for _, u := range c.units.list {
		inputs += len(u.files)
	}
	c.written = make([]known, 0, inputs)
	// Rows of one part and of the next are in the same memory: it is large, and grows to
	// its size once.
	parts := map[bool]*filling{false: {}, true: {}}
	flush := func(p *filling) error {
		if len(p.rows.Inputs) == 0 {
			return nil
		}
		err := c.writePart(&p.rows)
		p.rows.Truncate()
		p.texts.reset()
		p.size = 0
		return err
	}
	for _, u := range c.units.sorted() {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		p := parts[c.carried[u.name]]
		if p.size > 0 && (p.size+u.size > partBytes || longest(&p.rows)+u.rows > partRows) {
			if err := flush(p); err != nil {
				return err
			}
		}
		had := p.rows
		if err := c.units.load(u, &p.rows, &p.texts); err != nil {
			return err
		}
		rows := p.rows.Since(&had)
		if err := c.demote(rows, all); err != nil {
			return err
		}
		p.rows.Shorten(&had, rows)
		p.size += u.size
	}
	if err := flush(parts[true]); err != nil {
		return err
	}
	return flush(parts[false])
}

// longest returns the number of rows of the longest table.
func longest(r *schema.Rows) int {
	return max(len(r.Articles), len(r.Witnesses), len(r.Paragraphs), len(r.Fragments), len(r.Figures), len(r.Corrections), len(r.UnparsedNumbers), len(r.Conflicts), len(r.Inputs))
}

func (c *commit) writePart(rows *schema.Rows) error {
	p, files, err := encodePart(rows)
	if err != nil {
		return err
	}
	for _, x := range c.parts {
		if x.Name == p.Name {
			return fmt.Errorf("dataset: part %s is there already", p.Name) // two units of the same files, which replaced excludes
		}
	}
	for _, f := range files {
		if err := c.writeTable(f); err != nil {
			return err
		}
	}
	for _, in := range rows.Inputs {
		c.written = append(c.written, known{c.apart(in), p.Name})
	}
	c.parts = append(c.parts, p)
	c.done.Parts++
	return nil
}

// apart returns an input whose texts are its own: those of a loaded unit are cut
// out of it, and would keep all of it in memory for as long as they live. Texts
// that many inputs share are shared.
func (c *commit) apart(in schema.Input) schema.Input {
	v, was := reflect.ValueOf(&in).Elem(), reflect.ValueOf(&c.last).Elem()
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() != reflect.String || f.Len() == 0 {
			continue
		}
		text, last := f.String(), was.Field(i)
		if text == last.String() { // as nearly all
			f.Set(last)
			continue
		}
		own, ok := c.texts[text]
		if !ok {
			own = strings.Clone(text)
			if len(c.texts) > 1000 { // names of units, mostly
				clear(c.texts)
			}
			c.texts[own] = own
		}
		f.SetString(own)
	}
	c.last = in
	return in
}

func (c *commit) writeTable(f *tableFile) error {
	to := filepath.Join(c.root, filepath.FromSlash(f.info.Path))
	if err := c.folder(filepath.Dir(to)); err != nil {
		return err
	}
	if err := create(c.fsys, to, f.data.writeTo); err != nil {
		return fmt.Errorf("dataset: %w", err)
	}
	f.data.free()
	c.files = append(c.files, f.info)
	c.done.Files++
	c.done.Bytes += f.info.Bytes
	return nil
}

// writeRuns writes table runs: those of the base and this one. It is the one
// file that every run writes anew.
func (c *commit) writeRuns(run schema.Run) error {
	rows := new(schema.Rows)
	if c.base != nil {
		if err := c.base.Read("runs", &rows.Runs); err != nil {
			return err
		}
		rows.Runs = slices.DeleteFunc(rows.Runs, func(r schema.Run) bool { return r.RunID == run.RunID })
	}
	run.SchemaVersion = schema.Version
	rows.Runs = append(rows.Runs, run)
	_, files, err := encodePart(rows)
	if err != nil {
		return err
	}
	f := files[0]
	f.info.Part, f.info.Path = "", filePath(f.t, 0, "runs")
	return c.writeTable(f)
}

// writeEmpty gives every table without rows a file without rows, so that a
// reader finds the table and its columns.
func (c *commit) writeEmpty() error {
	for _, t := range schema.Tables() {
		if slices.ContainsFunc(c.files, func(f FileInfo) bool { return f.Table == t.Name }) {
			continue
		}
		f := emptyFile(t)
		if err := f.encode(); err != nil {
			return err
		}
		f.info.Path = filePath(t, 0, "empty")
		if err := c.writeTable(f); err != nil {
			return err
		}
	}
	return nil
}

// writeDocuments writes what lies beside the tables, the manifest last, and
// makes all folders last.
func (c *commit) writeDocuments(versions Versions, run schema.Run) error {
	sort.Slice(c.files, func(i, j int) bool { return c.files[i].Path < c.files[j].Path })
	sort.Slice(c.parts, func(i, j int) bool { return c.parts[i].Name < c.parts[j].Name })
	m := &Manifest{Format: manifestFormat, Snapshot: c.next, SchemaVersion: schema.Version, WriteVersion: write.Version, RulesVersion: versions.Rules,
		RunID: run.RunID, WordLists: versions.WordLists, Parts: c.parts, Files: c.files}
	if m.Parts == nil {
		m.Parts = []Part{}
	}
	pkg, err := datapackage(m)
	if err != nil {
		return fmt.Errorf("dataset: %w", err)
	}
	crumbs, err := croissant(m)
	if err != nil {
		return fmt.Errorf("dataset: %w", err)
	}
	var entries bytes.Buffer
	if err := write.File(&entries, schema.EntryTable(), schema.Entries()); err != nil {
		return fmt.Errorf("dataset: %w", err)
	}
	for _, d := range []struct {
		name string
		data []byte
	}{{"DICTIONARY.md", []byte(schema.Markdown())}, {"croissant.json", crumbs}, {"datapackage.json", pkg}, {"dictionary.parquet", entries.Bytes()},
		{"views.sql", []byte(schema.Views(""))}} {
		if err := writeFile(c.fsys, filepath.Join(c.root, d.name), d.data); err != nil {
			return fmt.Errorf("dataset: %w", err)
		}
		m.Documents = append(m.Documents, Document{d.name, int64(len(d.data)), sha(d.data)})
	}
	data, err := m.encode()
	if err != nil {
		return fmt.Errorf("dataset: %w", err)
	}
	c.digest = m.Digest
	if err := writeFile(c.fsys, filepath.Join(c.root, manifestName), data); err != nil {
		return fmt.Errorf("dataset: %w", err)
	}
	if err := c.fsys.SyncDirs(append(sortedKeys(c.folders), c.root)...); err != nil {
		return fmt.Errorf("dataset: %w", err)
	}
	return nil
}

// publish moves the finished snapshot to its place and switches to it.
func (c *commit) publish() error {
	home := filepath.Join(c.dir, "snapshots")
	number := strconv.Itoa(c.next)
	steps := []func() error{
		func() error { return c.fsys.Rename(c.root, filepath.Join(home, number)) },
		func() error { return c.fsys.SyncDirs(home) },
		func() error {
			return c.fsys.Symlink(filepath.Join("snapshots", number), filepath.Join(c.dir, ".current"))
		},
		func() error { return c.fsys.Rename(filepath.Join(c.dir, ".current"), filepath.Join(c.dir, "current")) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("dataset: publishing: %w", err)
		}
	}
	// From here on readers see the new snapshot. That the switch itself may not
	// outlast a power cut is no reason to say that it did not happen.
	_ = c.fsys.SyncDirs(c.dir)
	return nil
}

// prune removes the oldest snapshots beyond those to keep, unless a reader may
// still be on them: one that was replaced less than KeepFor ago stays, and where
// the clock was set back, so that it was replaced in the future. What cannot be
// removed stays for the next run.
func (b *Batch) prune() {
	numbers, err := snapshots(b.fsys, b.dir)
	if err != nil {
		return
	}
	at := func(n int) string { return filepath.Join(b.dir, "snapshots", strconv.Itoa(n)) }
	for i := 0; i < len(numbers)-b.opt.Keep; i++ {
		if b.opt.KeepFor > 0 {
			if next, err := b.fsys.Stat(at(numbers[i+1])); err != nil || time.Since(next.ModTime()) < b.opt.KeepFor {
				return
			}
		}
		// Out of the way at once, then file by file: what is killed in between leaves no
		// half snapshot among the whole ones, and the next run removes the rest.
		old := filepath.Join(b.dir, ".staging-old-"+strconv.Itoa(numbers[i]))
		if b.fsys.Rename(at(numbers[i]), old) == nil {
			_ = b.fsys.RemoveAll(old)
		}
	}
}
