package period

import "baoshu/pipeline/paper"

// A Period is an expression of time and the days it answers to.
type Period struct {
	paper.Span              // code points into the text that was scanned
	Text       string       // as printed
	First      paper.Day    // inclusive; NoDay where the text is not enough to tell
	Last       paper.Day    //
	ISO        string       // time_period: 2022, 2022-Q1, 2023-01-01/2023-09-30, 2022-12-31; "" where the days are not known
	Freq       string       // SDMX: A S Q M W D, or "" where none fits
	Point      bool         // a moment (截至9月末): First == Last
	Approx     bool         // 近年来, 20世纪80年代末
	Anaphoric  bool         // 当年, 同年5月, 同期: resolved against what came before
	Marker     bool         // says when without naming days (近年来, 此前): First and Last are NoDay
	Duration   bool         // rests on a counted length that may be a figure itself (17天内): its numeral is not used up
	Future     bool         // after the publication date, or announced with 将, 到…年: not when something was measured
	Open       bool         // before or after the days named (1998年以前, 10月1日之后): not the time of anything
	Clock      bool         // a time of day alone (8:30): no day is named
	Basis      string       // names the base of a comparison, and is not the period of a figure: yoy (同比, 比上年) pop (环比, 比上月) vs (比年初, 较2013年); else ""
	BaseFirst  paper.Day    // the base period, where it can be told; NoDay in every other Period
	BaseLast   paper.Day    //
	Rule       string       // name of the rule that read it
	Method     paper.Method // explicit, or inferred where a part was filled in from the reference, or inherited where from what came before
}

// A Reference is what relative time is resolved against: the publication date,
// or the interval it must lie in. Both are NoDay where nothing is known. The
// zero Reference is 1970-01-01; use [Unknown] where nothing is known.
type Reference struct{ Earliest, Latest paper.Day }

// Unknown returns the reference of a text whose date is not known.
func Unknown() Reference { return Reference{paper.NoDay, paper.NoDay} }

// On returns the reference of a text published on a known day.
func On(d paper.Day) Reference { return Reference{d, d} }

// known reports whether anything is known of the date.
func (r Reference) known() bool { return r.Earliest != paper.NoDay && r.Latest != paper.NoDay }

// day returns the publication date, or NoDay where only an interval is known.
func (r Reference) day() paper.Day {
	if r.known() && r.Earliest == r.Latest {
		return r.Latest
	}
	return paper.NoDay
}

// year returns the year of publication, or 0.
func (r Reference) year() int {
	if r.known() && r.Earliest.Year() == r.Latest.Year() {
		return r.Latest.Year()
	}
	return 0
}

// month returns year and month of publication, or 0, 0.
func (r Reference) month() (int, int) {
	if y := r.year(); y != 0 && r.Earliest.Month() == r.Latest.Month() {
		return y, r.Latest.Month()
	}
	return 0, 0
}
