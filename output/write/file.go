package write

import (
	"encoding/binary"
	"errors"
	"io"

	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/metadata"
	pq "github.com/apache/arrow/go/v15/parquet/schema"

	"baoshu/schema"
)

// magic stands at both ends of a Parquet file.
const magic = "PAR1"

// A pageFile is a Parquet file in the making. Its metadata are put together with the
// library's builders; pages are put into it as they come, for the library's writers
// copy every value three times more and compress with a compressor made for each page.
type pageFile struct {
	out    *sink
	props  *parquet.WriterProperties
	meta   *metadata.FileMetaDataBuilder
	groups int16
}

func newPageFile(out *sink, root *pq.GroupNode, props *parquet.WriterProperties) *pageFile {
	_, _ = out.Write([]byte(magic))
	return &pageFile{out: out, props: props, meta: metadata.NewFileMetadataBuilder(pq.NewSchema(root), props, nil)}
}

// rowGroup writes the n rows of a builder as a row group.
func (f *pageFile) rowGroup(b *schema.Builder, n int, plans []plan) error {
	r := rooms.Get().(*room)
	defer rooms.Put(r)
	meta, size := f.meta.AppendRowGroup(), int64(0)
	for i := range plans {
		w := newChunk(f, meta.NextColumnChunk())
		if err := r.write(w, b, i, plans[i]); err != nil {
			return err
		}
		size += w.info.CompressedSize
	}
	meta.SetNumRows(n)
	f.groups++
	return meta.Finish(size, f.groups-1)
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
	out       *sink
	meta      *metadata.ColumnChunkMetaDataBuilder
	props     *parquet.WriterProperties
	stats     metadata.TypedStatistics
	info      metadata.ChunkMetaInfo
	encodings metadata.EncodingStats
	coded     bool // has a dictionary
}

func newChunk(f *pageFile, meta *metadata.ColumnChunkMetaDataBuilder) *chunk {
	return &chunk{
		out: f.out, meta: meta, props: f.props, stats: metadata.NewStatistics(meta.Descr(), f.props.Allocator()),
		info:      metadata.ChunkMetaInfo{IndexPageOffset: -1},
		encodings: metadata.EncodingStats{DictEncodingStats: map[parquet.Encoding]int32{}, DataEncodingStats: map[parquet.Encoding]int32{}},
	}
}

// dictionary writes the page of the n different values. As every page it is
// compressed already and had so many bytes before.
func (c *chunk) dictionary(compressed []byte, size, n int) {
	c.coded, c.info.DictPageOffset = true, c.out.at
	encoding := c.props.DictionaryPageEncoding()
	c.encodings.DictEncodingStats[encoding]++
	c.put(dictionaryHead(size, len(compressed), n, encoding), compressed, size)
}

// page writes a page of n values, or of places for them. Its statistics are those of
// the column, which is what readers choose row groups by; of a page they would be read
// by none.
func (c *chunk) page(compressed []byte, size, n int) {
	encoding := parquet.Encodings.Plain
	if c.coded {
		encoding = c.props.DictionaryIndexEncoding()
	}
	if c.info.DataPageOffset == 0 {
		c.info.DataPageOffset = c.out.at
	}
	c.encodings.DataEncodingStats[encoding]++
	c.info.NumValues += int64(n)
	c.put(dataHead(size, len(compressed), n, encoding), compressed, size)
}

func (c *chunk) put(head, compressed []byte, size int) {
	_, _ = c.out.Write(head)
	_, _ = c.out.Write(compressed)
	c.info.UncompressedSize += int64(len(head) + size)
	c.info.CompressedSize += int64(len(head) + len(compressed))
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
	if err := c.meta.Finish(c.info, c.coded, false, c.encodings, nil); err != nil {
		return err
	}
	_, err := c.meta.WriteTo(c.out)
	return err
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

// failed joins an error of the library with that of the writer, which is its cause.
func (s *sink) failed(err error) error { return errors.Join(err, s.err) }
