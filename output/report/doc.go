// Package report makes the page for people: one HTML file that holds a whole
// dataset, needs no network, and shows the way from a number back to the line of
// the newspaper that it came from.
//
//	s, err := dataset.Open(dataset.OS{}, "dataset")
//	_, err = report.Write(ctx, w, s, report.Options{Name: "澜州日报 2024"})
//
// # What is in the file
//
// The shell: headings and the numbers of the last run, in Chinese and English,
// which paint before anything else is read. Then data, as blocks of gzipped JSON
// in base64, which no text of a newspaper can break out of:
//
//	index     every story and every figure, column by column: what lists, filters,
//	          charts and the search need
//	review    conflicts, unplaced fragments, numbers not structured, suggestions, failed inputs
//	text-N    the paragraphs of some stories, in UTF-16, which packs better
//	detail-N  the rest of those stories: figures, corrections, lines of the source
//
// Only the index is unpacked at once. A story's blocks are unpacked when it is
// opened; the text blocks besides when the page is idle, so that the search finds
// every word. A column of strings is a list of its different values and numbers
// that point into it, so that 高新技术企业 stands once, however many figures it has.
//
// # What is promised
//
// Nothing of the page is loaded from elsewhere, and nothing can be: its content
// security policy names the one script and the one style sheet by their digest
// and forbids all else. Text reaches the page as text, never as HTML.
// The same snapshot gives the same bytes. Memory is bounded by the index and by
// one part of the dataset.
//
// # The page's own code
//
// It lies in page/src, is bundled with the libraries that page/package.json pins
// (uPlot draws, @tanstack/virtual-core keeps long lists short) by `make
// report-assets`, and the bundle is kept in assets with the libraries' licences,
// so that building baoshu takes Go alone. A test tells when the two differ.
package report
