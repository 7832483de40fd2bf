package schema

import (
	"cmp"
	"reflect"
)

// Compare compares two rows, given as pointers to row structs of the table, by
// the columns of Sort, absent values last. Rows.Sort uses functions written out
// for each table, which a test holds to this one.
func (t *Table) Compare(a, b any) int {
	va, vb := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()
	for _, name := range t.Sort {
		c := t.Column(name)
		x, okx := present(c, va.Field(c.Field))
		y, oky := present(c, vb.Field(c.Field))
		switch {
		case okx && oky:
			if d := compareValues(x, y); d != 0 {
				return d
			}
		case okx:
			return -1
		case oky:
			return 1
		}
	}
	return 0
}

// present returns the value of a field without its Opt, and whether it is there.
func present(c *Column, v reflect.Value) (reflect.Value, bool) {
	if !c.Nullable {
		return v, true
	}
	if v.Kind() == reflect.Struct {
		return v.Field(0), v.Field(1).Bool()
	}
	return v, v.Len() > 0
}

func compareValues(a, b reflect.Value) int {
	switch a.Kind() {
	case reflect.Int32, reflect.Int64:
		return cmp.Compare(a.Int(), b.Int())
	case reflect.Float64:
		return cmp.Compare(a.Float(), b.Float())
	}
	return cmp.Compare(a.String(), b.String())
}
