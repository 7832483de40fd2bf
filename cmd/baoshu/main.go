// Command baoshu turns newspaper pages into tables of figures. See README.md, and
// package pipeline for how.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"baoshu/output/dataset"
)

func main() { os.Exit(realMain(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// realMain runs one command and returns the exit code of the process.
func realMain(args []string, in io.Reader, out, errOut io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	err := root.ExecuteContext(ctx)
	if said := (saidError{}); err != nil && !errors.As(err, &said) {
		fmt.Fprintln(errOut, "baoshu: "+oneLine(err.Error()))
	}
	return exitCode(err)
}

// The exit codes, which README.md and `baoshu --help` state.
const (
	exitDone        = 0 // done, or nothing new to do
	exitFailed      = 1 // failed, nothing published
	exitUsage       = 2 // usage or configuration
	exitQuarantined = 3 // published, but some inputs were quarantined, or some lines not read
	exitLocked      = 4 // another run holds the dataset
)

// exitCode is the one place where an error becomes a code.
func exitCode(err error) int {
	var u usageError
	var q quarantinedError
	var i illegibleError
	var l *dataset.LockedError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &u):
		return exitUsage
	case errors.As(err, &q), errors.As(err, &i):
		return exitQuarantined
	case errors.As(err, &l):
		return exitLocked
	}
	return exitFailed
}

// A usageError is a fault of the command line or the configuration.
type usageError struct{ error }

func usage(format string, a ...any) error { return usageError{fmt.Errorf(format, a...)} }

// A saidError was told already.
type saidError struct{ error }

// Unwrap returns what was told.
func (e saidError) Unwrap() error { return e.error }

// A quarantinedError says that the batch was published without some inputs.
type quarantinedError struct{ n int }

func (e quarantinedError) Error() string {
	return people().Sprintf("%d of the inputs could not be used and were set aside; see `baoshu quarantine list`", e.n)
}

// cause returns the innermost error of a file operation, whose path the message
// has already.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// oneLine keeps a message on one line and free of terminal escapes.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return '�'
		}
		return r
	}, strings.TrimSpace(s))
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "baoshu",
		Short: "Figures from newspaper pages, as tables",
		Long: `baoshu reads newspaper pages as OCR and layout tools leave them, puts them in order,
and writes every figure in them to Parquet: value, unit, qualifier, what is measured,
whose it is, for which period, and the sentence it stands in.

Exit codes: 0 done (or nothing new) · 1 failed, nothing published · 2 usage or
configuration · 3 published, some inputs quarantined · 4 another run holds the dataset`,
		Example:       "  baoshu run --out dataset pages/\n  echo '2022年，新增注册832家，总数达到2518家' | baoshu extract --json",
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			var known []string
			for _, c := range cmd.Commands() {
				known = append(known, c.Name())
			}
			return usage("unknown command %q; the nearest is %q, and `baoshu --help` lists all", args[0], nearest(args[0], known))
		},
		Args: cobra.ArbitraryArgs,
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage("%v; see `%s --help`", err, cmd.CommandPath())
	})
	root.AddCommand(
		newRun(), newPlan(), newSchedule(), newExtract(), newClean(), newExplain(),
		newInspect(), newReport(), newQuery(), newViews(), newSchema(), newVerify(), newDiff(), newReview(), newQuarantine(),
		newCompact(), newGC(), newDoctor(), newValidate(), newVersion())
	wrapArgs(root)
	return root
}

// wrapArgs makes an error of the arguments a usage error, in every command.
func wrapArgs(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if err := check(cmd, args); err != nil {
				return usage("%v; see `%s --help`", err, cmd.CommandPath())
			}
			return nil
		}
	}
	for _, c := range cmd.Commands() {
		wrapArgs(c)
	}
}

// setLog sends messages to standard error, as text for people or JSON for programs.
func setLog(w io.Writer, form string) {
	var h slog.Handler = slog.NewTextHandler(w, nil)
	if form == "json" {
		h = slog.NewJSONHandler(w, nil)
	}
	slog.SetDefault(slog.New(h))
}
