package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode"
)

// rejectedDir holds the bytes of inputs that could not be used, for as long as
// they are among the inputs, so that what was wrong can be looked at and mended
// also when the sender has taken the file away.
const rejectedDir = "quarantine"

// rejectedBytes is how much is kept of them in all.
const rejectedBytes = 1 << 30

// RejectedPath returns where a dataset keeps the bytes of an input that could not
// be used. The name ends in that of the input, for people.
func RejectedPath(dir, sourceFile string) string {
	return filepath.Join(dir, rejectedDir, rejectedName(sourceFile))
}

func rejectedName(sourceFile string) string {
	sum := sha256.Sum256([]byte(sourceFile))
	base := sourceFile[strings.LastIndexByte(sourceFile, '/')+1:]
	base = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '-' || r == '_' {
			return r
		}
		return '_'
	}, base)
	if r := []rune(base); len(r) > 40 {
		base = string(r[len(r)-40:])
	}
	return hex.EncodeToString(sum[:8]) + "-" + base
}

// KeepRejected keeps the bytes of an input that could not be used. Beyond a
// gigabyte in all, nothing more is kept.
func (b *Batch) KeepRejected(sourceFile string, data []byte) error {
	name := RejectedPath(b.dir, sourceFile)
	if info, err := b.fsys.Stat(name); err == nil && info.Size() == int64(len(data)) {
		if old, err := readFile(b.fsys, name); err == nil && string(old) == string(data) {
			return nil
		}
	}
	if b.rejected == nil {
		n, err := b.sizeOfRejected()
		if err != nil {
			return err
		}
		b.rejected = &n
	}
	if *b.rejected+int64(len(data)) > rejectedBytes {
		return nil
	}
	*b.rejected += int64(len(data))
	if err := b.fsys.MkdirAll(filepath.Join(b.dir, rejectedDir)); err != nil {
		return fmt.Errorf("dataset: quarantine: %w", err)
	}
	temp := filepath.Join(b.dir, rejectedDir, ".new")
	_ = b.fsys.Remove(temp)
	if err := writeFile(b.fsys, temp, data); err != nil {
		return fmt.Errorf("dataset: quarantine: %w", err)
	}
	if err := b.fsys.Rename(temp, name); err != nil {
		return fmt.Errorf("dataset: quarantine: %w", err)
	}
	return nil
}

func (b *Batch) sizeOfRejected() (n int64, err error) {
	list, err := b.fsys.ReadDir(filepath.Join(b.dir, rejectedDir))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, fmt.Errorf("dataset: quarantine: %w", err)
	}
	for _, e := range list {
		if info, err := e.Info(); err == nil {
			n += info.Size()
		}
	}
	return n, nil
}

// forgetMended removes what is kept of inputs that are not in quarantine any
// more. What cannot be removed stays for the next time.
func (b *Batch) forgetMended(list []known) {
	dir := filepath.Join(b.dir, rejectedDir)
	files, err := b.fsys.ReadDir(dir)
	if err != nil || len(files) == 0 {
		return
	}
	held := map[string]bool{}
	for i := range list {
		if list[i].Status == "quarantined" {
			held[rejectedName(list[i].SourceFile)] = true
		}
	}
	for _, f := range files {
		if !held[f.Name()] {
			_ = b.fsys.Remove(filepath.Join(dir, f.Name()))
		}
	}
	if len(held) == 0 {
		_ = b.fsys.Remove(dir)
	}
}
