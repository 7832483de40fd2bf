package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"baoshu/pipeline/ingest"
	"baoshu/pipeline/paper"
	"baoshu/schema"
)

// memory is a sink that keeps all rows.
type memory struct {
	mu    sync.Mutex
	units map[string]*schema.Rows
	gone  []string
}

func (m *memory) Put(unit string, rows *schema.Rows) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.units == nil {
		m.units = map[string]*schema.Rows{}
	}
	for i := range rows.Inputs {
		rows.Inputs[i].Unit = unit
	}
	kept := new(schema.Rows) // the rows themselves are the pipeline's again
	kept.Append(rows)
	m.units[unit] = kept
	return nil
}

func (m *memory) Withdraw(files ...string) { m.gone = append(m.gone, files...) }

func (m *memory) rows() *schema.Rows {
	all := new(schema.Rows)
	for _, r := range m.units {
		all.Append(r)
	}
	all.Sort()
	return all
}

// known is the state of the inputs that the next run finds.
func (m *memory) known() map[string]*schema.Input {
	out := map[string]*schema.Input{}
	for _, in := range m.rows().Inputs {
		out[in.SourceFile] = &in
	}
	return out
}

// runOver takes inputs through the whole pipeline, rows into memory.
func runOver(t testing.TB, opt Options, inputs ...string) (*memory, *Plan) {
	t.Helper()
	if opt.Workers == 0 {
		opt.Workers = 2
	}
	opt.Date, opt.MaxFailed = paper.NoDay, 1
	p, err := Look(context.Background(), inputs, opt)
	if err != nil {
		t.Fatal(err)
	}
	m := new(memory)
	if _, err := p.Run(context.Background(), "", m); err != nil {
		t.Fatal(err)
	}
	return m, p
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func patterns(t testing.TB, list ...string) ingest.Options {
	t.Helper()
	var o ingest.Options
	for _, s := range list {
		p, err := ingest.CompilePattern(s)
		if err != nil {
			t.Fatal(err)
		}
		o.Patterns = append(o.Patterns, p)
	}
	return o
}
