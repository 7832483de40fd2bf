package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"baoshu/pipeline/paper"
)

// Limits bound what one input may cost. The zero value of each field stands for
// its default.
type Limits struct {
	File    int64 // bytes of one page, 64 MiB
	Line    int   // bytes of one line, 4 MiB
	Ratio   int64 // how many times its packed size an archive's member may have, 200 (past the first MiB)
	Total   int64 // bytes of all members of an archive, 16 GiB
	Members int   // members of an archive, 200,000
	Depth   int   // folders inside folders, 64
}

// filled returns the limits with defaults put in.
func (l Limits) filled() Limits {
	def := func(v *int64, d int64) {
		if *v <= 0 {
			*v = d
		}
	}
	line, members, depth := int64(l.Line), int64(l.Members), int64(l.Depth)
	def(&l.File, 64<<20)
	def(&l.Ratio, 200)
	def(&l.Total, 16<<30)
	def(&line, 4<<20)
	def(&members, 200_000)
	def(&depth, 64)
	l.Line, l.Members, l.Depth = int(line), int(members), int(depth)
	return l
}

// Options say how to find and read.
type Options struct {
	Limits   Limits
	Patterns []*Pattern // where paper, date and page stand in a path; the first that fits counts
	// FollowLinks lets symbolic links lead out of the folder given.
	FollowLinks bool
	// Leave says why a folder is not walked, "" where it is; nil: all are. It is asked
	// for each folder, and for one that is an input itself.
	Leave func(dir string) string
	// Skipped is told of what a folder or archive holds and is not read, and why;
	// nil: nobody is. noText: it holds no page's text, as its ending says (a picture), or Leave.
	Skipped func(path, reason string, noText bool)
}

// Read reads one page from its bytes. The path names it in the dataset and may
// tell paper, date and page number through opt.Patterns; sidecar holds the bytes
// of NAME.meta.yaml, nil where there is none. The file's texts may share the memory of
// data, which must not be changed afterwards. Every error is an [*Error].
func Read(path string, data, sidecar []byte, opt Options) (*paper.File, error) {
	f, err := read(path, data, sidecar, opt)
	if err != nil {
		return nil, err.at(path)
	}
	return f, nil
}

func read(path string, data, sidecar []byte, opt Options) (*paper.File, *Error) {
	return readAs(path, path, data, sidecar, opt)
}

// readAs reads a page named path that lies at full, which patterns may reach
// further up than the name does.
func readAs(path, full string, data, sidecar []byte, opt Options) (*paper.File, *Error) {
	lim := opt.Limits.filled()
	if int64(len(data)) > lim.File {
		return nil, tooLarge(int64(len(data)), lim.File)
	}
	side, err := parseSidecar(sidecar)
	if err != nil {
		return nil, err
	}
	if err := refuse(data); err != nil {
		return nil, err
	}
	if err := longLine(data, lim.Line); err != nil {
		return nil, err
	}
	markup := looksMarkup(data)
	declared := ""
	if markup {
		declared = declaredCharset(data)
	}
	text, err := decode(data, declared)
	if err != nil {
		return nil, err
	}
	if err := oddities(text); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	f := &paper.File{
		Path:     path,
		SHA256:   hex.EncodeToString(sum[:]),
		Bytes:    int64(len(data)),
		Encoding: text.encoding,
		Size:     text.size,
		Format:   detect(path, text.text),
		Meta:     paper.Meta{Date: paper.NoDay, Earliest: paper.NoDay, Latest: paper.NoDay, DateMethod: paper.DateNone},
	}
	place := places(text)
	said := meta{date: paper.NoDay}
	switch f.Format {
	case paper.HOCR:
		readHOCR(f, text.text, place)
	case paper.HTML:
		said = readHTML(f, text.text, place)
	case paper.Markdown:
		readMarkdown(f, text.text, place)
	default:
		readText(f, text.text, place)
	}
	if lines(f) == 0 {
		return nil, fault(Empty, "", "no text in it", "check how the page was made")
	}
	settle(f, side, match(opt.Patterns, full), said)
	return f, nil
}

func lines(f *paper.File) int {
	n := 0
	for _, p := range f.Pages {
		n += len(p.Lines)
	}
	return n
}

func tooLarge(size, limit int64) *Error {
	return fault(TooLarge, "", "%d bytes, more than the limit of %d", "split it into pages, or raise max_file", size, limit)
}

// signatures are the first bytes of files that are no text.
var signatures = []struct{ magic, kind, remedy string }{
	{"%PDF-", "a PDF", "give its text: pdftotext -enc UTF-8 NAME.pdf"},
	{"\x89PNG", "an image", "give its text: tesseract NAME.png NAME -l chi_sim hocr"},
	{"\xff\xd8\xff", "an image", "give its text: tesseract NAME.jpg NAME -l chi_sim hocr"},
	{"GIF8", "an image", "give its text"},
	{"II*\x00", "an image", "give its text: tesseract NAME.tif NAME -l chi_sim hocr"},
	{"MM\x00*", "an image", "give its text: tesseract NAME.tif NAME -l chi_sim hocr"},
	{"PK\x03\x04", "a zip archive or office document", "name it .zip, or save it as text"},
	{"\x1f\x8b", "a gzip file", "name it .tar.gz, or unpack it"},
	{"\xd0\xcf\x11\xe0", "an old office document", "save it as text"},
	{"{\\rtf", "an RTF document", "save it as text"},
}

// refuse turns down what is no text by its first bytes.
func refuse(data []byte) *Error {
	if len(data) == 0 {
		return fault(Empty, "", "the file is empty", "fetch it again")
	}
	for _, s := range signatures {
		if strings.HasPrefix(string(data[:min(len(data), 8)]), s.magic) {
			return fault(Binary, "byte 0", "this is %s, not text", s.remedy, s.kind)
		}
	}
	return nil
}

// longLine refuses a line beyond the limit.
func longLine(data []byte, limit int) *Error {
	if len(data) <= limit {
		return nil
	}
	start, no := 0, 1
	for i, b := range data {
		if b != '\n' && b != '\f' && b != '\r' {
			if i-start >= limit {
				return lineTooLong(no, limit)
			}
			continue
		}
		start = i + 1
		if b == '\n' {
			no++
		}
	}
	return nil
}

func lineTooLong(no, limit int) *Error {
	return fault(TooLarge, fmt.Sprintf("line %d", no), "a line of more than %d bytes", "this is hardly a page; if it is, break its lines or raise max_line", limit)
}

// oddities refuses text that decodes and is none: control characters by the
// hundred.
func oddities(d decoded) *Error {
	bad, first := 0, -1
	for i := 0; i < len(d.text); i++ {
		for len(d.text)-i >= 8 && !control(d.text[i:]) {
			i += 8
		}
		if i == len(d.text) {
			break
		}
		if b := d.text[i]; b < 0x20 && b != '\n' && (b < '\t' || b > '\r') || b == 0x7F {
			if first < 0 {
				first = i
			}
			bad++
		}
	}
	if bad > 3 && bad*50 > len(d.text) {
		at := d.bom + first
		if d.size != nil {
			at = d.bom + d.size(d.text[:first])
		}
		return fault(Binary, fmt.Sprintf("byte %d", at), "control characters: this is not text", "give the page as text, Markdown, HTML or hOCR")
	}
	return nil
}

// control reports whether one of the first eight bytes may be a control character, all
// eight at once: below 0x20, or 0x7F, which is 0 when its bits are turned round.
func control(s string) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	w := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	x := w ^ 0x7F*ones
	return ((w-0x20*ones)&^w|(x-ones)&^x)&tops != 0
}

// places returns a function from offsets into the text to offsets into the file.
// Called with offsets that rise it costs one pass in all.
func places(d decoded) func(int) int {
	if d.size == nil {
		return func(at int) int { return at + d.bom }
	}
	last, pos := 0, d.bom
	return func(at int) int {
		if at < last {
			last, pos = 0, d.bom
		}
		pos += d.size(d.text[last:at])
		last = at
		return pos
	}
}
