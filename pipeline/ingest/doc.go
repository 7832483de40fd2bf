// Package ingest finds pages and reads them: from paths to [paper.File], lines
// with their bytes, encoding, paper and date. It changes nothing but a format's own
// marks, each by an edit: what a line says is what the file says. Of Markdown these
// are headings, emphasis, links, tags and comments, footnotes, and formulas, as which
// layout tools print figures ($5 . 5 \%$).
//
// [Find] walks files, folders, globs and archives in an order that depends on
// names alone, and yields an [Item] for each page; reading is put off until
// [Item.File] is called, so that a run that knows a page by its size and time
// need not open it. [Read] does the reading for bytes already at hand:
//
//	f, err := ingest.Read("人民日报/2025-10-20/01.txt", data, nil, ingest.Options{})
//	f.Encoding               // gb18030
//	f.Format                 // wrapped
//	f.Pages[0].Lines[0].Text // 沈阳高新区科技型中小企业新增注册
//
// Encoding, format, paper, date and page number are found out from the bytes;
// each is either decided on evidence or the file is refused, never guessed:
//
//	encoding  byte order mark; UTF-8 that is valid throughout; UTF-16 by its null bytes
//	          and its characters; GB18030 or Big5, whichever reads as Chinese
//	format    hOCR and HTML by their tags, Markdown by its marks, hard-wrapped
//	          text by lines that end in mid-sentence, else one paragraph a line
//	columns   text whose columns stand side by side, as pdftotext -layout keeps them,
//	          is cut at its wide spaces, and each column read from top to bottom
//	meta      the sidecar NAME.meta.yaml; the path by a [Pattern]; a line of the
//	          page that is nothing but an imprint, such as
//	          《人民日报》（2025年10月20日 第 01 版）
//
// What goes wrong is an [*Error] about one input, which names the file, the
// place and the remedy on one line; the run quarantines the input and goes on.
package ingest
