package main

import (
	"errors"
	"fmt"
	"reflect"

	"baoshu/output/dataset"
	"baoshu/pipeline/paper"
	"baoshu/schema"
)

// open opens the current snapshot of a dataset, with an error for people.
func open(dir string) (*dataset.Snapshot, error) {
	s, err := dataset.Open(dataset.OS{}, dir)
	return s, noDataset(dir, err)
}

// noDataset puts the error of a missing dataset in words that help, and leaves others alone.
func noDataset(dir string, err error) error {
	if errors.Is(err, dataset.ErrNone) {
		return fmt.Errorf("%s: no dataset is there; make one with `baoshu run --out %s INPUT`", dir, dir)
	}
	return err
}

// A record is a row as JSON, its columns in the order of the table.
type record map[string]any

// recordOf makes a record of a row struct; absent is null, days are ISO dates.
func recordOf(t *schema.Table, row reflect.Value) record {
	r := record{}
	for _, c := range t.Columns {
		v := row.Field(c.Field).Interface()
		switch x := v.(type) {
		case schema.Opt[schema.Date]:
			if r[c.Name] = any(nil); x.OK {
				r[c.Name] = paper.Day(x.V).String()
			}
		case string:
			if r[c.Name] = any(x); x == "" && c.Nullable {
				r[c.Name] = nil
			}
		default:
			r[c.Name] = v
		}
	}
	return r
}

// records makes records of all rows of a table.
func records(table string, rows *schema.Rows) []record {
	t := schema.Lookup(table)
	v := reflect.ValueOf(rows.Slice(table)).Elem()
	out := make([]record, v.Len())
	for i := range out {
		out[i] = recordOf(t, v.Index(i))
	}
	return out
}
