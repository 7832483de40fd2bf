package schema

import (
	"fmt"
	"strings"
)

//go:generate go test . -run TestDictionaryIsUpToDate -update

// A Dictionary is the data dictionary as a value, for `baoshu schema --json`.
type Dictionary struct {
	SchemaVersion string   `json:"schema_version"`
	Tables        []*Table `json:"tables"`
}

// Describe returns the dictionary of all tables.
func Describe() Dictionary { return Dictionary{Version, Tables()} }

// Markdown returns the data dictionary in English and Chinese: DICTIONARY.md, as
// it stands in this folder and beside the tables of every dataset.
func Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Data dictionary · 数据字典\n\nSchema version %s. Generated from the declarations in package schema: do not edit.\n\n", Version)
	b.WriteString("Offsets are Unicode code points, half-open, into the text named: `text[start:end] == quote` in Python, `substring(text, start + 1, end - start)` in DuckDB.\n" +
		"Absent is null, never an empty string or 0. Files lie in `current/<table>/`, those marked *by year* in folders `pub_year=YYYY` of the year of publication\n" +
		"(`pub_year=0` where it is unknown).\n\n" +
		"位置均以 Unicode 码点计，左闭右开。缺失一律为空值，不用空串或 0。标有“按年”的表依出版年份分目录，年份不明者入 `pub_year=0`。\n")
	for _, t := range Tables() {
		t.markdown(&b)
	}
	return b.String()
}

func (t *Table) markdown(b *strings.Builder) {
	fmt.Fprintf(b, "\n## %s\n\n%s\n\n%s\n\n", t.Name, t.En, t.Zh)
	fmt.Fprintf(b, "Key 主键: `%s` · sorted by 排序: `%s`", strings.Join(t.Key, "`, `"), strings.Join(t.Sort, "`, `"))
	if t.Partitioned {
		b.WriteString(" · by year 按年")
	}
	b.WriteString("\n\n| column 列 | type 类型 | null 可空 | meaning | 说明 |\n|---|---|---|---|---|\n")
	for _, c := range t.Columns {
		null := ""
		if c.Nullable {
			null = "✓"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s |\n", c.Name, c.Type, null, c.English(), c.Chinese())
	}
}

// English returns the column's whole description: meaning, unit, codes, what it
// points at and the standard's name for it.
func (c *Column) English() string {
	s := c.En
	if c.Unit != "" {
		s += " Unit: " + c.Unit + "."
	}
	for i, k := range c.Codes {
		s += sep(i, " Codes: ", "; ") + "`" + k.Value + "` " + k.En
	}
	if len(c.Codes) > 0 {
		s += "."
	}
	if c.Ref != "" {
		s += " → `" + c.Ref + "`."
	}
	if c.Standard != "" {
		s += " *" + c.Standard + "*"
	}
	return s
}

// Chinese returns the description in Chinese, with the codes.
func (c *Column) Chinese() string {
	s := c.Zh
	for i, k := range c.Codes {
		s += sep(i, "代码：", "；") + "`" + k.Value + "` " + k.Zh
	}
	if len(c.Codes) > 0 {
		s += "。"
	}
	return s
}

func sep(i int, first, next string) string {
	if i == 0 {
		return first
	}
	return next
}
