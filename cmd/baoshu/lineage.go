package main

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"baoshu/schema"
)

// lineage writes events in the form of OpenLineage, one JSON object a line, to a
// file that is only appended to: START when a batch begins, COMPLETE or FAIL when
// it has ended, both under one run id.
type lineage struct {
	file    string // "" for none
	c       *config
	run     string
	started time.Time
}

func newLineage(c *config, started time.Time) *lineage {
	return &lineage{c.Lineage, c, uuid7(started), started}
}

const (
	lineageProducer = "https://github.com/baoshu/baoshu"
	lineageSpec     = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
	lineageFacets   = "https://openlineage.io/spec/facets/"
)

type fields = map[string]any

// facet is a facet: what it says, who says it, and by which schema.
func facet(schema string, more fields) fields {
	out := fields{"_producer": lineageProducer, "_schemaURL": lineageFacets + schema}
	for k, v := range more {
		out[k] = v
	}
	return out
}

// write appends an event.
func (l *lineage) write(kind string, sum *summary) {
	if l.file == "" {
		return
	}
	line, err := json.Marshal(l.event(kind, sum))
	if err == nil {
		err = appendLine(l.file, line)
	}
	if err != nil {
		slog.Warn("the lineage was not written", "error", oneLine(err.Error()))
	}
}

func (l *lineage) event(kind string, sum *summary) fields {
	at := l.started
	run := fields{"processing_engine": facet("1-1-0/ProcessingEngineRunFacet.json#/$defs/ProcessingEngineRunFacet",
		fields{"version": codeVersion(), "name": "baoshu"})}
	if sum != nil {
		at = sum.Ended
		if sum.Error != "" {
			run["errorMessage"] = facet("1-0-0/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet",
				fields{"message": sum.Error, "programmingLanguage": "Go"})
		}
	}
	e := fields{
		"eventType": kind, "eventTime": at.UTC().Format(time.RFC3339Nano), "producer": lineageProducer, "schemaURL": lineageSpec,
		"run": fields{"runId": l.run, "facets": run},
		"job": fields{"namespace": "baoshu", "name": l.c.called(), "facets": fields{"jobType": facet("2-0-4/JobTypeJobFacet.json#/$defs/JobTypeJobFacet",
			fields{"processingType": "BATCH", "integration": "BAOSHU", "jobType": "JOB"})}},
		"inputs": l.inputs(), "outputs": l.outputs(sum),
	}
	return e
}

func (l *lineage) inputs() []fields {
	out := []fields{}
	for _, in := range l.c.Inputs {
		out = append(out, fields{"namespace": "file", "name": absolute(in)})
	}
	return out
}

// outputs are the tables, each with its columns; the snapshot is their version.
func (l *lineage) outputs(sum *summary) []fields {
	out := []fields{}
	for _, t := range schema.Tables() {
		var columns []fields
		for _, c := range t.Columns {
			columns = append(columns, fields{"name": c.Name, "type": string(c.Type), "description": c.En})
		}
		facets := fields{"schema": facet("1-0-0/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet", fields{"fields": columns})}
		if sum != nil && sum.Snapshot > 0 {
			facets["version"] = facet("1-0-0/DatasetVersionDatasetFacet.json#/$defs/DatasetVersionDatasetFacet", fields{"datasetVersion": strconv.Itoa(sum.Snapshot)})
		}
		out = append(out, fields{"namespace": "file", "name": absolute(filepath.Join(l.c.Out, "current", t.Name)), "facets": facets})
	}
	return out
}

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return filepath.ToSlash(path)
}

// appendLine appends a line in one write, so that lines of two processes do not mix.
func appendLine(file string, line []byte) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(append(line, '\n'))
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// uuid7 returns a new UUID of version 7, which sorts by time.
func uuid7(at time.Time) string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // it never fails
	for i, ms := 5, at.UnixMilli(); i >= 0; i, ms = i-1, ms>>8 {
		b[i] = byte(ms)
	}
	b[6], b[8] = b[6]&0x0f|0x70, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
