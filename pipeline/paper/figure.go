package paper

// A Span is a stretch of a paragraph's text, in code points, half-open.
type Span struct{ Start, End int }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// A Figure is one mention of a measured or counted quantity. The fields are the
// columns of the figures table; gold and data model say what each means.
type Figure struct {
	ID        string
	Paragraph *Paragraph
	Seq       int

	// evidence
	Span           // of the quote, in the paragraph
	Quote          string
	Prefix, Suffix string // 32 characters each
	Sentence       string

	// value
	Value     float64
	Low, High *float64 // of a range, or the bounds a qualifier implies
	Range     bool     // a range is printed: value is its low end, High its high end
	ValueText string   // the numeral as printed
	UnitMult  int      // power of ten: 亿 = 8
	Kind      FigureKind
	Direction int // -1, 0, 1

	QualifierText string
	Bound         Bound

	UnitText, UnitCode, UnitClass string

	IndicatorText   string
	IndicatorStart  int // in the paragraph; -1 where it stands elsewhere
	IndicatorMethod Method
	Measure         string // stock flow cumulative capacity unknown
	Assertion       string // actual plan

	EntityText, EntityType string
	EntityMethod           Method

	PlaceText, RefArea string
	PlaceMethod        Method

	PeriodText, TimePeriod string
	PeriodStart, PeriodEnd Day // inclusive; NoDay where the text gives none
	Freq                   string
	PeriodMethod           Method
	PeriodApprox           bool

	Basis              string // yoy pop vs
	BaseStart, BaseEnd Day
	ChangeID           string
	ChangeRole         string // from to delta rate
	Check              string // ok mismatch untested

	SpeakerText string

	Confidence   float64
	NWitnesses   int
	WitnessState string // single agree differ
	Corrected    bool
	Flags        []string
	DuplicateOf  string
	Primary      bool

	Rule    string       // the rules that read it, joined by a space
	Explain []ExplainRow // for baoshu explain; not a column
}

// An ExplainRow says where one field of a figure was read, by which rule, and
// what it was inherited from.
type ExplainRow struct {
	Field, Text, Rule, From string
	Span
}

// A FigureKind is what a figure says of its indicator.
type FigureKind string

// The kinds of figure.
const (
	Level    FigureKind = "level"
	Delta    FigureKind = "delta"
	Rate     FigureKind = "rate"
	Share    FigureKind = "share"
	PP       FigureKind = "pp"
	Multiple FigureKind = "multiple"
	Rank     FigureKind = "rank"
	Ratio    FigureKind = "ratio"
)

// A Bound is what a qualifier makes of the value.
type Bound string

// The bounds.
const (
	Exact     Bound = "exact"
	Approx    Bound = "approx"
	BelowNear Bound = "below_near"
	Above     Bound = "above"
	AtLeast   Bound = "at_least"
	Below     Bound = "below"
	AtMost    Bound = "at_most"
	Ranged    Bound = "range"
)

// An Unparsed is a numeral that was seen and is no figure, with the reason.
type Unparsed struct {
	Paragraph *Paragraph
	Span
	Quote, Sentence string
	Reason          string // date label name ordinal idiom phone list_no no_unit ambiguous
}

// A Conflict is two readings or statements that cannot both hold.
type Conflict struct {
	ID        string
	Kind      string // witness_digit witness_text arithmetic restatement series
	FigureIDs []string
	ReadingA  string
	ReadingB  string
	Chosen    string
	Rule      string
}
