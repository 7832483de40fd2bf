package dataset

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"baoshu/schema"
)

// The folder .memo beside the snapshots holds what makes the next run cheap and
// nothing that a row depends on: the state of the inputs in a form that is read
// in a few milliseconds, with the stamps by which the file system tells that an
// input is as it was, and what else a caller keeps there. All of it may be lost
// or removed at any time. Each file proves itself; one that does not, or belongs
// to another snapshot, is taken for missing. None is synced.
const memoDir = ".memo"

const memoMagic = "baoshu memo 1\n"

// Recall returns what Keep kept under a name, nil where that is lost.
func (b *Batch) Recall(name string) []byte {
	data, err := readFile(b.fsys, filepath.Join(b.dir, memoDir, name))
	n := len(memoMagic) + 4
	if err != nil || len(data) < n || string(data[:len(memoMagic)]) != memoMagic {
		return nil
	}
	body := data[n:]
	if binary.LittleEndian.Uint32(data[len(memoMagic):]) != crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)) {
		return nil
	}
	return body
}

// Keep keeps data under a name for a later run. That it may fail, on a full disk,
// costs that run time and nothing else.
func (b *Batch) Keep(name string, data []byte) {
	dir := filepath.Join(b.dir, memoDir)
	if b.fsys.MkdirAll(dir) != nil {
		return
	}
	head := binary.LittleEndian.AppendUint32([]byte(memoMagic), crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)))
	temp := filepath.Join(dir, ".new")
	_ = b.fsys.Remove(temp)
	f, err := b.fsys.Create(temp)
	if err != nil {
		return
	}
	_, err1 := f.Write(head)
	_, err2 := f.Write(data)
	err3 := f.Close()
	if err1 != nil || err2 != nil || err3 != nil || b.fsys.Rename(temp, filepath.Join(dir, name)) != nil {
		_ = b.fsys.Remove(temp)
	}
}

// known is an input and what is known of it.
type known struct {
	schema.Input
	part string
}

// stateName is the memo of the inputs.
const stateName = "inputs"

// recallInputs reads the state of the inputs from the memo, where it is that of
// the base.
func (b *Batch) recallInputs() bool {
	data := b.Recall(stateName)
	digest, body, ok := bytes.Cut(data, []byte{'\n'})
	if !ok || string(digest) != b.base.Manifest.Digest {
		return false
	}
	d := decoder{src: body}
	n := int(d.uvarint())
	if n > len(body) {
		return false
	}
	list, stamps := make([]known, n), make(map[string]string, n)
	columns := stateColumns()
	last := make([]string, len(columns)+2)
	for i := range list {
		same := d.uvarint()
		for k := range last {
			if same&(1<<k) == 0 {
				last[k] = d.text()
			}
		}
		in := &list[i]
		row := reflect.ValueOf(&in.Input).Elem()
		for k, f := range columns {
			row.Field(f).SetString(last[k])
		}
		in.part = last[len(columns)]
		if s := last[len(columns)+1]; s != "" {
			stamps[in.SourceFile] = s
		}
		size, w := binary.Varint(d.src)
		d.skip(w)
		in.Bytes = size
	}
	if d.bad || len(d.src) > 0 {
		return false
	}
	b.take(list)
	b.stamps = stamps
	return true
}

// stateColumns returns the fields of an input's row that are text: all but its size.
func stateColumns() (fields []int) {
	for i, f := range reflect.VisibleFields(reflect.TypeFor[schema.Input]()) {
		if f.Type.Kind() == reflect.String {
			fields = append(fields, i)
		}
	}
	return fields
}

// keepInputs writes the state of the inputs of a snapshot to the memo. A text
// that is that of the input before is a bit.
func (b *Batch) keepInputs(digest string, list []known) {
	out := append(make([]byte, 0, 200*len(list)+100), digest...)
	out = binary.AppendUvarint(append(out, '\n'), uint64(len(list)))
	columns := stateColumns()
	last, now := make([]string, len(columns)+2), make([]string, len(columns)+2)
	for i := range list {
		in := &list[i]
		row := reflect.ValueOf(&in.Input).Elem()
		for k, f := range columns {
			now[k] = row.Field(f).String()
		}
		now[len(columns)], now[len(columns)+1] = in.part, b.stamps[in.SourceFile]
		var same uint64
		for k := range now {
			if now[k] == last[k] {
				same |= 1 << k
			}
		}
		out = binary.AppendUvarint(out, same)
		for k := range now {
			if same&(1<<k) == 0 {
				out = encodeText(out, now[k])
			}
		}
		out = binary.AppendVarint(out, in.Bytes)
		last, now = now, last
	}
	b.Keep(stateName, out)
}

// take makes a list, sorted by source_file, the state of the inputs.
func (b *Batch) take(list []known) {
	b.list, b.inputs = list, make(map[string]*schema.Input, len(list))
	for i := range list {
		b.inputs[list[i].SourceFile] = &list[i].Input
	}
}

// Stamps returns the stamps of the inputs, as far as they are known: what Stamp
// was told by the runs before. The caller must not change it.
func (b *Batch) Stamps() map[string]string { return b.stamps }

// Stamp notes by which stamps inputs can be told to be as they are now. It lasts
// from the next Commit on, or Remember.
func (b *Batch) Stamp(stamps map[string]string) {
	if b.stamps == nil {
		b.stamps = make(map[string]string, len(stamps))
	}
	for name, s := range stamps {
		b.stamps[name] = s
	}
}

// Remember makes stamps last where there is nothing to commit.
func (b *Batch) Remember() {
	if b.base != nil {
		b.keepInputs(b.base.Manifest.Digest, b.list)
	}
}

// after returns the state of the inputs that a commit leaves: those of kept
// parts, and those written.
func (c *commit) after() []known {
	kept := map[string]bool{}
	for _, p := range c.parts {
		kept[p.Name] = true
	}
	slices.SortFunc(c.written, func(a, b known) int { return strings.Compare(a.SourceFile, b.SourceFile) })
	out := make([]known, 0, len(c.list)+len(c.written))
	w := c.written
	for _, in := range c.list {
		if !kept[in.part] {
			continue
		}
		for len(w) > 0 && w[0].SourceFile < in.SourceFile {
			out, w = append(out, w[0]), w[1:]
		}
		out = append(out, in)
	}
	return append(out, w...)
}
