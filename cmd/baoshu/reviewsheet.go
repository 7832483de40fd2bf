package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"baoshu/pipeline/review"
)

// The spreadsheet is Excel's own format and not CSV: it opens with Chinese intact
// on every system, offers the decisions as a list, and leaves keys and readings
// like 3-5 or 2023-01 as they are, which a CSV that Excel saves does not.
const (
	sheetName = "待审 review"
	guideName = "说明 guide"
)

// heads are the columns of the sheet; import finds them by name, so that a
// reviewer may move them. The last three are hidden.
func heads() []string {
	return []string{"why 缘由", "paper 报", "date 日期", "page 版", "headline 标题", "sentence 原句", "reading 文字", "reads as 读作", "or 另作", "confidence 把握",
		"decision 裁定", "change 改作", "note 备注", "issue", "key", "judged"}
}

func widths() []float64 {
	return []float64{18, 10, 11, 6, 18, 60, 16, 36, 20, 10, 12, 28, 16, 4, 4, 4}
}

const (
	colWhy = iota
	colPaper
	colDate
	colPage
	colHeadline
	colSentence
	colReading
	colReads
	colOther
	colConfidence
	colDecision
	colChange
	colNote
	colIssue
	colKey
	colJudged
)

// firstRow is the first row of items, under the names of the columns.
const firstRow = 2

// writeSheet writes the items to a spreadsheet, whole or not at all.
func writeSheet(file string, items []item) error {
	x := excelize.NewFile()
	defer x.Close()
	if err := errors.Join(x.SetSheetName("Sheet1", sheetName), fillItems(x, items), fillGuide(x)); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	f, err := os.CreateTemp(filepath.Dir(file), ".review-")
	if err != nil {
		return fmt.Errorf("%s: cannot be written: %w", file, cause(err))
	}
	defer os.Remove(f.Name())
	if err := errors.Join(x.Write(f), f.Chmod(0o644), f.Close()); err != nil {
		return fmt.Errorf("%s: cannot be written: %w", file, cause(err))
	}
	return os.Rename(f.Name(), file)
}

func fillItems(x *excelize.File, items []item) error {
	w, err := x.NewStreamWriter(sheetName)
	if err != nil {
		return err
	}
	wrap, err := x.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, NumFmt: 49}) // 49: text
	if err != nil {
		return err
	}
	open, err := x.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, NumFmt: 49, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF8DC"}}})
	if err != nil {
		return err
	}
	bold, err := x.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "top"}})
	if err != nil {
		return err
	}
	for i, width := range widths() {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head := make([]any, 0, len(heads()))
	for _, h := range heads() {
		head = append(head, excelize.Cell{StyleID: bold, Value: h})
	}
	if err := w.SetRow("A1", head); err != nil {
		return err
	}
	for i := range items {
		it := &items[i]
		d := &it.decision
		texts := []string{it.why, it.source, it.date, it.page, it.headline, d.Sentence, d.Reading, it.reads, it.other, "", "", "", "", d.Issue, d.Key, judged(it)}
		row := make([]any, len(texts))
		for k, s := range texts {
			row[k] = excelize.Cell{StyleID: wrap, Value: cell(s)}
		}
		if it.confidence > 0 {
			row[colConfidence] = excelize.Cell{StyleID: wrap, Value: fmt.Sprintf("%.2f", it.confidence)}
		}
		row[colDecision], row[colChange], row[colNote] = excelize.Cell{StyleID: open}, excelize.Cell{StyleID: open}, excelize.Cell{StyleID: open}
		if err := w.SetRow(fmt.Sprintf("A%d", i+firstRow), row); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	first, _ := excelize.ColumnNumberToName(colIssue + 1)
	last, _ := excelize.ColumnNumberToName(colJudged + 1)
	if err := x.SetColVisible(sheetName, first+":"+last, false); err != nil {
		return err
	}
	return offer(x, items)
}

// offer puts the decisions that fit each row into a list to choose from.
func offer(x *excelize.File, items []item) error {
	col, _ := excelize.ColumnNumberToName(colDecision + 1)
	for from := 0; from < len(items); {
		to := from + 1
		kind := items[from].decision.Kind()
		for to < len(items) && items[to].decision.Kind() == kind {
			to++
		}
		var names []string
		for _, a := range review.Allowed(kind) {
			names = append(names, string(a))
		}
		v := excelize.NewDataValidation(true)
		v.Sqref = fmt.Sprintf("%s%d:%s%d", col, from+firstRow, col, to-1+firstRow)
		if err := v.SetDropList(append(names, "forget")); err != nil {
			return err
		}
		if err := x.AddDataValidation(sheetName, v); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// judged is what an ok of the item would confirm.
func judged(it *item) string {
	if it.decision.Kind() == review.Figure {
		return it.reads
	}
	return ""
}

// cell keeps a text within what a cell holds.
func cell(s string) string {
	if r := []rune(s); len(r) > 8000 {
		return string(r[:8000])
	}
	return s
}

func fillGuide(x *excelize.File) error {
	if _, err := x.NewSheet(guideName); err != nil {
		return err
	}
	for i, line := range [][3]string{
		{"decision 裁定", "for 用于", "what it does 作用"},
		{"ok", "figure, correction, conflict", "it is right; a suggested edit is made · 无误；建议之校改予以采纳"},
		{"drop", "figure", "this is no figure · 不是数字，撤下"},
		{"change", "figure, correction", "fill in change: text=what the page has; value=; kind=; indicator=; entity=; period=2023-Q1 · 在“改作”栏写明，如 text=832家 或 indicator=地区生产总值; period=2023"},
		{"undo", "correction", "the edit is wrong, a suggestion not to be made · 校改不当，恢复原文或不予采纳"},
		{"furniture", "stray", "no text of any story · 版面附件，不属正文"},
		{"place", "stray", "fill in change: after=the last words of the paragraph it goes on from · 在“改作”栏写 after=所接段落的末几个字"},
		{"forget", "all", "take an earlier decision back · 收回先前的裁定"},
	} {
		if err := x.SetSheetRow(guideName, fmt.Sprintf("A%d", i+1), &[]any{line[0], line[1], line[2]}); err != nil {
			return err
		}
	}
	return errors.Join(x.SetColWidth(guideName, "A", "B", 26), x.SetColWidth(guideName, "C", "C", 110))
}

// readSheet reads the decisions that a reviewer filled in, and those taken back.
// Every fault is told at once, each with its row.
func readSheet(file string) (decided, forgotten []review.Decision, err error) {
	rows, err := sheetRows(file)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", file, err)
	}
	at, err := columnsOf(rows)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", file, err)
	}
	var faults []error
	for i, row := range rows[1:] {
		get := func(col int) string {
			if k := at[col]; k < len(row) {
				return row[k]
			}
			return ""
		}
		action := strings.ToLower(strings.TrimSpace(get(colDecision)))
		if action == "" {
			continue
		}
		d := review.Decision{Issue: get(colIssue), Key: get(colKey), Reading: get(colReading), Action: review.Action(action), Change: strings.TrimSpace(get(colChange)),
			Sentence: get(colSentence), Note: get(colNote)}
		if action == "forget" {
			forgotten = append(forgotten, d)
			continue
		}
		if d.Action == review.OK {
			d.Change = get(colJudged)
		}
		if err := d.Check(); err != nil {
			faults = append(faults, fmt.Errorf("%s: row %d: %w", file, i+firstRow, err))
			continue
		}
		decided = append(decided, d)
	}
	return decided, forgotten, errors.Join(faults...)
}

func sheetRows(file string) ([][]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, cause(err)
	}
	defer f.Close()
	x, err := excelize.OpenReader(io.LimitReader(f, 256<<20))
	if err != nil {
		return nil, fmt.Errorf("is no spreadsheet that can be read: %w", err)
	}
	defer x.Close()
	rows, err := x.GetRows(x.GetSheetName(0), excelize.Options{RawCellValue: true})
	if err != nil || len(rows) == 0 {
		return nil, errors.Join(errors.New("its first sheet is empty"), err)
	}
	return rows, nil
}

// columnsOf finds the columns by the first words of their names.
func columnsOf(rows [][]string) ([]int, error) {
	at := make([]int, len(heads()))
	for i, h := range heads() {
		at[i] = -1
		for k, name := range rows[0] {
			if strings.TrimSpace(name) == h {
				at[i] = k
			}
		}
		if at[i] < 0 {
			return nil, fmt.Errorf("the column %q is missing; is it a sheet that `baoshu review export` wrote?", h)
		}
	}
	return at, nil
}
