package pipeline

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"strings"
	"sync"
)

// codeRules is the version of the rules that are code. It goes up with every
// change that can change a row; the word lists and models have digests.
const codeRules = 224

// rulesSum lists the SHA-256 of every word list and model of the rooms, a line
// each: made by `make rules`, held true by a test.
//
//go:embed rules.sum
var rulesSum string

// WordLists returns the digest of every word list and model that the rooms read,
// by its path under pipeline.
func WordLists() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(rulesSum) {
		if sum, name, ok := strings.Cut(strings.TrimSpace(line), "  "); ok {
			out[name] = sum
		}
	}
	return out
}

// RulesVersion names the rules that rows were made with: their code's version and
// a digest over all word lists and models. An input that was processed under
// another version is processed again.
func RulesVersion() string { return rulesVersion() }

var rulesVersion = sync.OnceValue(func() string {
	sum := sha256.Sum256([]byte(rulesSum))
	return fmt.Sprintf("%d-%s", codeRules, hex.EncodeToString(sum[:4]))
})
