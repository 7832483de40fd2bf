package schema

import (
	_ "embed"
	"fmt"
	"path/filepath"
	"strings"
)

//go:embed views.sql
var views string

// Views returns SQL that gives DuckDB every table of a snapshot as a view of the
// table's name, and the views for analysts: figures_primary, changes, zone_year,
// coverage. Root is the snapshot's folder, such as dataset/current; where it is
// "", paths are relative to the folder that the reader stands in or names with
// SET file_search_path.
func Views(root string) string {
	var b strings.Builder
	b.WriteString("-- The tables of a baoshu dataset and views of them, for DuckDB 1.0 and later.\n")
	b.WriteString("-- From the dataset's folder:  cd dataset/current && duckdb -init views.sql\n")
	b.WriteString("-- From anywhere:              baoshu views dataset > views.sql && duckdb -init views.sql\n\n")
	for _, t := range Tables() {
		pattern := t.Name + "/*.parquet"
		if t.Partitioned {
			pattern = t.Name + "/*/*.parquet"
		}
		if root != "" {
			pattern = filepath.ToSlash(root) + "/" + pattern
		}
		fmt.Fprintf(&b, "CREATE OR REPLACE VIEW %s AS SELECT * FROM read_parquet('%s', hive_partitioning = %v);\n", t.Name, strings.ReplaceAll(pattern, "'", "''"), t.Partitioned)
	}
	return b.String() + "\n" + views
}
