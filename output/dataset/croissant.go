package dataset

import (
	"encoding/json"

	"baoshu/schema"
)

// croissant returns the Croissant description of a snapshot (ML Commons, version
// 1.0), by which machine-learning tools find tables, columns and their meaning.
// It holds nothing of the clock, so that the same data has the same description;
// nor what points where, for its readers join such tables instead of reading
// them: see datapackage.json.
func croissant(m *Manifest) ([]byte, error) {
	type object = map[string]any
	var files, tables []object
	for _, t := range schema.Tables() {
		set := t.Name + "-files"
		files = append(files, object{"@type": "cr:FileSet", "@id": set, "name": set, "description": "The files of table " + t.Name + ".",
			"encodingFormat": "application/x-parquet", "includes": t.Glob()})
		var fields, key []object
		for _, c := range t.Columns {
			f := object{"@type": "cr:Field", "@id": t.Name + "/" + c.Name, "name": c.Name, "description": c.En + " " + c.Zh, "dataType": croissantType(c.Type),
				"source": object{"fileSet": object{"@id": set}, "extract": object{"column": c.Name}}}
			if c.Type == schema.Strings {
				f["repeated"] = true
			}
			fields = append(fields, f)
		}
		for _, k := range t.Key {
			key = append(key, object{"@id": t.Name + "/" + k})
		}
		tables = append(tables, object{"@type": "cr:RecordSet", "@id": t.Name, "name": t.Name, "description": t.En + " " + t.Zh, "key": key, "field": fields})
	}
	described := object{
		"@context": json.RawMessage(croissantContext), "@type": "sc:Dataset", "name": "baoshu", "conformsTo": "http://mlcommons.org/croissant/1.0",
		"description": "Figures from Chinese newspaper pages, with the sentences they stand in, what was corrected and what could not be read. 报纸版面中的数字成果，附原句、校改与未收录者。",
		"url":         "https://github.com/baoshu/baoshu", "license": "The texts are their publishers'; see articles.source.",
		"citeAs": "baoshu, figures from newspaper pages, snapshot of run " + m.RunID, "version": version(m), "inLanguage": "zh",
		"distribution": files, "recordSet": tables,
	}
	if first, last := covered(m); first != "" {
		described["temporalCoverage"], described["datePublished"] = first+"/"+last, last
	}
	b, err := json.MarshalIndent(described, "", " ")
	return append(b, '\n'), err
}

// covered returns the days of the first and the last page, "" where none has one.
func covered(m *Manifest) (first, last string) {
	for i := range m.Files {
		if lo, ok := m.Files[i].Min["pub_date"].(string); ok && (first == "" || lo < first) {
			first = lo
		}
		if hi, ok := m.Files[i].Max["pub_date"].(string); ok && hi > last {
			last = hi
		}
	}
	return first, last
}

// croissantType is the type of a column, or of what its lists hold.
func croissantType(t schema.Type) string {
	switch t {
	case schema.Int32, schema.Int64:
		return "sc:Integer"
	case schema.Float64:
		return "sc:Float"
	case schema.Bool:
		return "sc:Boolean"
	case schema.DateDay:
		return "sc:Date"
	case schema.Timestamp:
		return "sc:DateTime"
	}
	return "sc:Text"
}

// croissantContext is the standard's own: what its words mean.
const croissantContext = `{"@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column", "conformsTo": "dct:conformsTo",
"cr": "http://mlcommons.org/croissant/", "rai": "http://mlcommons.org/croissant/RAI/", "data": {"@id": "cr:data", "@type": "@json"},
"dataType": {"@id": "cr:dataType", "@type": "@vocab"}, "dct": "http://purl.org/dc/terms/", "equivalentProperty": "cr:equivalentProperty",
"examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract", "field": "cr:field", "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject",
"fileSet": "cr:fileSet", "format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath", "key": "cr:key",
"md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path", "recordSet": "cr:recordSet", "references": "cr:references", "regex": "cr:regex",
"repeated": "cr:repeated", "replace": "cr:replace", "samplingRate": "cr:samplingRate", "sc": "https://schema.org/", "separator": "cr:separator",
"source": "cr:source", "subField": "cr:subField", "transform": "cr:transform"}`
