package period

import "github.com/baoshu/baoshu/pipeline/paper"

// A Period is an expression of time and the days it answers to.
type Period struct {
	paper.Span               // code points into the text that was scanned
	Text        string       // as printed
	First, Last paper.Day    // inclusive; NoDay where the text is not enough to tell
	ISO         string       // time_period: 2022, 2022-Q1, 2023-01-01/2023-09-30, 2022-12-31
	Freq        string       // SDMX: A S Q M W D, or "" where none fits
	Point       bool         // a moment (截至9月末): First == Last
	Approx      bool         // 近年来, 20世纪80年代末
	Anaphoric   bool         // 当年, 同年5月, 同期: resolved against what came before
	Basis       string       // for an expression that names the base of a comparison: yoy (同比, 比上年) pop (环比, 比上月) vs (比年初, 较2013年); else ""
	BaseFirst   paper.Day    // the base period, where it can be told
	BaseLast    paper.Day    //
	Rule        string       // name of the rule that read it
	Method      paper.Method // explicit, or inferred where a part was filled in from the reference
}

// A Reference is what relative time is resolved against: the publication date,
// or the interval it must lie in. Both are NoDay where nothing is known.
type Reference struct{ Earliest, Latest paper.Day }
