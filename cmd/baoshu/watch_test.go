package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"baoshu/output/dataset"
)

// kept DATASET INPUT FILE wants the bytes kept of an input in quarantine to be
// those of a file.
func kept(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: kept DATASET INPUT FILE")
	}
	got, err := os.ReadFile(dataset.RejectedPath(ts.MkAbs(args[0]), args[1]))
	ts.Check(err)
	want, err := os.ReadFile(ts.MkAbs(args[2]))
	ts.Check(err)
	if !bytes.Equal(got, want) {
		ts.Fatalf("%d bytes are kept, not those of %s", len(got), args[2])
	}
}

// lineage FILE TYPE… wants a lineage file to have events of these types, each as
// the specification wants it.
func lineageOf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: lineage FILE TYPE…")
	}
	var types []string
	begun := map[string]bool{}
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		var e map[string]any
		ts.Check(json.Unmarshal([]byte(line), &e))
		if bad := faultsOfEvent(e); bad != "" {
			ts.Fatalf("%s: %s", bad, line)
		}
		types = append(types, e["eventType"].(string))
		run := e["run"].(map[string]any)["runId"].(string)
		if begun[run] == (e["eventType"] == "START") {
			ts.Fatalf("run %s does not begin once and end once", run)
		}
		begun[run] = true
	}
	if !slices.Equal(types, args[1:]) {
		ts.Fatalf("%v", types)
	}
}

// faultsOfEvent is what of OpenLineage's specification 2-0-2 (Apache-2.0) an event
// breaks, "" for nothing: what RunEvent, Run, Job, Dataset and BaseFacet require,
// and the facets we use. Written anew from it: a facet that is not listed is a fault.
func faultsOfEvent(e map[string]any) string {
	bad := ""
	fail := func(format string, a ...any) {
		if bad == "" {
			bad = fmt.Sprintf(format, a...)
		}
	}
	text := func(m map[string]any, key string) string {
		s, ok := m[key].(string)
		if !ok || s == "" {
			fail("%s is not a text", key)
		}
		return s
	}
	uri := func(m map[string]any, key string) {
		if u, err := url.Parse(text(m, key)); err != nil || !u.IsAbs() || u.Host == "" {
			fail("%s is not a URI", key)
		}
	}
	only := func(m map[string]any, keys ...string) {
		for k := range m {
			if !slices.Contains(keys, k) {
				fail("%s is not in the specification", k)
			}
		}
	}
	facets := func(m map[string]any, required map[string][]string) {
		list, _ := m["facets"].(map[string]any)
		for name, v := range list {
			f, ok := v.(map[string]any)
			if _, known := required[name]; !ok || !known {
				fail("facet %s", name)
				return
			}
			uri(f, "_producer")
			uri(f, "_schemaURL")
			for _, k := range required[name] {
				text(f, k)
			}
		}
	}
	only(e, "eventType", "eventTime", "producer", "schemaURL", "run", "job", "inputs", "outputs")
	if !slices.Contains([]string{"START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER"}, text(e, "eventType")) {
		fail("eventType")
	}
	if _, err := time.Parse(time.RFC3339Nano, text(e, "eventTime")); err != nil {
		fail("eventTime: %v", err)
	}
	uri(e, "producer")
	uri(e, "schemaURL")
	run, _ := e["run"].(map[string]any)
	only(run, "runId", "facets")
	if !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(text(run, "runId")) {
		fail("runId is not a UUID")
	}
	facets(run, map[string][]string{"processing_engine": {"version", "name"}, "errorMessage": {"message", "programmingLanguage"}})
	job, _ := e["job"].(map[string]any)
	only(job, "namespace", "name", "facets")
	text(job, "namespace")
	text(job, "name")
	facets(job, map[string][]string{"jobType": {"processingType", "integration"}})
	for _, side := range []string{"inputs", "outputs"} {
		list, ok := e[side].([]any)
		if !ok || len(list) == 0 {
			fail("%s is not a list", side)
		}
		for _, x := range list {
			d, _ := x.(map[string]any)
			only(d, "namespace", "name", "facets")
			text(d, "namespace")
			text(d, "name")
			facets(d, map[string][]string{"schema": nil, "version": {"datasetVersion"}})
			if s, ok := d["facets"].(map[string]any); ok {
				columns, _ := s["schema"].(map[string]any)["fields"].([]any)
				for _, c := range columns {
					text(c.(map[string]any), "name")
				}
			}
		}
	}
	return bad
}

func TestUUID(t *testing.T) {
	at := time.UnixMilli(0x0123456789ab)
	a, b := uuid7(at), uuid7(at)
	if a == b || !strings.HasPrefix(a, "01234567-89ab-7") {
		t.Errorf("%s, %s", a, b)
	}
}
