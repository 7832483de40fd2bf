package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"baoshu/pipeline/extract"
	"baoshu/pipeline/extract/numeral"
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/paper"
)

func newExtract() *cobra.Command {
	var date string
	var asJSON, whole bool
	cmd := &cobra.Command{
		Use:   "extract [--date YYYY-MM-DD] [--json] [FILE]",
		Short: "Figures of plain text, one text a line",
		Long: `Reads text (UTF-8), one text a line, from FILE or standard input, and prints the figures
in it. With --json, one object a line for every line read: its text, and every numeral,
figure and expression of time in it. Offsets are code points, half-open. A line that is
not UTF-8 keeps its place, has no figures, and makes the exit code 3.`,
		Example: "  echo '近4000家医疗机构接入平台' | baoshu extract\n  baoshu extract --json --date 2025-10-20 < lines.txt\n  baoshu extract --whole story.txt",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			x := extractor{date: paper.NoDay, out: bufio.NewWriterSize(cmd.OutOrStdout(), 1<<16)}
			if date != "" {
				var err error
				if x.date, err = paper.ParseDay(date); err != nil {
					return usage("--date: %v", err)
				}
			}
			in, name := cmd.InOrStdin(), "standard input"
			if len(args) == 1 && args[0] != "-" {
				f, err := os.Open(args[0])
				if err != nil {
					return fmt.Errorf("%s: %w", args[0], cause(err))
				}
				defer f.Close()
				in, name = f, args[0]
			}
			if asJSON {
				x.enc = json.NewEncoder(x.out)
				x.enc.SetEscapeHTML(false)
			}
			if err := x.read(in, name, whole); err != nil {
				return err
			}
			if err := x.end(); err != nil || x.illegible.n == 0 {
				return err
			}
			return x.illegible
		},
	}
	cmd.Flags().StringVar(&date, "date", "", "publication date `YYYY-MM-DD`, which relative time is resolved against")
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	cmd.Flags().BoolVar(&whole, "whole", false, "the whole input is one document, a paragraph a line")
	return cmd
}

// lineLimit is the longest line read, in bytes.
const lineLimit = 64 << 20

type extractor struct {
	date  paper.Day
	out   *bufio.Writer
	enc   *json.Encoder // nil for people
	table *table

	illegible illegibleError
}

// An illegibleError says which lines are not UTF-8. Read as it, Chinese of another encoding
// is other characters round the same digits: numbers of nothing, or of the wrong thing.
type illegibleError struct {
	name  string // of the input
	first int    // the number of the first such line
	n     int    // so many there are
}

const toUTF8 = "convert it: iconv -f GB18030 -t UTF-8"

func (e illegibleError) Error() string {
	if e.n == 1 {
		return fmt.Sprintf("%s: line %d is not UTF-8 and was not read; %s", e.name, e.first, toUTF8)
	}
	return people().Sprintf("%s: line %d and %d more are not UTF-8 and were not read; %s", e.name, e.first, e.n-1, toUTF8)
}

// byteOrderMark is what some editors put before UTF-8; it is not of the text.
const byteOrderMark = "\ufeff"

// read takes the input line by line, or whole.
func (x *extractor) read(in io.Reader, name string, whole bool) error {
	if whole {
		data, err := io.ReadAll(io.LimitReader(in, lineLimit+1))
		if err != nil {
			return fmt.Errorf("%s: %w", name, cause(err))
		}
		if len(data) > lineLimit {
			return fmt.Errorf("%s: more than %d bytes; read it line by line", name, lineLimit)
		}
		if at := notUTF8(data); at >= 0 {
			return fmt.Errorf("%s: byte %d: not UTF-8; %s", name, at, toUTF8)
		}
		return x.document(strings.TrimRight(strings.TrimPrefix(string(data), byteOrderMark), "\r\n"))
	}
	r := bufio.NewReaderSize(in, 1<<16)
	for no := 1; ; no++ {
		line, err := readLine(r)
		switch {
		case errors.Is(err, io.EOF) && line == "":
			return nil
		case err != nil && !errors.Is(err, io.EOF):
			return fmt.Errorf("%s: line %d: %w", name, no, cause(err))
		}
		if no == 1 {
			line = strings.TrimPrefix(line, byteOrderMark)
		}
		if utf8.ValidString(line) {
			err = x.line(line)
		} else {
			err = x.pass(name, no, line)
		}
		if err != nil {
			return err
		}
		// Someone may be typing: what is done is shown before the next line is waited for.
		if r.Buffered() == 0 && x.enc != nil {
			if err := x.out.Flush(); err != nil {
				return err
			}
		}
	}
}

func readLine(r *bufio.Reader) (string, error) {
	var long []byte
	for {
		part, err := r.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			if long = append(long, part...); len(long) > lineLimit {
				return "", fmt.Errorf("longer than %d bytes; break it", lineLimit)
			}
			continue
		}
		if long != nil {
			part = append(long, part...)
		}
		if err == nil {
			part = part[:len(part)-1]
		}
		if n := len(part); n > 0 && part[n-1] == '\r' {
			part = part[:n-1]
		}
		if errors.Is(err, io.EOF) && len(part) > 0 {
			err = nil
		}
		return string(part), err
	}
}

// notUTF8 returns the place of the first byte that is no UTF-8, -1 where all are.
func notUTF8(data []byte) int {
	for at := 0; at < len(data); {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
	return -1
}

// pass notes a line that is not UTF-8, and keeps its place among the objects: each byte
// that is none is U+FFFD there.
func (x *extractor) pass(name string, no int, line string) error {
	if x.illegible.n == 0 {
		x.illegible.name, x.illegible.first = name, no
	}
	x.illegible.n++
	if x.enc == nil {
		return nil
	}
	return x.enc.Encode(x.object(string([]rune(line)), extract.Result{}, 0))
}

func (x *extractor) line(text string) error {
	res := extract.Line(text, x.reference())
	if x.enc != nil {
		return x.enc.Encode(x.object(text, res, 0))
	}
	return x.rows(res.Figures)
}

func (x *extractor) reference() period.Reference {
	return period.Reference{Earliest: x.date, Latest: x.date}
}

// document reads all lines as the paragraphs of one story, so that figures take
// over what earlier paragraphs say.
func (x *extractor) document(text string) error {
	a := &paper.Article{Meta: paper.Meta{Date: x.date, Earliest: x.date, Latest: x.date}, Status: paper.Complete}
	for line := range strings.SplitSeq(text, "\n") {
		a.Paragraphs = append(a.Paragraphs, &paper.Paragraph{Role: paper.Body, Text: strings.TrimSuffix(line, "\r")})
	}
	extract.Article(a)
	if x.enc == nil {
		return x.rows(a.Figures)
	}
	var all object
	starts := map[*paper.Paragraph]int{}
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		p := a.Paragraphs[len(starts)]
		starts[p] = at
		res := extract.Line(p.Text, x.reference())
		res.Figures = nil
		o := x.object(p.Text, res, at)
		all.Numbers, all.Periods = append(all.Numbers, o.Numbers...), append(all.Periods, o.Periods...)
		at += utf8.RuneCountInString(line) + 1
	}
	for i := range a.Figures {
		all.Figures = append(all.Figures, figureOf(&a.Figures[i], starts[a.Figures[i].Paragraph]))
	}
	all.Text, all.Date = text, dayOrNil(x.date)
	return x.enc.Encode(all.filled())
}

// The objects of the contract, field by field.
type (
	object struct {
		Text    string         `json:"text"`
		Date    *string        `json:"date"`
		Numbers []numberObject `json:"numbers"`
		Figures []figureObject `json:"figures"`
		Periods []periodObject `json:"periods"`
	}
	numberObject struct {
		Start     int      `json:"start"`
		End       int      `json:"end"`
		Quote     string   `json:"quote"`
		Value     *float64 `json:"value"`
		ValueHigh *float64 `json:"value_high"`
		Type      string   `json:"type"`
	}
	figureObject struct {
		Start         int      `json:"start"`
		End           int      `json:"end"`
		Quote         string   `json:"quote"`
		Value         *float64 `json:"value"`
		ValueHigh     *float64 `json:"value_high"`
		UnitText      *string  `json:"unit_text"`
		UnitCode      *string  `json:"unit_code"`
		UnitClass     *string  `json:"unit_class"`
		Bound         string   `json:"bound"`
		Kind          string   `json:"kind"`
		Direction     int      `json:"direction"`
		IndicatorText *string  `json:"indicator_text"`
		EntityText    *string  `json:"entity_text"`
		PeriodText    *string  `json:"period_text"`
		PeriodStart   *string  `json:"period_start"`
		PeriodEnd     *string  `json:"period_end"`
		Basis         *string  `json:"basis"`
		Assertion     string   `json:"assertion"`
	}
	periodObject struct {
		Start       int     `json:"start"`
		End         int     `json:"end"`
		Quote       string  `json:"quote"`
		TimePeriod  *string `json:"time_period"`
		PeriodStart *string `json:"period_start"`
		PeriodEnd   *string `json:"period_end"`
	}
)

// object puts a result in the contract's form; at is where the text starts.
func (x *extractor) object(text string, res extract.Result, at int) object {
	o := object{Text: text, Date: dayOrNil(x.date)}
	rs := []rune(text)
	for i := range res.Numerals {
		n := &res.Numerals[i]
		v := numberObject{Start: at + n.Start, End: at + n.End, Quote: string(rs[n.Start:n.End]), Value: finite(n.Value.Float64()), Type: n.Type.String()}
		if n.Form == numeral.Code {
			v.Value = nil
		}
		if n.Ranged {
			v.ValueHigh = finite(n.High.Float64())
		}
		o.Numbers = append(o.Numbers, v)
	}
	for i := range res.Figures {
		o.Figures = append(o.Figures, figureOf(&res.Figures[i], at))
	}
	for i := range res.Periods {
		p := &res.Periods[i]
		o.Periods = append(o.Periods, periodObject{at + p.Start, at + p.End, p.Text, orNil(p.ISO), dayOrNil(p.First), dayOrNil(p.Last)})
	}
	return o.filled()
}

// filled writes absent lists as [].
func (o object) filled() object {
	if o.Numbers == nil {
		o.Numbers = []numberObject{}
	}
	if o.Figures == nil {
		o.Figures = []figureObject{}
	}
	if o.Periods == nil {
		o.Periods = []periodObject{}
	}
	return o
}

func figureOf(f *paper.Figure, at int) figureObject {
	o := figureObject{Start: at + f.Start, End: at + f.End, Quote: f.Quote, Value: finite(f.Value), UnitText: orNil(f.UnitText), UnitCode: orNil(f.UnitCode),
		UnitClass: orNil(f.UnitClass), Bound: string(f.Bound), Kind: string(f.Kind), Direction: f.Direction, IndicatorText: orNil(f.IndicatorText),
		EntityText: orNil(f.EntityText), PeriodText: orNil(f.PeriodText), PeriodStart: dayOrNil(f.PeriodStart), PeriodEnd: dayOrNil(f.PeriodEnd),
		Basis: orNil(f.Basis), Assertion: f.Assertion}
	if f.Range && f.High != nil {
		o.ValueHigh = finite(*f.High)
	}
	return o
}

func finite(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}

func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func dayOrNil(d paper.Day) *string {
	if !d.Known() {
		return nil
	}
	return orNil(d.String())
}

// rows adds figures to the table for people, a block of which is printed when it
// is full.
func (x *extractor) rows(figures []paper.Figure) error {
	for i := range figures {
		f := &figures[i]
		if x.table == nil {
			x.table = &table{head: []string{"figure", "value", "unit", "kind", "what", "whose", "period"}, right: []string{"value"}}
		}
		period := f.PeriodText
		if f.TimePeriod != "" {
			period = f.TimePeriod
		}
		x.table.add(f.Quote, value(f.Value, f.High, f.Range), f.UnitText, kindOf(string(f.Kind), f.Direction, string(f.Bound)), f.IndicatorText, f.EntityText, period)
		if len(x.table.rows) == 500 {
			if err := x.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (x *extractor) flush() error {
	if x.table == nil {
		return nil
	}
	t := x.table
	x.table = nil
	return t.print(x.out)
}

func (x *extractor) end() error {
	if err := x.flush(); err != nil {
		return err
	}
	return x.out.Flush()
}

// kindOf says in a word what a figure is, and how it is bounded.
func kindOf(kind string, direction int, bound string) string {
	switch direction {
	case 1:
		kind += " up"
	case -1:
		kind += " down"
	}
	if bound != "" && bound != string(paper.Exact) && bound != string(paper.Ranged) {
		kind += ", " + strings.ReplaceAll(bound, "_", " ")
	}
	return kind
}
