// Package review is what people decided about a dataset, as rules that stick.
//
// A reviewer looks at a figure, an edit, a conflict or a stray and says what is
// right. The decision is kept by content, never by a row's id: the issue, the
// line it stands on (by the hash of its raw text), the place in that line, and
// the reading that was judged. So it holds when the dataset is made anew, on
// another machine, with other rules, from a file of another name; and it is
// passed over, not misapplied, when the line reads otherwise or the rules make
// something else of it.
//
// The line 全区新登记科技型企业4l7家 came off the page with a letter for a digit:
//
//	issue     澜州日报/2024-03-18
//	key       f:5b0c…@10        a figure's words, 10 code points into that line
//	reading   7家                what was read there
//	action    change
//	change    text=17家          what the page has
//
// Decisions lie in a file of tab-separated lines ([Parse], [Book.Write]), made by
// `baoshu review import`. The pipeline asks a [Book] three times about each unit:
// [Book.Text] before figures are read (edits accepted, undone, made; strays sent
// home), [Book.Figures] after (figures confirmed, dropped, changed), and
// [Book.Conflicts] when they are checked.
//
// Every decision that took effect is a correction whose evidence is reviewer:
// one that changes characters is the edit itself, any other a row of kind review
// that changes none. Figures say review_confirmed or review_changed in their
// flags; one that was dropped is an unparsed number whose reason is reviewer.
package review
