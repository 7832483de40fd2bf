package schema

import (
	"encoding/json"
	"strings"
	"sync"
)

// An Entry is one line of the dictionary as a table: dictionary.parquet, beside
// the tables of every dataset, so that a reader of rows can ask what they mean.
type Entry struct {
	Table, Column string
	Position      int32
	Type          string
	Nullable, Key bool
	En, Zh        string
	Unit          string
	Standard      string
	References    string
	Codes         []string
}

func (r *Entry) declare(t *Table) {
	t.is("dictionary", []string{"table_name", "column_name"}, []string{"table_name", "position"}, "One row a column of a table.", "一行一列。")
	t.must("table_name", &r.Table, "The table.", "表名。")
	t.must("column_name", &r.Column, "The column.", "列名。")
	t.must("position", &r.Position, "Its place in the table, from 0.", "在表中的次序，从 0 起。")
	t.must("type", &r.Type, "Its type.", "类型。")
	t.must("nullable", &r.Nullable, "Whether it may be null.", "可否为空。")
	t.must("is_key", &r.Key, "Whether it is of the key.", "是否属于主键。")
	t.must("meaning_en", &r.En, "What it means, in English.", "含义（英文）。")
	t.must("meaning_zh", &r.Zh, "What it means, in Chinese.", "含义（中文）。")
	t.may("unit", &r.Unit, "What a number counts.", "数的单位。")
	t.may("standard", &r.Standard, "The standard's own name for it.", "所依标准中的名称。")
	t.may("references", &r.References, "The table.column that it points at.", "所指的表与列。")
	t.may("codes", &r.Codes, "Its codes, each as value|English|中文.", "代码，各作“值|英文|中文”。")
}

// EntryTable returns the table of the dictionary. It is none of [Tables]: it
// describes them.
func EntryTable() *Table { return entryTable() }

var entryTable = sync.OnceValue(func() *Table { return declared(&Entry{}) })

// Entries returns the dictionary as rows, in the order of the tables and columns.
func Entries() []Entry {
	var out []Entry
	for _, t := range Tables() {
		keys := " " + strings.Join(t.Key, " ") + " "
		for i, c := range t.Columns {
			e := Entry{Table: t.Name, Column: c.Name, Position: int32(i), Type: string(c.Type), Nullable: c.Nullable, Key: strings.Contains(keys, " "+c.Name+" "),
				En: c.En, Zh: c.Zh, Unit: c.Unit, Standard: c.Standard, References: c.Ref}
			for _, k := range c.Codes {
				e.Codes = append(e.Codes, k.Value+"|"+k.En+"|"+k.Zh)
			}
			out = append(out, e)
		}
	}
	return out
}

// Meanings returns what the columns mean as one JSON object, in their order, each
// [English, 中文]: what every file says of itself in its metadata.
func (t *Table) Meanings() string {
	var b strings.Builder
	for i, c := range t.Columns {
		b.WriteString(sep(i, "{", ","))
		pair, _ := json.Marshal(map[string][]string{c.Name: {c.En, c.Zh}})
		b.Write(pair[1 : len(pair)-1])
	}
	return b.String() + "}"
}

// Glob returns the pattern of the table's files in a snapshot.
func (t *Table) Glob() string {
	if t.Partitioned {
		return t.Name + "/**/*.parquet"
	}
	return t.Name + "/*.parquet"
}
