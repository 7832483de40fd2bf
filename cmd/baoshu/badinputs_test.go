package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A badInput is a file that no page should be, or hardly one.
type badInput struct {
	name string
	data []byte
	want outcome
	side string // what stands in its file of particulars
}

type outcome int

const (
	refused outcome = iota // it is set aside, with a reason
	taken                  // it is odd, and read
	either
)

const goodText = "澜州理工学院扩招\n\n2023年，澜州市高校达到35所，在校学生21.6万人，同比增长7.4%。\n"

// badInputs are inputs of every kind that we know to go wrong.
func badInputs() []badInput {
	var out []badInput
	add := func(want outcome, name string, data []byte) {
		out = append(out, badInput{name: name, data: data, want: want})
	}
	good := []byte(goodText)
	for i, s := range []string{"", " ", "\n", "\r\n\r\n", "\t\t\t", "\f\f", "\u3000\u3000\n", "\u00a0", "\ufeff", "\ufeff\n\n", "\u200b\u200c\u200d", "\xff\xfe", "\xfe\xff", "\xff\xfe\n\x00", strings.Repeat("\n", 100_000), strings.Repeat(" ", 300_000)} {
		want := refused
		if i == 10 { // zero-width characters: a page without a story
			want = either
		}
		add(want, fmt.Sprintf("blank%02d.txt", i), []byte(s))
	}
	for name, head := range map[string]string{
		"pdf": "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "jpeg": "\xff\xd8\xff\xe0\x00\x10JFIF\x00", "gif": "GIF89a\x01\x00\x01\x00", "tiffle": "II*\x00\x08\x00\x00\x00",
		"tiffbe": "MM\x00*\x00\x00\x00\x08", "bmp": "BM\x36\x00\x00\x00\x00\x00", "webp": "RIFF\x24\x00\x00\x00WEBPVP8 ", "zip": "PK\x03\x04\x14\x00\x00\x00\x08\x00", "gz": "\x1f\x8b\x08\x00\x00\x00\x00\x00",
		"bz2": "BZh91AY&SY\x00\x01", "xz": "\xfd7zXZ\x00\x00\x04", "zst": "\x28\xb5\x2f\xfd\x04\x00", "7z": "7z\xbc\xaf\x27\x1c\x00\x04", "rar": "Rar!\x1a\x07\x01\x00", "ole": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00",
		"elf": "\x7fELF\x02\x01\x01\x00", "pe": "MZ\x90\x00\x03\x00\x00\x00", "class": "\xca\xfe\xba\xbe\x00\x00\x00\x34", "sqlite": "SQLite format 3\x00", "parquet": "PAR1\x15\x04\x15\x00", "mp3": "ID3\x04\x00\x00\x00\x00\x00",
		"mp4": "\x00\x00\x00\x18ftypmp42\x00", "ogg": "OggS\x00\x02\x00\x00", "wav": "RIFF\x24\x00\x00\x00WAVEfmt ", "flac": "fLaC\x00\x00\x00\x22", "woff": "wOFF\x00\x01\x00\x00", "wasm": "\x00asm\x01\x00\x00\x00", "djvu": "AT&TFORM\x00\x00\x00\x01DJVU",
	} {
		add(refused, "really-"+name+".txt", append([]byte(head), noise(int64(len(name)), 3000)...))
	}
	for i := range 10 {
		add(refused, fmt.Sprintf("noise%02d.txt", i), noise(int64(100+i), 50<<i))
	}
	for i, at := range []int{0, 1, 20, 50, len(good) - 1} {
		for j, c := range []byte{0x00, 0x01, 0x1b, 0xff, 0xc0} {
			bad := bytes.Clone(good)
			bad[at] = c
			want := either
			if c == 0 {
				want = refused
			}
			add(want, fmt.Sprintf("byte%d-%d.txt", i, j), bad)
		}
	}
	for i := 1; i <= 12; i++ { // cut at every place of a character
		add(either, fmt.Sprintf("cut%02d.txt", i), good[:len(good)-i-1])
	}
	for i, s := range []string{"\xed\xa0\x80", "\xc0\xaf", "\xf5\x80\x80\x80", "\xf8\x88\x80\x80\x80", "\xe4\xb8", "\x80\x80", "\xfe\xff\xfe"} {
		add(either, fmt.Sprintf("invalid%d.txt", i), []byte(goodText+s+goodText))
	}
	wide := func(order binary.AppendByteOrder, bom bool) []byte {
		var b []byte
		if bom {
			b = order.AppendUint16(b, 0xfeff)
		}
		for _, u := range utf16.Encode([]rune(goodText + goodText)) {
			b = order.AppendUint16(b, u)
		}
		return b
	}
	for i, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		add(taken, fmt.Sprintf("utf16-%d.txt", i), wide(order, true))
		add(either, fmt.Sprintf("utf16-nobom-%d.txt", i), wide(order, false))
		add(refused, fmt.Sprintf("utf16-odd-%d.txt", i), append(wide(order, true), 0x4e))
		add(refused, fmt.Sprintf("utf16-surrogate-%d.txt", i), order.AppendUint16(wide(order, true), 0xd800))
		add(refused, fmt.Sprintf("utf16-twisted-%d.txt", i), append(wide(order, true)[:20], 0xdc, 0xdc, 0xdc, 0xdc, 0xdc))
	}
	var wider []byte
	for _, r := range "\ufeff" + goodText {
		wider = binary.LittleEndian.AppendUint32(wider, uint32(r))
	}
	add(refused, "utf32.txt", wider)
	for name, e := range map[string]encoding.Encoding{"gb18030": simplifiedchinese.GB18030, "gbk": simplifiedchinese.GBK, "hz": simplifiedchinese.HZGB2312, "big5": traditionalchinese.Big5,
		"sjis": japanese.ShiftJIS, "eucjp": japanese.EUCJP, "jis": japanese.ISO2022JP, "euckr": korean.EUCKR} {
		data, _ := encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(strings.Repeat(goodText, 3)))
		want := either
		if strings.HasPrefix(name, "gb") {
			want = taken
		}
		add(want, "enc-"+name+".txt", data)
		add(either, "enc-"+name+"-cut.txt", data[:len(data)-2])
		add(either, "enc-"+name+"-mixed.txt", append(bytes.Clone(data), good...))
	}
	shapes := map[string]string{
		"longline":   strings.Repeat("沈", 2_000_000),
		"lines":      strings.Repeat("一\n", 3000),
		"digits":     strings.Repeat("9", 100_000),
		"zeros":      strings.Repeat("0万", 20_000),
		"percent":    strings.Repeat("%％‰", 10_000),
		"dots":       strings.Repeat("1.", 20_000),
		"numerals":   strings.Repeat("亿万千百十", 10_000),
		"huge":       "2023年，投资" + strings.Repeat("亿", 5000) + "元，产值1" + strings.Repeat("0", 5000) + "元。\n",
		"stops":      strings.Repeat("。", 50_000),
		"brackets":   strings.Repeat("（", 20_000) + strings.Repeat("）", 20_000),
		"quotes":     strings.Repeat("“‘", 20_000),
		"hashes":     strings.Repeat("#", 50_000) + "\n",
		"headings":   strings.Repeat("# 标题\n\n", 2000),
		"mdlist":     strings.Repeat("> ", 5000) + "深处\n",
		"mdtable":    "# 表\n\n" + strings.Repeat("|一", 5000) + "|\n" + strings.Repeat("|-", 5000) + "|\n",
		"mdfence":    "# 页\n\n```\n" + strings.Repeat("未完的代码\n", 1000),
		"mdlinks":    strings.Repeat("[![", 10_000),
		"htmldeep":   "<html><body>" + strings.Repeat("<div>", 50_000) + "深",
		"htmlattr":   "<html><body><p " + strings.Repeat("a=b ", 50_000) + ">文</p>",
		"htmlopen":   "<html><body><p>未完<",
		"htmlscript": "<html><body><script>alert('x')</script><p>2023年，高校达到35所。</p></body></html>",
		"htmlentity": "<!DOCTYPE x [<!ENTITY a \"沈\"><!ENTITY b \"&a;&a;&a;&a;\">]><html><body><p>&b;&#x110000;&#0;&#55296;</p></body></html>",
		"htmlempty":  "<html><head><title></title></head><body></body></html>",
		"hocr":       "<html><body><div class='ocr_page' title='bbox 0 0 -5 99999999999999999999'><span class='ocr_line' title='bbox a b c d'>文</span></div></body></html>",
		"hocrnest":   "<html><body><div class='ocr_page'>" + strings.Repeat("<span class='ocr_line'>", 20_000) + "文",
		"escapes":    "\x1b[31m红\x1b[0m\n\x1b]0;标题\x07\n2023年，高校达到35所。\n",
		"bidi":       "\u202e反向\u202c 2023年，高校达到35所。\u2066\n",
		"combining":  "沈" + strings.Repeat("\u0301", 20_000) + "\n",
		"replaced":   strings.Repeat("\ufffd", 5000),
		"private":    strings.Repeat("\ue000\uf8ff", 2000),
		"rare":       strings.Repeat("\U0002a6d6\U0003134a", 2000),
		"latin":      strings.Repeat("lorem ipsum dolor sit amet ", 2000),
		"cr":         strings.ReplaceAll(goodText, "\n", "\r"),
		"ls":         strings.ReplaceAll(goodText, "\n", "\u2028"),
		"ff":         strings.Repeat(goodText+"\f", 50),
	}
	for name, text := range shapes {
		add(either, "shape-"+name+".txt", []byte(text))
	}
	for i, name := range []string{"a\nb.txt", "c\x1b[2Jd.txt", "e'f\"g`h.txt", "%s%n%d.txt", strings.Repeat("长", 80) + ".txt", "\xff\xfe\xfd.txt", "-rf.txt", "i\u202ej.txt", " k .txt", "l;m|n&o.txt", "$(p).txt", "<script>.txt"} {
		add(refused, name, []byte(strings.Repeat("\x00", 10+i)))
		add(either, "ok-"+name, []byte(goodText))
	}
	out = append(out, badArchives()...)
	for i, side := range []string{"date: 2023-02-30\n", "date: tomorrow\n", "page: 0\n", "page: minus one\n", "page: 99999999999999999999\n", "pages: 3\n", "- a\n- b\n", "just text", "date: [1, 2]\n", "date: {a: b}\n",
		"\x00\x01", "\xff\xfe\xff", "date: 2023-01-01\n  bad indent: x\n", strings.Repeat("a", 70_000), "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "date: '2023-01-01\n", "? - x\n: y\n", "!!binary x\n", "%YAML 9.9\n---\n", "source: {{.Evil}}\n"} {
		out = append(out, badInput{name: fmt.Sprintf("side%02d.txt", i), data: good, want: refused, side: side})
	}
	return out
}

func noise(seed int64, n int) []byte {
	b := make([]byte, n)
	rand.New(rand.NewSource(seed)).Read(b)
	for i := 0; i < n; i += 37 {
		b[i] = 0
	}
	return b
}

// badArchives are archives that are damaged, lie, or are made to do harm.
func badArchives() []badInput {
	var out []badInput
	add := func(want outcome, name string, data []byte) {
		out = append(out, badInput{name: name, data: data, want: want})
	}
	members := map[string]string{"a.txt": goodText, "b/c.txt": goodText}
	whole := zipOf(members)
	for i := range 12 {
		add(refused, fmt.Sprintf("zipcut%02d.zip", i), whole[:len(whole)*i/12])
	}
	for i := range 12 {
		bad := bytes.Clone(whole)
		bad[len(bad)*i/12] ^= 0x55
		add(either, fmt.Sprintf("zipbit%02d.zip", i), bad)
	}
	add(taken, "ziptail.zip", append(bytes.Clone(whole), "garbage"...))
	add(either, "zipempty.zip", zipOf(nil))
	add(refused, "zipnested.zip", zipOf(map[string]string{"inner.zip": string(whole)}))
	for i, name := range []string{"../out.txt", "/etc/out.txt", `..\out.txt`, `C:\out.txt`, "a/../../out.txt", "./../out.txt", "a/b/../../../out.txt", "\x00out.txt"} {
		add(refused, fmt.Sprintf("zipevil%d.zip", i), zipOf(map[string]string{name: goodText}))
		add(refused, fmt.Sprintf("tarevil%d.tar", i), tarOf(tar.TypeReg, map[string]string{strings.ReplaceAll(name, "\x00", "../"): goodText}))
	}
	var locked bytes.Buffer
	z := zip.NewWriter(&locked)
	w, _ := z.CreateHeader(&zip.FileHeader{Name: "secret.txt", Flags: 1})
	_, _ = w.Write([]byte(goodText))
	_ = z.Close()
	add(refused, "ziplocked.zip", locked.Bytes())
	add(refused, "zipbomb.zip", zipOf(map[string]string{"a.txt": strings.Repeat("沈", 2_000_000)}))
	plain := tarOf(tar.TypeReg, members)
	for i := range 6 {
		add(either, fmt.Sprintf("tarcut%d.tar", i), plain[:len(plain)*i/6+7])
	}
	for i, kind := range []byte{tar.TypeSymlink, tar.TypeLink, tar.TypeFifo, tar.TypeChar, tar.TypeBlock} {
		add(either, fmt.Sprintf("tarlink%d.tar", i), tarOf(kind, map[string]string{"link.txt": ""}))
	}
	packed := gzipOf(plain)
	for i := range 6 {
		add(refused, fmt.Sprintf("gzcut%d.tar.gz", i), packed[:len(packed)*i/6+3])
		bad := bytes.Clone(packed)
		bad[12+len(bad)*i/7] ^= 0xff
		add(either, fmt.Sprintf("gzbit%d.tar.gz", i), bad)
	}
	add(refused, "gzbomb.tar.gz", gzipOf(tarOf(tar.TypeReg, map[string]string{"a.txt": strings.Repeat("\x00", 50_000_000)})))
	add(refused, "gznotar.tar.gz", gzipOf([]byte(goodText)))
	add(refused, "nogz.tar.gz", []byte(goodText))
	add(refused, "notar.tar", []byte(strings.Repeat(goodText, 20)))
	return out
}

func zipOf(members map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range sortedNames(members) {
		w, _ := z.Create(name)
		_, _ = w.Write([]byte(members[name]))
	}
	_ = z.Close()
	return b.Bytes()
}

func tarOf(kind byte, members map[string]string) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, name := range sortedNames(members) {
		h := &tar.Header{Name: name, Typeflag: kind, Mode: 0o644, Size: int64(len(members[name]))}
		if kind == tar.TypeSymlink || kind == tar.TypeLink {
			h.Linkname = "/etc/hostname"
		}
		_ = w.WriteHeader(h)
		_, _ = w.Write([]byte(members[name]))
	}
	_ = w.Close()
	return b.Bytes()
}

func gzipOf(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

// TestBadInputs gives the real command more than two hundred inputs that are none,
// among good pages: each ends with one line that names it and says what to do, or
// with a result; nothing panics, no good page is lost, nothing is written outside.
func TestBadInputs(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "ds")
	list := badInputs()
	for i, b := range list {
		folder := filepath.Join(in, fmt.Sprintf("%03d", i)) // one each: names may collide
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, b.name), b.data, 0o644); err != nil {
			t.Fatal(err)
		}
		if b.side != "" {
			if err := os.WriteFile(filepath.Join(folder, strings.TrimSuffix(b.name, ".txt")+".meta.yaml"), []byte(b.side), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	odd := filepath.Join(in, "odd")
	_ = os.Mkdir(odd, 0o755)
	for name, target := range map[string]string{"broken.txt": "nowhere", "loop.txt": "loop.txt", "out.txt": "/etc/hostname", "up": "..", "dev.txt": "/dev/zero"} {
		if err := os.Symlink(target, filepath.Join(odd, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(odd, "fifo.txt"), 0o644); err != nil {
		t.Fatal(err)
	}
	_ = os.MkdirAll(filepath.Join(odd, "folder.txt"), 0o755)
	deep := filepath.Join(odd, strings.Repeat("d/", 70))
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	const good = 40
	archive(t, filepath.Join(in, "good"), 0, good)
	paths := "{source}/{date}/{page}.txt"
	code, text := ends(t, command(t, "baoshu", "run", "--json", "--max-line", "4MB", "--paths", paths, "--out", out, in))
	if code != exitQuarantined || strings.Contains(text, "panic") || strings.Contains(text, "goroutine ") {
		t.Fatalf("code %d\n%s", code, text)
	}
	proved(t, "bad inputs", out)
	if rest, _ := os.ReadDir(dir); len(rest) != 2 {
		t.Errorf("%v: something was written outside", rest)
	}
	rows, err := readDataset(out)
	if err != nil {
		t.Fatal(err)
	}
	status := map[string]string{} // of each file, and of the archive of each member
	reasons, pages := 0, 0
	for _, r := range rows.Inputs {
		name, _, _ := strings.Cut(r.SourceFile, "!/")
		if status[name] != "quarantined" {
			status[name] = r.Status
		}
		if strings.HasPrefix(r.SourceFile, "good/") && r.Status == "ok" {
			pages++
		}
		if r.Status != "quarantined" {
			continue
		}
		reasons++
		_, problem, _ := strings.Cut(r.Error, ": ")
		if strings.ContainsFunc(r.Error, unicode.IsControl) || !strings.Contains(problem, "; ") {
			t.Errorf("no line that says what to do: %q", r.Error)
		}
	}
	if pages != good {
		t.Errorf("%d of %d good pages", pages, good)
	}
	alone := filepath.Join(dir, "alone") // a page has the figures among bad ones that it has without them
	if code, text := ends(t, command(t, "baoshu", "run", "--paths", paths, "--out", alone, filepath.Join(in, "good"))); code != 0 {
		t.Fatal(code, text)
	}
	want, err := readDataset(alone)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, f := range rows.Figures {
		ids[f.Quote+f.Sentence] = true
	}
	for _, f := range want.Figures {
		if !ids[f.Quote+f.Sentence] {
			t.Errorf("%s is lost", f.Sentence)
		}
	}
	for i, b := range list {
		name := fmt.Sprintf("%03d/%s", i, b.name)
		got, there := status[strings.ReplaceAll(name, "\xff\xfe\xfd", `\xff\xfe\xfd`)]
		switch {
		case b.want == refused && got != "quarantined", b.want == taken && got != "ok":
			t.Errorf("%q: %q, want %s", name, got, []string{"it refused", "it taken"}[b.want])
		case !there && !strings.HasSuffix(b.name, ".zip") && !strings.HasSuffix(b.name, ".tar"):
			t.Errorf("%q: no word of it", name)
		}
	}
	var listed []map[string]any
	code, text = ends(t, command(t, "baoshu", "quarantine", "list", "--json", out))
	if json.Unmarshal([]byte(text), &listed); code != 0 || len(listed) != reasons {
		t.Errorf("code %d, %d listed of %d", code, len(listed), reasons)
	}
	// Again: nothing new, and the good ones stand.
	if code, text := ends(t, command(t, "baoshu", "run", "--max-line", "4MB", "--paths", paths, "--out", out, in)); code != 0 || !strings.Contains(text, "msg=unchanged") {
		t.Errorf("again: code %d, %s", code, text)
	}
	if len(list) < 200 {
		t.Errorf("only %d", len(list))
	}
	t.Logf("%d bad inputs: %d refused with a reason, %d good pages kept", len(list)+7, reasons, pages)
}
