package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"baoshu/output/verify"
)

// verifyMemory bounds the child process that reads untrusted Parquet: the
// independent reader allocates whatever a broken file asks for.
const verifyMemory = 4 << 30

func newVerify() *cobra.Command {
	var asJSON, confined bool
	var base string
	cmd := &cobra.Command{
		Use:   "verify DATASET",
		Short: "Prove a dataset with a second, independent Parquet reader",
		Long: `Reopens every file of the current snapshot (or of the snapshot folder that is named) with
another Parquet library than the one that wrote it, and proves hashes, counts, keys, codes,
references, that spans equal their quotes, and that the corrections replay to the text.`,
		Example: "  baoshu verify dataset\n  baoshu verify --json dataset/snapshots/3 | jq .faults",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if confined {
				return confinedVerify(cmd, args[0], base)
			}
			rep, err := prove(cmd.Context(), args[0], base)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			if asJSON {
				if err := json.NewEncoder(out).Encode(struct {
					OK bool `json:"ok"`
					*verify.Report
				}{rep.OK(), rep}); err != nil {
					return err
				}
			}
			if !rep.OK() {
				for _, f := range rep.Faults[:min(len(rep.Faults), 20)-1] {
					fmt.Fprintln(cmd.ErrOrStderr(), "baoshu: "+oneLine(f.String()))
				}
				return faultsError(rep)
			}
			if asJSON {
				return nil
			}
			var rows int64
			for _, n := range rep.Rows {
				rows += n
			}
			_, err = people().Fprintf(out, "%s: good; %d files, %d rows, %d bytes proved\n", rep.Snapshot, rep.Files, rows, rep.Bytes)
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "the report as one JSON object")
	cmd.Flags().StringVar(&base, "base", "", "a snapshot `FOLDER` that was proved before; what it shares is not proved again")
	cmd.Flags().BoolVar(&confined, "confined", false, "")
	cmd.Flags().MarkHidden("confined")
	return cmd
}

// faultsError is an error that names the last place shown and counts the rest.
func faultsError(rep *verify.Report) error {
	last := rep.Faults[min(len(rep.Faults), 20)-1].String()
	if rep.NFaults == 1 {
		return errors.New(last)
	}
	return fmt.Errorf("%s; %d faults in all", last, rep.NFaults)
}

// confinedVerify is the child's part: limit memory, verify, print the report.
func confinedVerify(cmd *cobra.Command, dir, base string) error {
	if err := verify.Confine(verifyMemory); err != nil {
		return err
	}
	rep, err := verify.Run(dir, verify.Options{Base: base})
	if err != nil {
		return err
	}
	return json.NewEncoder(cmd.OutOrStdout()).Encode(&rep)
}

// prove verifies in a child process, so that a file that kills the reader kills
// no run.
func prove(ctx context.Context, dir, base string) (*verify.Report, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, err
	}
	args := []string{os.Args[0], "verify", "--confined", "--base", base, dir}
	var out, errs bytes.Buffer
	child := exec.CommandContext(ctx, exe, args[1:]...)
	child.Args, child.Stdin, child.Stdout, child.Stderr = args, bytes.NewReader(nil), &out, &errs
	if err := child.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		text := strings.TrimPrefix(strings.TrimSpace(errs.String()), "baoshu: ")
		if first, _, ok := strings.Cut(text, "\n"); ok { // a stack of the reader's
			text = first
		}
		if text == "" { // it did not begin, or was killed
			text = "the verifier ended early: " + err.Error()
		}
		return nil, fmt.Errorf("%s: %s", dir, text)
	}
	rep := new(verify.Report)
	if err := json.Unmarshal(out.Bytes(), rep); err != nil {
		return nil, fmt.Errorf("%s: the verifier's answer cannot be read: %w", dir, err)
	}
	return rep, nil
}

// proveBeforePublishing is the check that a batch runs on its finished snapshot.
func proveBeforePublishing(base string) func(ctx context.Context, snapshot string) error {
	return func(ctx context.Context, snapshot string) error {
		makeRoom()
		rep, err := prove(ctx, snapshot, base)
		if err == nil && !rep.OK() {
			err = faultsError(rep)
		}
		return err
	}
}

// makeRoom gives memory back before a child needs some: what a large batch leaves
// behind would lie beside all that the child takes.
func makeRoom() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.Sys-m.HeapReleased > 128<<20 {
		debug.FreeOSMemory()
	}
}
