// Package eval measures a dataset against pages and figures whose truth is known.
// It computes what the project's referee, a Python script, computes, number for
// number, so that a test can hold floors without Python.
//
// Three measures:
//
//	Pages    are stories whole, apart, in order, and their paragraphs exact?
//	Figures  is each figure found, with its value, unit, bound, kind, indicator, period …?
//	Clean    how much of a text that had nothing wrong with it was changed?
//
// Pages compares by shingles: the stories of a page are sets of runs of eight
// characters, white space and quotes folded. A truth story 总数达到2518家企业
// has the shingles 总数达到2518, 数达到2518家, …; the story of the dataset that
// shares most of them is taken to be the same one, and
//
//	article_f1  is the mean of the f1 of their shingles
//	stray       the mean share of shingles that belong to another story of the page
//	paragraph_exact  the share of truth paragraphs that a paragraph equals (98 %)
//	title, order     whether the headline is there, and paragraphs follow one another
//
// A [Set] of measures prints as a table and is compared with floors by [Set.Below].
package eval
