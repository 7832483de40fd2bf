package write

import (
	"encoding/binary"
	"errors"
	"io"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/metadata"
	pq "github.com/apache/arrow/go/v15/parquet/schema"
)

// magic stands at both ends of a Parquet file.
const magic = "PAR1"

// A pageFile is a Parquet file in the making. It is put together with the
// library's page writer and its builders of metadata; the library's column
// writers above these copy every value three times more and take twice the time.
type pageFile struct {
	out    *sink
	props  *parquet.WriterProperties
	meta   *metadata.FileMetaDataBuilder
	pager  file.PageWriter
	groups int16
}

func newPageFile(out *sink, root *pq.GroupNode, props *parquet.WriterProperties) *pageFile {
	_, _ = out.Write([]byte(magic))
	return &pageFile{out: out, props: props, meta: metadata.NewFileMetadataBuilder(pq.NewSchema(root), props, nil)}
}

// rowGroup writes a record as one row group.
func (f *pageFile) rowGroup(rec arrow.Record, plans []plan) error {
	if _, err := compressor(); err != nil { // before the page writer looks for it
		return err
	}
	r := rooms.Get().(*room)
	defer rooms.Put(r)
	meta, size := f.meta.AppendRowGroup(), int64(0)
	for i, col := range rec.Columns() {
		w, err := f.column(meta.NextColumnChunk(), i)
		if err != nil {
			return err
		}
		if err := r.write(w, col, plans[i]); err != nil {
			return err
		}
		size += w.written
	}
	meta.SetNumRows(int(rec.NumRows()))
	f.groups++
	return meta.Finish(size, f.groups-1)
}

// column begins the next column of a row group.
func (f *pageFile) column(meta *metadata.ColumnChunkMetaDataBuilder, i int) (w *chunk, err error) {
	if f.pager == nil {
		f.pager, err = file.NewPageWriter(f.out, compress.Codecs.Zstd, level, meta, f.groups, int16(i), f.props.Allocator(), false, nil, nil)
	} else {
		err = f.pager.Reset(f.out, compress.Codecs.Zstd, level, meta, f.groups, int16(i), nil, nil)
	}
	return &chunk{pager: f.pager, meta: meta, stats: metadata.NewStatistics(meta.Descr(), f.props.Allocator()), props: f.props}, err
}

// close writes the metadata, with what the file says of itself.
func (f *pageFile) close(about [][2]string) error {
	for _, kv := range about {
		if err := f.meta.AppendKeyValueMetadata(kv[0], kv[1]); err != nil {
			return err
		}
	}
	meta, err := f.meta.Finish()
	if err != nil {
		return err
	}
	n, err := meta.WriteTo(f.out, nil)
	_, _ = f.out.Write(append(binary.LittleEndian.AppendUint32(nil, uint32(n)), magic...))
	return err
}

// A chunk is a column of a row group in the making.
type chunk struct {
	pager   file.PageWriter
	meta    *metadata.ColumnChunkMetaDataBuilder
	props   *parquet.WriterProperties
	stats   metadata.TypedStatistics
	written int64
	coded   bool // has a dictionary
}

// dictionary writes the page of the n different values.
func (c *chunk) dictionary(values []byte, n int) error {
	c.coded = true
	page := file.NewDictionaryPage(memory.NewBufferBytes(values), int32(n), c.props.DictionaryPageEncoding())
	defer page.Release()
	size, err := c.pager.WriteDictionaryPage(page)
	c.written += size
	return err
}

// page writes a page of n values, or of places for them: it is compressed already,
// and had so many bytes before. Its statistics are those of the column, which is
// what readers choose row groups by; of a page they would be read by none.
func (c *chunk) page(compressed []byte, size, n int) error {
	encoding := parquet.Encodings.Plain
	if c.coded {
		encoding = c.props.DictionaryIndexEncoding()
	}
	page := file.NewDataPageV1(memory.NewBufferBytes(compressed), int32(n), encoding, parquet.Encodings.RLE, parquet.Encodings.RLE, int32(size))
	defer page.Release()
	written, err := c.pager.WriteDataPage(page)
	c.written += written
	return err
}

// close ends the column, with its statistics where it shall have them.
func (c *chunk) close(statistics bool) error {
	if statistics {
		s, err := c.stats.Encode()
		if err != nil {
			return err
		}
		s.ApplyStatSizeLimits(int(c.props.MaxStatsSizeFor(c.meta.Descr().Path())))
		s.Signed = c.meta.Descr().SortOrder() == pq.SortSIGNED
		if s.IsSet() {
			c.meta.SetStats(s)
		}
	}
	return c.pager.Close(c.coded, false)
}

// sink keeps the first error of a writer and hides it from the library, which
// panics at some errors and forgets others. It is no io.Closer, for the library
// would close one before it can be synced.
type sink struct {
	w   io.Writer
	at  int64
	err error
}

func (s *sink) Write(p []byte) (int, error) {
	if s.err == nil {
		var n int
		if n, s.err = s.w.Write(p); s.err == nil && n < len(p) {
			s.err = io.ErrShortWrite
		}
	}
	s.at += int64(len(p))
	return len(p), nil
}

// Tell returns how many bytes were written.
func (s *sink) Tell() int64 { return s.at }

// failed joins an error of the library with that of the writer, which is its cause.
func (s *sink) failed(err error) error { return errors.Join(err, s.err) }
