// Package paper holds the nouns of the pipeline: what a newspaper is made of,
// from the file it came in to the figures read out of it. Nouns do nothing;
// rooms read and make them, tabulate turns them into rows.
//
//	File ─ Page ─ Line                 what ingest delivers, edited by clean and repair
//	              └ Fragment           a line or a part of one, with its place in the source
//	Article ─ Paragraph ─ Fragment     what segment makes of the lines of an issue
//	Article ─ Witness                  what collate makes of two copies of one story
//	Article ─ Figure, Unparsed, Conflict   what extract and check add
//
// The seed page, as it moves through them: the line `体科技有限公司，其温控…`
// is a [Line]; segment wraps it in a [Fragment] and joins it behind `…辽宁冷芯半导体`,
// dropping the doubled 体 with an edit; the [Paragraph] is the two fragments'
// texts, one after the other, with nothing between them.
//
// Conventions: offsets are code points, half-open, into the text named beside
// them, except byte offsets into files, which say so. Absent is the zero value
// ("" or nil; [NoDay] for days), and becomes null in the tables.
package paper
