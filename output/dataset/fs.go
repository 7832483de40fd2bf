package dataset

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"
	"syscall"
)

// FS is every operation on files that publishing a dataset needs. All of them go
// through it, so that a test can make any one fail or be the last. Names are
// those of the operating system.
type FS interface {
	Create(name string) (File, error) // a new file, open for writing; an error where it exists
	Open(name string) (File, error)   // for reading
	MkdirAll(name string) error
	ReadDir(name string) ([]fs.DirEntry, error)
	Stat(name string) (fs.FileInfo, error)
	Rename(from, to string) error
	Link(from, to string) error // a second name of the same file
	Symlink(target, name string) error
	Readlink(name string) (string, error)
	Remove(name string) error
	RemoveAll(name string) error
	SyncDirs(names ...string) error // makes the names in folders last
}

// File is an open file of an FS.
type File interface {
	io.Reader
	io.ReaderAt
	io.Seeker
	io.Writer
	io.Closer
	Sync() error
}

var _ FS = OS{}

// OS is the file system of the machine.
type OS struct{}

// Create makes a new file.
func (OS) Create(name string) (File, error) {
	return os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o644)
}

// Open opens a file for reading.
func (OS) Open(name string) (File, error) { return os.Open(name) }

// MkdirAll makes a folder and those above it.
func (OS) MkdirAll(name string) error { return os.MkdirAll(name, 0o755) }

// ReadDir lists a folder.
func (OS) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }

// Stat describes a file, following links.
func (OS) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

// Rename gives a file another name, replacing what has it.
func (OS) Rename(from, to string) error { return os.Rename(from, to) }

// Link gives a file a second name.
func (OS) Link(from, to string) error { return os.Link(from, to) }

// Symlink makes a symbolic link.
func (OS) Symlink(target, name string) error { return os.Symlink(target, name) }

// Readlink returns what a symbolic link points at.
func (OS) Readlink(name string) (string, error) { return os.Readlink(name) }

// Remove removes a file or an empty folder.
func (OS) Remove(name string) error { return os.Remove(name) }

// RemoveAll removes a folder and what is in it.
func (OS) RemoveAll(name string) error { return os.RemoveAll(name) }

// SyncDirs makes the names in folders last, several at a time, for the disk can
// take them together. File systems that cannot do so are taken at their word.
func (OS) SyncDirs(names ...string) error {
	errs := make([]error, len(names))
	slots := make(chan struct{}, 16)
	var wg sync.WaitGroup
	for i, name := range names {
		wg.Add(1)
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; wg.Done() }()
			errs[i] = syncDir(name)
		}()
	}
	wg.Wait()
	return errors.Join(errs...)
}

func syncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

// readFile reads a whole file.
func readFile(fsys FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return io.ReadAll(f)
	}
	data := make([]byte, size)
	n, err := f.ReadAt(data, 0)
	if err == io.EOF {
		err = nil
	}
	return data[:n], err
}

// writeFile writes a whole file so that it lasts.
func writeFile(fsys FS, name string, data []byte) error {
	return create(fsys, name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// create makes a file of what fill writes, synced and closed.
func create(fsys FS, name string, fill func(io.Writer) error) error {
	f, err := fsys.Create(name)
	if err != nil {
		return err
	}
	if err := fill(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
