package pipeline

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the file that is compared")

// TestRulesSum holds rules.sum to the word lists and models as they are, so that
// no change of one goes without a new rules version.
func TestRulesSum(t *testing.T) {
	var b strings.Builder
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Base(filepath.Dir(path)) != "data" || strings.HasSuffix(path, "LICENSE") {
			return err
		}
		data, err := os.ReadFile(path)
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(data), filepath.ToSlash(path))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("rules.sum", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if b.String() != rulesSum {
		t.Error("rules.sum is not what the word lists are: run make rules")
	}
}
