package report_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"baoshu/output/dataset"
	"baoshu/output/report"
	"baoshu/schema"
)

// hostile is text as no newspaper prints it, but as a page may hold.
const hostile = `</script><img src=x onerror="window.hurt=1">'"&lt;{{.}}` + "\u2028"

var (
	zones      = []string{"临江高新区", "北岭高新区", "云溪经开区", "东港保税区", "石桥农业园"}
	indicators = []string{"高新技术企业", "进出口总额", "研发投入", "规上工业增加值", "从业人员", "专利授权"}
)

func date(year int, month time.Month, day int) schema.Date {
	return schema.Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// paragraph builds a paragraph piece by piece, and notes where its figures stand.
type paragraph struct {
	rows    *schema.Rows
	article *schema.Article
	id      string
	seq     int
	text    []rune
}

func (p *paragraph) say(s string) { p.text = append(p.text, []rune(s)...) }

func (p *paragraph) figure(quote string, f schema.Figure) {
	f.FigureID = fmt.Sprintf("f%s%04d", p.article.ArticleID[1:], p.article.NFigures)
	f.ArticleID, f.ParagraphID, f.Seq, f.PubDate, f.Source = p.article.ArticleID, p.id, p.article.NFigures, p.article.PubDate, p.article.Source
	f.Quote, f.CharStart, f.CharEnd = quote, int32(len(p.text)), int32(len(p.text)+len([]rune(quote)))
	f.ValueText, f.Assertion, f.WitnessState, f.NWitnesses = quote, "actual", "single", 1
	f.IndicatorMethod, f.EntityMethod, f.PlaceMethod, f.PeriodMethod = "explicit", "inherited", "none", "explicit"
	f.IsPrimary, f.Rule, f.RulesVersion, f.RunID = true, "number+unit noun/before", "1-test", "r1"
	if f.Bound == "" {
		f.Bound = "exact"
	}
	p.article.NFigures++
	p.rows.Figures = append(p.rows.Figures, f)
	p.say(quote)
}

// correct notes that the last n characters were put there, for before.
func (p *paragraph) correct(kind, before, after, evidence string, n int, applied bool) {
	p.rows.Corrections = append(p.rows.Corrections, schema.Correction{
		CorrectionID: fmt.Sprintf("k%s%d", p.id, len(p.rows.Corrections)), ArticleID: p.article.ArticleID, ParagraphID: p.id, FragmentID: p.id + "-0",
		Kind: kind, Before: before, After: after, CleanStart: schema.Some(int32(len(p.text) - n)), CleanEnd: schema.Some(int32(len(p.text))),
		Rule: "repair/" + kind, Evidence: evidence, Confidence: 0.93, Applied: applied, RunID: "r1"})
}

// unit makes the rows of one story with about n figures.
func unit(k, n int) *schema.Rows {
	rows := new(schema.Rows)
	file := fmt.Sprintf("晨报/%04d.txt", k)
	zone := zones[k%len(zones)]
	day := date(2019+k%6, time.Month(k%12+1), k%28+1)
	a := schema.Article{ArticleID: fmt.Sprintf("a%08d", k), Source: "晨报", PageNo: schema.Some(int32(k%8 + 1)), PubDate: schema.Some(day), PubDateEarliest: schema.Some(day),
		PubDateLatest: schema.Some(day), PubDateMethod: "path", Title: zone + "：“创新”报告第" + fmt.Sprint(k) + "号", Language: "zh-Hans", Authors: []string{"何田"}, AuthorRole: "本报记者",
		NWitnesses: 1, Quality: 0.98, Status: "complete", SourceFile: file, RunID: "r1"}
	put := func(role string, fill func(*paragraph)) {
		p := &paragraph{rows: rows, article: &a, seq: len(rows.Paragraphs)}
		p.id = fmt.Sprintf("%s-p%d", a.ArticleID, p.seq)
		fill(p)
		text := string(p.text)
		rows.Paragraphs = append(rows.Paragraphs, schema.Paragraph{ParagraphID: p.id, ArticleID: a.ArticleID, Seq: int32(p.seq), Role: role, Text: text,
			NFragments: 1, JoinMethod: "none", JoinConfidence: 1, PlacedBy: "order", PubDate: a.PubDate, RunID: "r1"})
		rows.Fragments = append(rows.Fragments, schema.Fragment{FragmentID: p.id + "-0", SourceFile: file, SourceSHA256: "00", LineNo: int32(2*p.seq + 1), RawText: text,
			ArticleID: a.ArticleID, ParagraphID: p.id, Seq: schema.Some(int32(0)), ParaStart: schema.Some(int32(0)), Disposition: "used", RunID: "r1"})
		a.NParagraphs++
	}
	put("headline", func(p *paragraph) { p.say(a.Title) })
	for i := 0; i < n; i += 4 {
		put("body", func(p *paragraph) { sentence(p, k, i, zone) })
	}
	rows.Articles = []schema.Article{a}
	rows.Inputs = []schema.Input{{SourceFile: file, SHA256: "00", Bytes: 1, Status: "ok", Unit: file, RulesVersion: "1-test", SchemaVersion: schema.Version, Issue: "晨报/2023-10-20", FirstRun: "r1", LastRun: "r1"}}
	return rows
}

// sentence says four figures: a stock, a flow, a rate and a share.
func sentence(p *paragraph, k, i int, zone string) {
	year := 2019 + (k+i)%6
	what := indicators[(k+i/4)%len(indicators)]
	f := schema.Figure{IndicatorText: what, EntityText: zone, EntityType: "zone", Confidence: 0.6 + float64((k+i)%40)/100}
	end, span := f, f
	end.PeriodStart, end.PeriodEnd, end.TimePeriod = schema.Some(date(year, 12, 31)), schema.Some(date(year, 12, 31)), fmt.Sprintf("%d-12-31", year)
	span.PeriodStart, span.PeriodEnd, span.TimePeriod, span.Freq = schema.Some(date(year, 1, 1)), schema.Some(date(year, 12, 31)), fmt.Sprint(year), "A"
	p.say(fmt.Sprintf("截至%d年底，%s%s总数达", year, zone, what))
	stock := end
	stock.Value, stock.Kind, stock.UnitText, stock.UnitCode, stock.UnitClass, stock.Measure = float64(1000+k*7%900+i), "level", "家", "{家}", "count", "stock"
	p.figure(fmt.Sprintf("%.0f家", stock.Value), stock)
	p.say("，")
	flow := span
	flow.Value, flow.Kind, flow.Direction, flow.UnitText, flow.UnitCode, flow.UnitClass, flow.Measure = float64(40+(k+i)%90), "delta", 1, "家", "{家}", "count", "flow"
	p.say("全年新增")
	p.figure(fmt.Sprintf("%.0f家", flow.Value), flow)
	p.say("，同比增长")
	rate := span
	rate.Value, rate.Kind, rate.Direction, rate.UnitText, rate.UnitCode, rate.UnitClass, rate.Basis = float64((k+i)%30)+0.5, "rate", 1, "%", "%", "percent", "yoy"
	p.figure(fmt.Sprintf("%.1f%%", rate.Value), rate)
	p.say("，占全市的")
	share := end
	share.Value, share.Kind, share.UnitText, share.UnitCode, share.UnitClass = float64(20+(k+i)%60), "share", "%", "%", "percent"
	p.figure(fmt.Sprintf("%.0f%%", share.Value), share)
	p.say("。园区负责人表示，将继续")
	if i == 0 {
		p.say("续")
		p.text = p.text[:len(p.text)-1]
		p.correct("dup_char", "续", "", "repeat", 0, true)
	}
	p.say("优化服务，让企业")
	if i == 4 {
		p.say("安心")
		p.correct("char", "按心", "安心", "lexicon", 2, true)
	}
	p.say("办事不出园。")
}

// special adds the story that holds what the page must bear, and all there is to review.
func special() *schema.Rows {
	rows := unit(9999, 8)
	a := &rows.Articles[0]
	a.Title, a.Status, a.NWitnesses, a.WitnessAgreement = hostile, "suspect", 2, schema.Some(0.97)
	rows.Paragraphs[0].Text = hostile
	p := &paragraph{rows: rows, article: a, id: a.ArticleID + "-p3", seq: 3}
	p.say("𠮷野镇有关方面说，")
	p.say("总数")
	p.correct("char", "总教", "总数", "lexicon", 2, false)
	p.say("为25")
	p.figure("1.5万至2万元", schema.Figure{Value: 15000, ValueLow: schema.Some(15000.0), ValueHigh: schema.Some(20000.0), UnitMult: 4, Kind: "level", Bound: "range", UnitText: "元", UnitCode: "CNY",
		UnitClass: "currency", IndicatorText: "人均收入" + hostile, EntityText: "𠮷野镇", EntityType: "place", Confidence: 0.42, Check: "mismatch", Corrected: true, PubDate: a.PubDate})
	p.correct("dup_char", "元", "", "repeat", 0, true)
	p.say("。第3条")
	text := string(p.text)
	rows.Paragraphs = append(rows.Paragraphs, schema.Paragraph{ParagraphID: p.id, ArticleID: a.ArticleID, Seq: 3, Role: "body", Text: text, NFragments: 1, JoinMethod: "none", PlacedBy: "order", RunID: "r1"})
	rows.UnparsedNumbers = []schema.UnparsedNumber{{ArticleID: a.ArticleID, ParagraphID: p.id, CharStart: int32(len(p.text) - 2), CharEnd: int32(len(p.text) - 1), Quote: "3", Reason: "ordinal", RunID: "r1"}}
	a.NNumbersUnparsed = 1
	rows.Conflicts = []schema.Conflict{{ConflictID: "c1", ArticleID: a.ArticleID, Kind: "arithmetic", FigureIDs: []string{rows.Figures[0].FigureID, rows.Figures[len(rows.Figures)-1].FigureID},
		ReadingA: "总数1448家" + hostile, ReadingB: "总数1377家", Rule: "check/falling-total", RunID: "r1"}}
	rows.Witnesses = []schema.Witness{{ArticleID: a.ArticleID, SourceFile: a.SourceFile, Agreement: 1, RunID: "r1"}, {ArticleID: a.ArticleID, WitnessNo: 1, SourceFile: "web/1.txt", Agreement: 0.97, RunID: "r1"}}
	rows.Fragments = append(rows.Fragments, schema.Fragment{FragmentID: "x1", SourceFile: a.SourceFile, SourceSHA256: "00", LineNo: 40, RawText: "般贸易进出口15.19万" + hostile, Disposition: "unplaced", Reason: "unplaced/no-story", RunID: "r1"})
	bad, copied := failed(), rows.Inputs[0]
	bad.Unit, copied.SourceFile = a.SourceFile, "web/1.txt"
	rows.Inputs = append(rows.Inputs, bad, copied)
	return rows
}

// failed is an input that could not be read.
func failed() schema.Input {
	return schema.Input{SourceFile: "坏/1.txt", SHA256: "00", Status: "quarantined", Error: "no encoding fits" + hostile, Unit: "坏/1.txt",
		RulesVersion: "1-test", SchemaVersion: schema.Version, Issue: "晨报/2023-10-20", FirstRun: "r1", LastRun: "r1"}
}

// deep is the figure that the deep link opens: the range in the special story.
const deep = "f000099990008"

// publish writes a dataset of stories and returns its page.
func publish(t testing.TB, stories, figures int) string {
	t.Helper()
	dir := t.TempDir()
	b, err := dataset.Begin(dataset.OS{}, filepath.Join(dir, "ds"), dataset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Abort()
	for k := range stories {
		if err := b.Put(fmt.Sprintf("晨报/%04d.txt", k), unit(k, figures)); err != nil {
			t.Fatal(err)
		}
	}
	last, rows := "晨报/9999.txt", special()
	if stories == 0 {
		last, rows = "坏/1.txt", &schema.Rows{Inputs: []schema.Input{failed()}}
	}
	if err := b.Put(last, rows); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Commit(context.Background(), dataset.Versions{Rules: "1-test"}, schema.Run{RunID: "r1", Started: 1_700_000_000_000_000, Status: "ok", RulesVersion: "1-test", SecondsTotal: 1}); err != nil {
		t.Fatal(err)
	}
	return page(t, filepath.Join(dir, "ds"), filepath.Join(dir, "report.html"))
}

// page writes the report of a dataset to a file.
func page(t testing.TB, dir, file string) string {
	t.Helper()
	s, err := dataset.Open(dataset.OS{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	sum, err := report.Write(context.Background(), f, s, report.Options{Name: "晨报" + hostile})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(file); err != nil || info.Size() != sum.Bytes {
		t.Fatalf("%v: %d bytes, the summary says %d", err, info.Size(), sum.Bytes)
	}
	return file
}
