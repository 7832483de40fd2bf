package dataset

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// beat is how often a run says that it lives; a lock whose holder on another
// machine has not done so for stale is taken over.
const (
	beat  = 15 * time.Second
	stale = 2 * time.Minute
)

// A Holder is who holds the lock of a dataset, as it stands in DATASET/.lock.
type Holder struct {
	Host      string    `json:"host"`
	PID       int       `json:"pid"`
	Command   string    `json:"command,omitempty"`
	Started   time.Time `json:"started"`
	Heartbeat time.Time `json:"heartbeat"`
}

func (h Holder) String() string {
	if h.Host == "" {
		return "another process"
	}
	return fmt.Sprintf("%s, process %d, since %s", h.Host, h.PID, h.Started.Format(time.RFC3339))
}

// A LockedError says that another run holds the dataset.
type LockedError struct {
	Dataset string
	Holder  Holder
}

func (e *LockedError) Error() string {
	return fmt.Sprintf("%s is held by another run (%s)", e.Dataset, e.Holder)
}

// A lock keeps other runs out. On one machine the kernel decides, and frees the
// lock of a process that dies; the file's words are for people, and for machines
// that share a disk whose locks do not reach from one to the other.
type lock struct {
	file *os.File
	mu   sync.Mutex
	me   Holder
	stop chan struct{}
	done chan struct{}
}

// acquire takes the lock of a dataset or says who holds it.
func acquire(dir, command string) (*lock, error) {
	name := filepath.Join(dir, ".lock")
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("dataset: lock: %w", err)
	}
	host, _ := os.Hostname()
	was := readHolder(f)
	if err := flock(f); err != nil {
		f.Close()
		if errors.Is(err, errHeld) {
			return nil, &LockedError{dir, was}
		}
		return nil, fmt.Errorf("dataset: lock %s: %w", name, err)
	}
	was = readHolder(f)
	if age := time.Since(was.Heartbeat).Abs(); was.Host != "" && was.Host != host && age < stale {
		f.Close()
		return nil, &LockedError{dir, was}
	}
	l := &lock{file: f, me: Holder{Host: host, PID: os.Getpid(), Command: command, Started: time.Now().UTC().Truncate(time.Second)}, stop: make(chan struct{}), done: make(chan struct{})}
	l.write()
	go l.live()
	return l, nil
}

func readHolder(f *os.File) (h Holder) {
	b := make([]byte, 4096)
	n, _ := f.ReadAt(b, 0)
	_ = json.Unmarshal(b[:n], &h) // an unreadable holder is an unknown one
	return h
}

// write says that we live. That it may fail, on a full disk, changes nothing:
// the kernel holds the lock.
func (l *lock) write() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.me.Heartbeat = time.Now().UTC().Truncate(time.Second)
	b, _ := json.Marshal(l.me)
	if l.file.Truncate(0) == nil {
		_, _ = l.file.WriteAt(append(b, '\n'), 0)
	}
}

func (l *lock) live() {
	defer close(l.done)
	t := time.NewTicker(beat)
	defer t.Stop()
	for {
		select {
		case <-l.stop:
			return
		case <-t.C:
			l.write()
		}
	}
}

// release gives the lock back. The file stays: removing it would let two runs
// lock two files of one name.
func (l *lock) release() {
	if l == nil || l.file == nil {
		return
	}
	close(l.stop)
	<-l.done
	_ = l.file.Truncate(0)
	_ = l.file.Close()
	l.file = nil
}
