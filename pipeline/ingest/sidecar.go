package ingest

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"baoshu/pipeline/paper"
)

// A meta is what one witness says of a page; empty fields are not said.
type meta struct {
	paper, edition string
	date           paper.Day
	pageNo         int
	pageLabel      string
}

// sidecarKeys are the keys of NAME.meta.yaml.
var sidecarKeys = []string{"date", "edition", "page", "page_label", "source"}

// parseSidecar reads NAME.meta.yaml: source (the paper), date, page, page_label,
// edition. Any other key is an error with its line.
func parseSidecar(data []byte) (meta, *Error) {
	m := meta{date: paper.NoDay}
	if len(strings.TrimSpace(string(data))) == 0 {
		return m, nil
	}
	if len(data) > 1<<16 {
		return m, fault(BadSidecar, "sidecar", "%d bytes, too large for a sidecar", "keep only source, date, page, page_label, edition", len(data))
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		e := fault(BadSidecar, "sidecar", "not YAML", "write lines such as `date: 2025-10-20`")
		e.Err = errors.New(oneLine(err.Error()))
		return m, e
	}
	if len(doc.Content) == 0 {
		return m, nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return m, fault(BadSidecar, sidecarLine(root), "not a list of keys and values", "write lines such as `date: 2025-10-20`")
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if value.Kind != yaml.ScalarNode {
			return m, fault(BadSidecar, sidecarLine(value), "the value of %s is not a single value", "write it on one line", key.Value)
		}
		if err := m.set(key, strings.TrimSpace(value.Value)); err != nil {
			return m, err
		}
	}
	return m, nil
}

func sidecarLine(n *yaml.Node) string { return fmt.Sprintf("sidecar line %d", n.Line) }

func (m *meta) set(key *yaml.Node, value string) *Error {
	if value == "" || value == "~" || value == "null" {
		value = ""
	}
	switch key.Value {
	case "source", "paper":
		m.paper = value
	case "edition":
		m.edition = value
	case "page_label":
		m.pageLabel = value
	case "date":
		if value == "" {
			return nil
		}
		d, err := paper.ParseDay(value[:min(len(value), 10)])
		if err != nil {
			return fault(BadSidecar, sidecarLine(key), "%s", "write it like 2025-10-20", err.Error())
		}
		m.date = d
	case "page":
		if value == "" {
			return nil
		}
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 || n > 9999 {
			return fault(BadSidecar, sidecarLine(key), "page: %q is no page number", "write a number from 1, and letters under page_label", value)
		}
		m.pageNo = n
	default:
		return fault(BadSidecar, sidecarLine(key), "unknown key %q", "known keys: "+strings.Join(sidecarKeys, ", ")+nearest(key.Value, sidecarKeys), key.Value)
	}
	return nil
}

// nearest names the known key most like an unknown one, where one is near.
func nearest(key string, known []string) string {
	best, bestD := "", 3
	for _, k := range known {
		if d := distance(strings.ToLower(key), k); d < bestD {
			best, bestD = k, d
		}
	}
	if best == "" {
		return ""
	}
	return "; did you mean " + best + "?"
}

// distance is the edit distance of two short words.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diag
			if a[i-1] != b[j-1] {
				cost++
			}
			diag = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}

// settle writes the meta of the file and its pages: of each attribute, the first
// that says it of sidecar, path, page.
func settle(f *paper.File, side, path, said meta) {
	own := imprints(f)
	own.fill(said)
	f.Meta.Date, f.Meta.DateMethod = paper.NoDay, paper.DateNone
	for _, s := range []struct {
		m      meta
		method paper.DateMethod
	}{{side, paper.DateSidecar}, {path, paper.DatePath}, {own.meta, paper.DateText}} {
		if s.m.date.Known() && !f.Meta.Date.Known() {
			f.Meta.Date, f.Meta.DateMethod = s.m.date, s.method
		}
		first(&f.Meta.Paper, s.m.paper)
		first(&f.Meta.Edition, s.m.edition)
		first(&f.Meta.PageLabel, s.m.pageLabel)
		if f.Meta.PageNo == 0 {
			f.Meta.PageNo = s.m.pageNo
		}
	}
	f.Meta.Earliest, f.Meta.Latest = f.Meta.Date, f.Meta.Date
	stated := side.pageNo
	if stated == 0 {
		stated = path.pageNo
	}
	for i, p := range f.Pages {
		p.Meta = f.Meta
		if i < len(own.pages) && len(f.Pages) > 1 {
			// In a file of several pages each has its own number.
			p.Meta.PageNo, p.Meta.PageLabel = own.pages[i].pageNo, own.pages[i].pageLabel
			if p.Meta.PageNo == 0 && stated > 0 {
				p.Meta.PageNo = stated + i
			}
		}
	}
}

func first(into *string, s string) {
	if *into == "" {
		*into = s
	}
}
