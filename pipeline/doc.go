// Package pipeline turns the pages of a newspaper issue into rows: the map of
// the rooms, in the order text goes through them. Read this first, [Issue] in
// issue.go second.
//
// Nouns and tools, which know nothing of rooms:
//
//	edit      text that remembers what was done to it
//	paper     File, Page, Line, Fragment, Paragraph, Article, Figure
//	lexicon   word lists and the matcher built from them
//	lm        how likely a character is after two others, in newspaper Chinese
//	review    what people decided, by content, and its way into text and figures
//	seam      how well one piece of text reads on from another, and what is
//	          doubled or lost where they meet
//
// Rooms, in order; none imports another:
//
//	ingest    paths → paper.File: raw lines with their bytes, encoding, paper and date
//	clean     lines: width, variants, script, punctuation, space; every change an edit
//	repair    lines: characters doubled, misread or split, where the evidence is in the line
//	segment   lines → stories and paragraphs; furniture, strays; joins mend what the break did
//	collate   stories → stories with witnesses; the other copy as evidence
//	extract   paragraphs → figures and unparsed numbers
//	check     figures → what agrees, what contradicts, what to hold back
//	tabulate  nouns → rows of package schema
//
// A worked line, from bytes to figure. The page has
//
//	…2022年，⏎⏎沈阳高新区创新型小微企业新增注册832家，总数达到2518家
//
// ingest delivers two lines; clean and repair leave them; segment sees that the
// first ends in mid-sentence and that the second reads on, and makes them two
// fragments of one paragraph (join_method column); extract reads 832家 as a
// delta of 创新型小微企业新增注册, whose period 2022年 it inherits from the
// sentence, and 2518家 as a level whose indicator it takes over from the clause
// before.
package pipeline
