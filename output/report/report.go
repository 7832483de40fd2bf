package report

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"

	"github.com/baoshu/baoshu/output/dataset"
	"github.com/baoshu/baoshu/schema"
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
	if err := g.flush(); err != nil {
		return Summary{}, fmt.Errorf("report: %w", err)
	}
	g.index.names()
	g.index.Chunks = g.chunks
	for name, v := range map[string]any{"index": g.index, "review": g.review} {
		data, err := json.Marshal(v)
		if err != nil {
			return Summary{}, fmt.Errorf("report: %w", err)
		}
		if name == "index" {
			g.head, err = pack(name, data)
		} else {
			g.tail, err = pack(name, data)
		}
		if err != nil {
			return Summary{}, fmt.Errorf("report: %w", err)
		}
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

	texts, details bytes.Buffer // of the block in the making
	chunks         int

	corrections map[string]int // applied ones by kind
	dispositions  map[string]int // fragments by what became of them
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
	g.details.WriteByte(open)
	g.details.Write(detail)
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
	for name, b := range map[string]*bytes.Buffer{"text": &g.texts, "detail": &g.details} {
		b.WriteByte(']')
		block, err := pack(fmt.Sprintf("%s-%d", name, g.chunks), b.Bytes())
		if err != nil {
			return err
		}
		g.blocks = append(g.blocks, block)
		b.Reset()
	}
	g.chunks++
	return nil
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
