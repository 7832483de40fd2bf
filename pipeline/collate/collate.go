// Package collate finds the copies of one story and makes one text of them.
//
// A story reaches the archive more than once: as an OCR page and as a web copy
// in traditional characters, by three routes out of one PDF, on two pages of one
// issue. Each copy is a witness: it holds what another lost and has habits of
// its own. Textual scholars call the work collation; passim and CollateX align
// and stop there, this room also decides, and says on what evidence.
//
// The print says 已连续|近4000家, cut by a column, and the web copy 已連接近4000家:
//
//	base     截至目前，智慧平台已连续 | 近4000家机构
//	witness  截至目前，智慧平台已连接   近4000家机构
//
// The difference stands at a break, where the print is prone to error; the
// language model prefers the witness's reading there; so 续 becomes 接, with an
// edit of evidence witness that quotes the other copy. Where the print has 审批印章
// and the web copy 审批用章, in the middle of a line and both good Chinese, the
// base keeps its reading and the variant is published as a conflict
// (witness_text).
//
// The steps, each in a file of its own:
//
//	canon.go   text → tokens: script, width, punctuation and regional wording folded
//	find.go    which copies are of one story: sampled shingles, then verification
//	align.go   token by token: unique shingles as anchors, Myers between them
//	fabric.go  paragraph breaks, gaps and strays, by the votes of the copies
//	choose.go  readings: what each difference most likely is
//	merge.go   a story with its witnesses
//
// What is promised: the result does not depend on the order of the copies; every
// change is an edit or a fragment of the copy it came from; no digit changes
// unless two other witnesses agree on it, or one reads what the base cannot.
package collate
