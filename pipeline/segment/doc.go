// Package segment makes stories of the lines of a page: it tells furniture,
// headlines, bylines, captions and running text apart, puts lines and cut parts
// together to paragraphs, and paragraphs to stories, whatever order the page's
// columns were read in.
//
// [File] does it for one file, [Jumps] for the stories that go on on another page
// of the issue. What a page's text is made of, from the smallest:
//
//	unit    a line, or one column's part of a line across columns
//	piece   units that follow each other: a paragraph or a cut part of one
//	run     pieces that follow each other in the source and in one story
//	head    headline matter that stands together
//	story   a head and the runs that belong to it
//
// Four ways lead from lines to pieces. In a layout tool's Markdown a line is a
// piece. In hard-wrapped text the width of the column, the sentence and the
// language model say which lines go together. Where boxes say where the lines
// stand, as in hOCR, columns, indents, headlines and what these stand over are read
// off the page (boxes.go). In a plain text every line is a paragraph, and nothing is
// moved, cut or dropped.
//
// From there on all pages are alike. The seed page has
//
//	…该企业全自动先进工艺流程很快        the last line of the page
//	就实现在4.5万平方米的厂房内落户。…   before the headline of its own story
//
// Both edges are open; the seam between them gains more bits than a tail before
// its headline costs, and no other end on the page wants that start; so the
// two are one paragraph, moved, joined over a column, and what follows the tail
// up to the next headline goes with it.
//
// All joins of a page are chosen together, as the assignment of starts to ends
// with the greatest sum of bits. What finds no story is published as unplaced
// with its score and the runners-up. Paragraphs at the end of a run that speak of what
// another story speaks of, and hardly of their own, go to that story (away.go): a column
// read out of turn, where no seam shows it.
//
// In hard-wrapped text nothing marks a headline, and the columns of several stories
// alternate. There, headlines, bylines and runs are given to stories together, as
// the likeliest way to read the page (makeup.go): by how runs read on in each other,
// the width of their columns, the words they share (tell.go, counted on a corpus)
// and what a headline says of its story. Headlines read as one line are cut (glue.go),
// those read on top of a story's second column are parted from it (over.go),
// the first lines of columns wait for what they read on in (tell.go), and rows of a
// table are kept out of the columns that they stand in (rows.go). On a page that repair found to be scanned,
// marks that OCR lost where lines meet are put back (lostmark.go), headlines are
// mended by the words of their page (ownwords.go), the parts of a headline that
// stand over each column are put together (tornhead.go), and quotation marks that do not
// pair are mended where the sentence says how (quotation.go).
package segment
