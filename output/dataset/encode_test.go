package dataset

import (
	"bytes"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"baoshu/schema"
)

// randomRows returns rows of every table with every field set, or none.
func randomRows(rng *rand.Rand, n int) *schema.Rows {
	long := "沈阳高新区创新型小微企业新增注册832家，总数达到2518家。\n其中，科技型中小企业新增注册近1200家。"
	words := []string{"", "沈阳", "高新区", long, long[:77], long[75:], long[76:], strings.Clone(long), "832家", "a\x00b"}
	var set func(v reflect.Value)
	set = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			v.SetString(words[rng.Intn(len(words))])
		case reflect.Int32:
			v.SetInt(int64(int32(rng.Uint32())))
		case reflect.Int64:
			v.SetInt(int64(rng.Uint64()))
		case reflect.Float64:
			v.SetFloat(rng.NormFloat64())
		case reflect.Bool:
			v.SetBool(rng.Intn(2) == 0)
		case reflect.Slice:
			if k := rng.Intn(4); k > 0 {
				v.Set(reflect.ValueOf(append([]string(nil), words[len(words)-k:]...)))
			}
		case reflect.Struct:
			if rng.Intn(2) == 0 { // an absent value is zero
				v.Field(1).SetBool(true)
				set(v.Field(0))
			}
		}
	}
	rows := new(schema.Rows)
	for _, t := range schema.Tables() {
		list := reflect.ValueOf(rows.Slice(t.Name)).Elem()
		list.Set(reflect.MakeSlice(list.Type(), n, n))
		for i := range n {
			for _, c := range t.Columns {
				set(list.Index(i).Field(c.Field))
			}
		}
	}
	return rows
}

func TestWaitingRowsComeBack(t *testing.T) {
	rng := rand.New(rand.NewSource(4))
	want, got, e := new(schema.Rows), new(schema.Rows), new(encoder)
	for n := range 5 {
		rows := randomRows(rng, n*7)
		want.Append(rows)
		if err := decode(bytes.Clone(e.encode(rows)), got); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("rows come back different")
	}
}

// TestBrokenSpillIsAnError: whatever a spill file has become, reading it ends.
func TestBrokenSpillIsAnError(t *testing.T) {
	rng := rand.New(rand.NewSource(5))
	data := new(encoder).encode(randomRows(rng, 2))
	for n := range data {
		if err := decode(data[:n], new(schema.Rows)); err == nil {
			t.Fatalf("%d bytes of %d are read", n, len(data))
		}
	}
	for range 2000 {
		bad := append([]byte(nil), data...)
		bad[rng.Intn(len(bad))] ^= byte(1 << rng.Intn(8))
		_ = decode(bad, new(schema.Rows))
	}
}

// BenchmarkWaiting encodes an issue of a hundred stories and decodes it.
func BenchmarkWaiting(b *testing.B) {
	rows := issue("晨报/2023-10-20/1.txt", 19650, 100)
	e, got := new(encoder), new(schema.Rows)
	b.SetBytes(int64(len(e.encode(rows))))
	for b.Loop() {
		got.Reset()
		if err := decode(e.encode(rows), got); err != nil {
			b.Fatal(err)
		}
	}
}
