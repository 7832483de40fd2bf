package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"baoshu/output/dataset"
	"baoshu/schema"
)

// The scripts run the real command, as the test binary under another name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"baoshu": main, "faulty-run": faultyRun})
}

func TestScript(t *testing.T) {
	sample, err := filepath.Abs(filepath.Join("..", "..", "testdata", "sample"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLE", sample)
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				return err
			}
			e.Setenv("ADDRESS", l.Addr().String())
			return l.Close()
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"fill": fill, "exits": exits, "same-data": sameData, "flip": flip, "bomb": bomb, "json": jsonField, "figure-id": figureID,
			"evil": evil, "kept": kept, "lineage": lineageOf, "hold": hold, "await": await,
		},
		RequireExplicitExec: true,
		Condition: func(cond string) (bool, error) {
			if cond == "root" { // whom no permission stops
				return os.Getuid() == 0, nil
			}
			return false, fmt.Errorf("no condition is called %s", cond)
		},
	})
}

// exits CODE COMMAND… runs a command and wants its exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	code := 0
	if err != nil {
		code = -1
		if _, e := fmt.Sscanf(err.Error(), "exit status %d", &code); e != nil {
			ts.Fatalf("%s: %v", args[1], err)
		}
	}
	if code != want {
		ts.Fatalf("%s ended with %d, want %d", strings.Join(args[1:], " "), code, want)
	}
}

// fill FILE BYTES TEXT writes a file of that size, the text over and over.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: fill FILE BYTES TEXT")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	text, err := strconv.Unquote(`"` + args[2] + `"`)
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	block := bytes.Repeat([]byte(text), 1+(1<<16)/len(text))
	for n > 0 {
		k := min(n, len(block)/len(text)*len(text))
		_, err = f.Write(block[:k])
		ts.Check(err)
		n -= k
	}
	ts.Check(f.Close())
}

// bomb FILE writes a zip whose one member grows a thousandfold.
func bomb(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: bomb FILE")
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	z := zip.NewWriter(f)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, 9) })
	w, err := z.Create("page.txt")
	ts.Check(err)
	zeros := bytes.Repeat([]byte("沈"), 1<<20)
	for range 16 {
		_, err = w.Write(zeros)
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(f.Close())
}

// evil FILE writes a zip with a member that would leave the folder, and a good one.
func evil(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: evil FILE")
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	z := zip.NewWriter(f)
	for _, name := range []string{"../escaped.txt", "inside.txt"} {
		w, err := z.Create(name)
		ts.Check(err)
		_, err = io.WriteString(w, "港口新增航线\n\n2023年，港口新开航线3条，通达港口达到68个。\n")
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(f.Close())
}

// hold DATASET holds a dataset's lock until the script ends.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hold DATASET")
	}
	b, err := dataset.Begin(dataset.OS{}, ts.MkAbs(args[0]), dataset.Options{})
	ts.Check(err)
	ts.Defer(b.Abort)
}

// await URL TEXT waits until the page holds the text, for ten seconds at most.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: await URL TEXT")
	}
	last := "no answer"
	for range 200 {
		if resp, err := http.Get(args[0]); err == nil {
			body, _ := io.ReadAll(resp.Body)
			resp.Body.Close()
			if last = string(body); strings.Contains(last, args[1]) {
				return
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	ts.Fatalf("%s: %s", args[0], last)
}

// same-data A B wants two datasets to be equal byte for byte, but for the table
// of runs, which holds times, and what names its files.
func sameData(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same-data A B")
	}
	a, b := tableFiles(ts, args[0]), tableFiles(ts, args[1])
	if same := fmt.Sprint(a) == fmt.Sprint(b); same == neg {
		ts.Fatalf("%s has\n%s\n%s has\n%s", args[0], strings.Join(a, "\n"), args[1], strings.Join(b, "\n"))
	}
	if len(a) == 0 {
		ts.Fatalf("%s has no tables", args[0])
	}
}

// tableFiles lists the Parquet files of the current snapshot with their contents' sums.
func tableFiles(ts *testscript.TestScript, dataset string) []string {
	root, err := filepath.EvalSymlinks(filepath.Join(ts.MkAbs(dataset), "current"))
	ts.Check(err)
	var out []string
	ts.Check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".parquet") {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		if strings.HasPrefix(rel, "runs") {
			return nil
		}
		data, err := os.ReadFile(path)
		out = append(out, fmt.Sprintf("%s %d %x", rel, len(data), sum(data)))
		return err
	}))
	sort.Strings(out)
	return out
}

func sum(data []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, b := range data {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h
}

// flip FILE OFFSET changes one bit of a file; FILE may be a pattern, of which the
// first match is taken.
func flip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: flip FILE OFFSET")
	}
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(found) == 0 {
		ts.Fatalf("no file is called %s", args[0])
	}
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	data, err := os.ReadFile(found[0])
	ts.Check(err)
	data[at] ^= 1
	// A file that two snapshots share by a hard link is written anew, not through the link.
	ts.Check(os.Remove(found[0]))
	ts.Check(os.WriteFile(found[0], data, 0o644))
}

// json FIELD WANT wants a field of the last JSON object on standard output;
// FIELD is a path like inputs.new or figures.0.value.
func jsonField(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: json FIELD WANT")
	}
	text := strings.TrimSpace(ts.ReadFile("stdout"))
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		last := text[strings.LastIndexByte(text, '\n')+1:]
		ts.Check(json.Unmarshal([]byte(last), &v))
	}
	for _, k := range strings.Split(args[0], ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[k]
		case []any:
			if k == "len" {
				v = float64(len(x))
				continue
			}
			i, err := strconv.Atoi(k)
			ts.Check(err)
			if i >= len(x) {
				ts.Fatalf("%s: only %d", args[0], len(x))
			}
			v = x[i]
		default:
			v = nil
		}
	}
	got := fmt.Sprint(v)
	if f, ok := v.(float64); ok {
		got = strconv.FormatFloat(f, 'f', -1, 64)
	}
	if (got == args[1]) == neg {
		ts.Fatalf("%s is %s", args[0], got)
	}
}

// figure-id DATASET QUOTE sets $ID to the id of the first figure that reads so.
func figureID(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: figure-id DATASET QUOTE")
	}
	rows, err := readDataset(ts.MkAbs(args[0]))
	ts.Check(err)
	for _, f := range rows.Figures {
		if f.Quote == args[1] {
			ts.Setenv("ID", f.FigureID)
			return
		}
	}
	ts.Fatalf("no figure of %s reads %s", args[0], args[1])
}

// readDataset returns all rows of a dataset.
func readDataset(dir string) (*schema.Rows, error) {
	s, err := open(dir)
	if err != nil {
		return nil, err
	}
	rows := new(schema.Rows)
	for _, t := range schema.Tables() {
		if err := s.Read(t.Name, rows.Slice(t.Name)); err != nil {
			return nil, err
		}
	}
	return rows, nil
}
