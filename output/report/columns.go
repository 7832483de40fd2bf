package report

import (
	"bytes"
	"encoding/json"
	"math"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"baoshu/schema"
)

// A dict is a column of strings: its different values in the order they came,
// and for each row the place of its value. Place 0 is null.
type dict struct {
	Values []string `json:"d"`
	At     []int    `json:"i"`
	place  map[string]int
}

func (d *dict) add(s string) { d.At = append(d.At, d.of(s)) }

// of returns the place of a value, which it takes in where it is new.
func (d *dict) of(s string) int {
	if d.place == nil {
		d.place, d.Values = map[string]int{"": 0}, []string{""}
	}
	at, ok := d.place[s]
	if !ok {
		at = len(d.Values)
		d.place[s], d.Values = at, append(d.Values, s)
	}
	return at
}

// wide encodes text as UTF-16, low byte first: of Chinese, gzip then makes a tenth
// less than of UTF-8.
func wide(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for _, r := range string(text) {
		if hi, lo := utf16.EncodeRune(r); hi != utf8.RuneError {
			out = append(out, byte(hi), byte(hi>>8), byte(lo), byte(lo>>8))
		} else {
			out = append(out, byte(r), byte(r>>8))
		}
	}
	return out
}

// optional returns a nullable number as JSON has it.
func optional[T any](o schema.Opt[T]) any {
	if !o.OK {
		return nil
	}
	return o.V
}

// nullable returns a string, nil where it is absent.
func nullable(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// day returns a date as 2023-10-20, "" where it is absent.
func day(d schema.Opt[schema.Date]) string {
	if !d.OK {
		return ""
	}
	return time.Unix(int64(d.V)*86400, 0).UTC().Format(time.DateOnly)
}

// permille rounds a share to thousandths, which is more than it means.
func permille(v float64) int { return int(math.Round(v * 1000)) }

// trimmed is a row written as a JSON array without the nulls and zeros at its end.
type trimmed []any

func (r trimmed) MarshalJSON() ([]byte, error) {
	n := len(r)
	for n > 0 && (r[n-1] == nil || r[n-1] == false || r[n-1] == 0) {
		n--
	}
	return json.Marshal([]any(r[:n]))
}

// plain writes JSON without the escapes that HTML would need: the blocks are base64.
func plain(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
