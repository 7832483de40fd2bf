package dataset

import (
	"encoding/json"
	"strconv"

	"baoshu/schema"
)

// datapackage returns the Frictionless data package description of a snapshot.
func datapackage(m *Manifest) ([]byte, error) {
	type object = map[string]any
	var resources []object
	for _, t := range schema.Tables() {
		var paths []string
		for _, f := range m.Files {
			if f.Table == t.Name {
				paths = append(paths, f.Path)
			}
		}
		var fields []object
		keys := []object{}
		for _, c := range t.Columns {
			f := object{"name": c.Name, "type": frictionless(c.Type), "title": c.Zh, "description": c.English()}
			limits := object{}
			if !c.Nullable {
				limits["required"] = true
			}
			if len(c.Codes) > 0 {
				var values []string
				for _, k := range c.Codes {
					values = append(values, k.Value)
				}
				limits["enum"] = values
			}
			if len(limits) > 0 {
				f["constraints"] = limits
			}
			fields = append(fields, f)
			if c.Ref != "" && c.Type == schema.String {
				keys = append(keys, foreignKey(t, c))
			}
		}
		// The validator reads Parquet through pandas, which has no missing integer.
		s := object{"fields": fields, "primaryKey": t.Key, "missingValues": []string{"", "nan", "NaT"}}
		if len(keys) > 0 {
			s["foreignKeys"] = keys
		}
		resources = append(resources, object{"name": t.Name, "title": t.Zh, "description": t.En, "path": paths, "format": "parquet", "mediatype": "application/vnd.apache.parquet",
			"profile": "tabular-data-resource", "schema": s})
	}
	b, err := json.MarshalIndent(object{
		"profile": "data-package", "name": "baoshu", "title": "报数 baoshu: figures from newspaper pages", "version": version(m),
		"description": "Figures, stories, corrections and what could not be read, from Chinese newspaper pages. See DICTIONARY.md.", "resources": resources,
	}, "", " ")
	return append(b, '\n'), err
}

// version is the version that descriptions give a snapshot: that of the tables,
// and the snapshot's number.
func version(m *Manifest) string { return m.SchemaVersion + "." + strconv.Itoa(m.Snapshot) + ".0" }

// foreignKey describes the column's reference; one into its own table is written
// as the empty name.
func foreignKey(t *schema.Table, c *schema.Column) map[string]any {
	to, col := c.Target()
	if to == t.Name {
		to = ""
	}
	return map[string]any{"fields": []string{c.Name}, "reference": map[string]any{"resource": to, "fields": []string{col}}}
}

func frictionless(t schema.Type) string {
	switch t {
	case schema.Int32, schema.Int64:
		return "integer"
	case schema.Float64:
		return "number"
	case schema.Bool:
		return "boolean"
	case schema.DateDay:
		return "date"
	case schema.Timestamp:
		return "datetime"
	case schema.Strings:
		return "any" // a list; the validator knows lists only as JSON in a string
	}
	return "string"
}
