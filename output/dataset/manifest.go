package dataset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// A Manifest says what is in a snapshot: every file with its hash, and which
// versions made it. It is the last file written. It proves itself: Digest is the
// SHA-256 of the file with 64 zeros in its place.
type Manifest struct {
	Format        string            `json:"format"`   // "baoshu dataset 1"
	Snapshot      int               `json:"snapshot"` // the number of the folder
	SchemaVersion string            `json:"schema_version"`
	WriteVersion  string            `json:"write_version"`
	RulesVersion  string            `json:"rules_version"`
	RunID         string            `json:"run_id"`     // the run that published it
	WordLists     map[string]string `json:"word_lists"` // digest of each list the rules read
	Parts         []Part            `json:"parts"`      // in the order of their names
	Files         []FileInfo        `json:"files"`      // in the order of their paths
	Documents     []Document        `json:"documents"`  // what lies beside the tables
	Digest        string            `json:"digest"`
}

// A Part is a group of files, one a table and year, that hold all rows of some
// units and nothing else: no key points from one part into another, save where
// the schema says far. Parts never change; a change of a unit replaces its part.
type Part struct {
	Name   string `json:"name"`
	Units  int    `json:"units"`
	Inputs int    `json:"inputs"`
	Rows   int    `json:"rows"`
	Bytes  int64  `json:"bytes"`
}

// A FileInfo is one Parquet file.
type FileInfo struct {
	Table   string         `json:"table"`
	Path    string         `json:"path"` // from the snapshot's folder, with /
	Part    string         `json:"part"`
	PubYear *int           `json:"pub_year,omitempty"`
	Rows    int            `json:"rows"`
	Bytes   int64          `json:"bytes"`
	SHA256  string         `json:"sha256"`
	Min     map[string]any `json:"min,omitempty"` // of the key's first column and of pub_date
	Max     map[string]any `json:"max,omitempty"`
}

// A Document is a file that is no table.
type Document struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

const (
	manifestFormat = "baoshu dataset 1"
	manifestName   = "manifest.json"
)

// zeros stand where the digest will.
const zeros = "0000000000000000000000000000000000000000000000000000000000000000"

// encode returns the manifest as it is stored, with its digest.
func (m *Manifest) encode() ([]byte, error) {
	m.Digest = zeros
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return nil, err
	}
	b = append(b, '\n')
	sum := sha256.Sum256(b)
	m.Digest = hex.EncodeToString(sum[:])
	at := bytes.LastIndex(b, []byte(zeros))
	copy(b[at:], m.Digest)
	return b, nil
}

// decodeManifest reads a manifest and proves that no byte of it was changed.
func decodeManifest(b []byte) (*Manifest, error) {
	m := new(Manifest)
	if err := json.Unmarshal(b, m); err != nil {
		return nil, fmt.Errorf("dataset: %s: %w", manifestName, err)
	}
	if m.Format != manifestFormat {
		return nil, fmt.Errorf("dataset: %s: format %q is not %q", manifestName, m.Format, manifestFormat)
	}
	at := bytes.LastIndex(b, []byte(m.Digest))
	if len(m.Digest) != 64 || at < 0 {
		return nil, fmt.Errorf("dataset: %s has no digest", manifestName)
	}
	plain := bytes.Clone(b)
	copy(plain[at:], zeros)
	if sum := sha256.Sum256(plain); hex.EncodeToString(sum[:]) != m.Digest {
		return nil, fmt.Errorf("dataset: %s was changed: its digest does not fit", manifestName)
	}
	return m, nil
}
