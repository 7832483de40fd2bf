// Command tally reads `go test -json` and prints what a person needs: a line a
// package, the output of what failed, and at the end how many tests ran, failed
// and were skipped, and why. It ends with 1 where a test failed, or where one was
// skipped and NO_SKIP is set.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
)

type event struct {
	Action, Package, Test, Output string
	Elapsed                       float64
}

func main() {
	type key struct{ pkg, test string }
	output := map[key][]string{}
	var skipped []string
	passed, failed := 0, 0
	bad := false
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var e event
		if json.Unmarshal(in.Bytes(), &e) != nil {
			fmt.Println(in.Text()) // not from the test binary: a build error
			continue
		}
		k := key{e.Package, e.Test}
		short := strings.TrimPrefix(e.Package, "baoshu/")
		switch e.Action {
		case "output", "build-output":
			output[k] = append(output[k], e.Output)
		case "pass":
			if e.Test == "" {
				fmt.Printf("ok    %-36s %6.1f s\n", short, e.Elapsed)
			} else {
				passed++
			}
			delete(output, k)
		case "skip":
			if e.Test != "" {
				skipped = append(skipped, fmt.Sprintf("%s %s: %s", short, e.Test, reason(output[k])))
			}
			delete(output, k)
		case "fail", "build-fail":
			bad = true
			if e.Test != "" {
				failed++
			}
			fmt.Printf("FAIL  %s %s\n%s", short, e.Test, strings.Join(output[k], ""))
			delete(output, k)
		}
	}
	sort.Strings(skipped)
	for _, s := range skipped {
		fmt.Println("skip  " + s)
	}
	fmt.Printf("%d tests passed, %d failed, %d skipped\n", passed, failed, len(skipped))
	if bad || len(skipped) > 0 && os.Getenv("NO_SKIP") != "" {
		os.Exit(1)
	}
}

// reason returns what t.Skip said.
func reason(lines []string) string {
	for i := len(lines) - 1; i >= 0; i-- {
		if s := strings.TrimSpace(lines[i]); s != "" && !strings.HasPrefix(s, "---") && !strings.HasPrefix(s, "===") {
			return s
		}
	}
	return "no reason given"
}
