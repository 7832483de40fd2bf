package report

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"

	"baoshu/output/dataset"
	"baoshu/schema"
)

// Options say how the page is made; the zero Options are good.
type Options struct {
	Name string // what the dataset is called on the page
}

// A Summary says what went into a page.
type Summary struct {
	Stories int
	Figures int
	Bytes   int64
}

// chunkBytes is how much text, before it is compressed, goes into one block: what
// a browser unpacks in a moment when a story is opened.
const chunkBytes = 512 << 10

// Write writes the page of a snapshot.
func Write(ctx context.Context, w io.Writer, s *dataset.Snapshot, o Options) (Summary, error) {
	g := &gatherer{index: new(index), review: new(review)}
	for _, p := range s.Manifest.Parts {
		if err := ctx.Err(); err != nil {
			return Summary{}, err
		}
		rows, err := s.ReadPart(p.Name)
		if err != nil {
			return Summary{}, fmt.Errorf("report: %w", err)
		}
		if err := g.part(rows); err != nil {
			return Summary{}, fmt.Errorf("report: part %s: %w", p.Name, err)
		}
	}
	if err := g.close(); err != nil {
		return Summary{}, fmt.Errorf("report: %w", err)
	}
	var runs []schema.Run
	if err := s.Read("runs", &runs); err != nil {
		return Summary{}, fmt.Errorf("report: %w", err)
	}
	counting := &counter{w: w}
	if err := writePage(counting, g, newShell(s, o, g, runs)); err != nil {
		return Summary{}, fmt.Errorf("report: %w", err)
	}
	return Summary{Stories: len(g.index.Articles.ID), Figures: len(g.index.Figures.ID), Bytes: counting.n}, nil
}

// A gatherer collects the blocks of the page, part after part.
type gatherer struct {
	index  *index
	review *review
	head   []byte   // the index block
	tail   []byte   // the review block
	blocks [][]byte // text and detail blocks, packed

	texts, stories bytes.Buffer // of the block in the making
	details        *details
	chunks         int

	corrections  map[string]int // applied ones by kind
	dispositions map[string]int // fragments by what became of them
}

// part adds the rows of one part.
func (g *gatherer) part(rows *schema.Rows) error {
	at := make(map[string]int, len(rows.Articles))
	for _, s := range stories(rows) {
		n := len(g.index.Articles.ID)
		at[s.article.ArticleID] = n
		g.index.article(s.article, len(s.figures), g.chunks)
		for _, f := range s.figures {
			g.index.figure(f)
		}
		g.review.story(s, n)
		if err := g.add(s); err != nil {
			return err
		}
	}
	g.review.part(rows, at)
	return g.tally(rows)
}

// tally counts what the overview shows.
func (g *gatherer) tally(rows *schema.Rows) error {
	if g.corrections == nil {
		g.corrections, g.dispositions = map[string]int{}, map[string]int{}
	}
	for i := range rows.Corrections {
		if c := &rows.Corrections[i]; c.Applied {
			g.corrections[c.Kind]++
		}
	}
	for i := range rows.Fragments {
		g.dispositions[rows.Fragments[i].Disposition]++
	}
	return nil
}

// add puts a story into the block in the making, and closes it when it is full.
func (g *gatherer) add(s *story) error {
	text, err := s.text()
	if err != nil {
		return err
	}
	detail, err := s.detail()
	if err != nil {
		return err
	}
	open := byte(',')
	if g.texts.Len() == 0 {
		open = '['
	}
	g.texts.WriteByte(open)
	g.texts.Write(text)
	g.stories.WriteByte(open)
	g.stories.Write(detail)
	if g.details == nil {
		g.details = new(details)
	}
	for _, f := range s.figures {
		g.details.add(f, s.seq[f.ParagraphID])
	}
	if g.texts.Len() < chunkBytes {
		return nil
	}
	return g.flush()
}

// flush closes the block in the making.
func (g *gatherer) flush() error {
	if g.texts.Len() == 0 {
		return nil
	}
	figures, err := json.Marshal(g.details)
	if err != nil {
		return err
	}
	rest := fmt.Appendf(nil, `{"figures":%s,"stories":%s]}`, figures, g.stories.Bytes())
	g.texts.WriteByte(']')
	for _, x := range []struct {
		name string
		data []byte
	}{{"text", wide(g.texts.Bytes())}, {"detail", rest}} {
		block, err := pack(fmt.Sprintf("%s-%d", x.name, g.chunks), x.data)
		if err != nil {
			return err
		}
		g.blocks = append(g.blocks, block)
	}
	g.texts.Reset()
	g.stories.Reset()
	g.details = nil
	g.chunks++
	return nil
}

// close packs the last block, the index and what is to review.
func (g *gatherer) close() error {
	if err := g.flush(); err != nil {
		return err
	}
	g.index.names()
	g.index.Chunks = g.chunks
	data, err := json.Marshal(g.index)
	if err != nil {
		return err
	}
	if g.head, err = pack("index", data); err != nil {
		return err
	}
	if data, err = json.Marshal(g.review); err != nil {
		return err
	}
	g.tail, err = pack("review", data)
	return err
}

// pack compresses a block and dresses it as a script element that no browser runs.
func pack(name string, data []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	out := fmt.Appendf(nil, "<script type=\"application/gzip\" id=\"data-%s\">", name)
	out = base64.StdEncoding.AppendEncode(out, b.Bytes())
	return append(out, "</script>\n"...), nil
}

// counter counts what is written.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}
