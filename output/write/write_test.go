package write

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/parquet/file"

	"baoshu/schema"
)

// figures returns n figures as a run makes them.
func figures(n int) []schema.Figure {
	rows := make([]schema.Figure, n)
	for i := range rows {
		r := &rows[i]
		r.FigureID, r.ArticleID, r.ParagraphID, r.Seq = fmt.Sprintf("f%016x", i), fmt.Sprintf("a%016x", i/20), fmt.Sprintf("a%016x-p%d", i/20, i%20), int32(i%20)
		r.PubDate, r.Source = schema.Some(schema.Date(19000+i/1000)), "晨报"
		r.Quote, r.Sentence = fmt.Sprintf("近%d家", i), strings.Repeat("新区科技型中小企业新增注册", 3)+fmt.Sprint(i)
		r.CharStart, r.CharEnd, r.Value, r.ValueText, r.Kind, r.Bound = int32(i%11), int32(i%11+6), float64(i), fmt.Sprint(i), "level", "below_near"
		r.IndicatorMethod, r.EntityMethod, r.PlaceMethod, r.PeriodMethod = "explicit", "none", "none", "inherited"
		if i%3 == 0 {
			r.ValueHigh, r.Flags = schema.Some(1.5), []string{"a", "b"}
		}
		r.WitnessState, r.NWitnesses, r.RulesVersion, r.RunID = "single", 1, "1", "r"
	}
	return rows
}

func TestSameRowsSameBytesAndBack(t *testing.T) {
	tab := schema.Lookup("figures")
	for _, n := range []int{0, 1, 1000, rowGroup + 7} {
		rows := figures(n)
		var a, b bytes.Buffer
		if err := errors.Join(File(&a, tab, rows), File(&b, tab, rows)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%d rows: two writes differ", n)
		}
		var got []schema.Figure
		if err := Read(bytes.NewReader(a.Bytes()), tab, &got); err != nil {
			t.Fatal(err)
		}
		if len(got) != n || n > 0 && !reflect.DeepEqual(got, rows) {
			t.Errorf("%d rows come back different", n)
		}
		var some []schema.Figure
		if err := Read(bytes.NewReader(a.Bytes()), tab, &some, "figure_id", "flags"); err != nil {
			t.Fatal(err)
		}
		if len(some) != n || n > 0 && (some[n-1].FigureID != rows[n-1].FigureID || some[n-1].Quote != "") {
			t.Errorf("%d rows: two columns come back different", n)
		}
	}
}

// TestHardNumbers: values that are equal and not the same, or the same and not
// equal, come back as they were; so do columns without a value and with one at
// either end.
func TestHardNumbers(t *testing.T) {
	hard := []float64{0, math.Copysign(0, -1), math.NaN(), math.Inf(1), math.Inf(-1), math.SmallestNonzeroFloat64, 7.3}
	rows := figures(5000)
	for i := range rows {
		r := &rows[i]
		r.Value, r.ValueLow = hard[i%len(hard)], schema.Some(hard[i%3])
		r.CharStart, r.UnitText, r.EntityText = int32(-i*i), "", ""
		r.PeriodStart = schema.Opt[schema.Date]{}
	}
	rows[0].UnitText, rows[len(rows)-1].EntityText, rows[4097].PeriodStart = "家", "沈阳", schema.Some(schema.Date(-1))
	var b bytes.Buffer
	if err := File(&b, schema.Lookup("figures"), rows); err != nil {
		t.Fatal(err)
	}
	var got []schema.Figure
	if err := Read(bytes.NewReader(b.Bytes()), schema.Lookup("figures"), &got); err != nil || len(got) != len(rows) {
		t.Fatalf("%d rows, %v", len(got), err)
	}
	for i := range rows {
		a, b := &rows[i], &got[i]
		if math.Float64bits(a.Value) != math.Float64bits(b.Value) || math.Float64bits(a.ValueLow.V) != math.Float64bits(b.ValueLow.V) {
			t.Fatalf("row %d: %v, %v come back as %v, %v", i, a.Value, a.ValueLow, b.Value, b.ValueLow)
		}
		a.Value, a.ValueLow, b.Value, b.ValueLow = 0, schema.Some(0.0), 0, schema.Some(0.0)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("row %d comes back different", i)
		}
	}
}

// TestOneEncodingAColumn: a column chunk of two data encodings would have them
// listed in another order in every run. Here are columns that a dictionary of the
// default size does not hold, and some whose values cease to repeat.
func TestOneEncodingAColumn(t *testing.T) {
	rows := figures(rowGroup + 7)
	for i := range rows {
		rows[i].Rule = "rule"
		if i > 5000 {
			rows[i].Rule = fmt.Sprintf("rule-%064d", i)
		}
		rows[i].ChangeID = rows[i].FigureID
	}
	var b bytes.Buffer
	if err := File(&b, schema.Lookup("figures"), rows); err != nil {
		t.Fatal(err)
	}
	f, err := file.NewParquetReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	for g := range f.NumRowGroups() {
		for c := range f.MetaData().Schema.NumColumns() {
			chunk, err := f.MetaData().RowGroup(g).ColumnChunk(c)
			if err != nil {
				t.Fatal(err)
			}
			data := 0
			for _, s := range chunk.EncodingStats() {
				if s.PageType != 2 { // a dictionary page
					data++
				}
			}
			if data != 1 {
				t.Errorf("%s has %d data encodings: %v", f.MetaData().Schema.Column(c).Path(), data, chunk.EncodingStats())
			}
		}
	}
}

// full is a disk with room for n bytes.
type full struct{ n int }

func (f *full) Write(p []byte) (int, error) {
	if f.n -= len(p); f.n < 0 {
		return 0, errors.New("no space left on device")
	}
	return len(p), nil
}

func TestFullDiskIsAnError(t *testing.T) {
	rows := figures(3000)
	for n := 0; n < 30000; n += 1500 {
		if err := File(&full{n}, schema.Lookup("figures"), rows); err == nil {
			t.Fatalf("a disk with room for %d bytes takes the file", n)
		}
	}
}

func TestBrokenFileIsAnError(t *testing.T) {
	var b bytes.Buffer
	if err := File(&b, schema.Lookup("figures"), figures(100)); err != nil {
		t.Fatal(err)
	}
	for _, bad := range [][]byte{nil, []byte("PAR1"), b.Bytes()[:b.Len()-1], b.Bytes()[9:]} {
		var got []schema.Figure
		if err := Read(bytes.NewReader(bad), schema.Lookup("figures"), &got); err == nil {
			t.Errorf("%d bytes of a file are read", len(bad))
		}
	}
}

func BenchmarkFigures(b *testing.B) {
	rows := figures(50000)
	b.ReportAllocs()
	for b.Loop() {
		var w bytes.Buffer
		if err := File(&w, schema.Lookup("figures"), rows); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(w.Len()))
	}
	b.ReportMetric(float64(len(rows))*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkSmall is a part of a page: what a daily run writes.
func BenchmarkSmall(b *testing.B) {
	rows := figures(20)
	b.ReportAllocs()
	for b.Loop() {
		if err := File(io.Discard, schema.Lookup("figures"), rows); err != nil {
			b.Fatal(err)
		}
	}
}

// TestProse: what is written straight from the rows comes back, over several pages,
// where some values are absent and where one is that must not be.
func TestProse(t *testing.T) {
	tab, rows := schema.Lookup("figures"), figures(9000)
	for i := range rows {
		rows[i].Sentence += strings.Repeat("，同比增长", i%40)
		if i%3 > 0 {
			rows[i].Prefix = fmt.Sprintf("截至第%d季度，", i)
		}
	}
	var file bytes.Buffer
	var got []schema.Figure
	if err := errors.Join(File(&file, tab, rows), Read(bytes.NewReader(file.Bytes()), tab, &got)); err != nil || !reflect.DeepEqual(got, rows) {
		t.Error("rows come back different", err)
	}
	rows[8765].Quote = ""
	if err := File(io.Discard, tab, rows); err == nil || !strings.Contains(err.Error(), "quote of row 8765") {
		t.Errorf("a figure without its quote: %v", err)
	}
	for _, n := range []int{0, 2000} {
		if err := File(io.Discard, schema.Lookup("articles"), figures(n)); err == nil {
			t.Errorf("%d figures are written as articles", n)
		}
	}
}
