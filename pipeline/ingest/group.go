package ingest

import (
	"sort"

	"baoshu/pipeline/paper"
)

// An Issue is the pages of one paper of one day, in the order of their paths. It
// is the unit of work: stories are looked for within it.
type Issue struct {
	Paper string
	Date  paper.Day
	Files []*paper.File
}

// Key names the issue, the same for the same files on every machine.
func (i *Issue) Key() string {
	if i.Paper == "" || !i.Date.Known() {
		return i.Files[0].Path
	}
	return i.Paper + "/" + i.Date.String()
}

// Group puts files into issues by paper and date. A file of which either is not
// known is an issue of its own: nothing says what it belongs to. Issues come in
// the order of date (unknown last), paper and first path, whatever the order of
// the files.
func Group(files []*paper.File) []Issue {
	files = append([]*paper.File(nil), files...)
	sort.SliceStable(files, func(a, b int) bool { return files[a].Path < files[b].Path })
	type key struct {
		paper string
		date  paper.Day
	}
	at := map[key]int{}
	var out []Issue
	for _, f := range files {
		k := key{f.Meta.Paper, f.Meta.Date}
		if k.paper != "" && k.date.Known() {
			if i, ok := at[k]; ok {
				out[i].Files = append(out[i].Files, f)
				continue
			}
			at[k] = len(out)
		}
		out = append(out, Issue{Paper: k.paper, Date: k.date, Files: []*paper.File{f}})
	}
	sort.SliceStable(out, func(a, b int) bool {
		x, y := out[a], out[b]
		switch {
		case x.Date.Known() != y.Date.Known():
			return x.Date.Known()
		case x.Date != y.Date:
			return x.Date < y.Date
		case x.Paper != y.Paper:
			return x.Paper < y.Paper
		}
		return x.Files[0].Path < y.Files[0].Path
	})
	return out
}
