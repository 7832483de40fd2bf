package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"baoshu/output/dataset"
)

func newGC() *cobra.Command {
	c := defaults()
	cmd := &cobra.Command{
		Use:     "gc DATASET",
		Short:   "Remove snapshots beyond those to keep, and what dead runs left",
		Example: "  baoshu gc dataset --keep 3",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.load(cmd, ""); err != nil {
				return err
			}
			gone, err := dataset.GC(dataset.OS{}, args[0], dataset.Options{Command: "baoshu gc", Keep: c.Keep, KeepFor: c.KeepFor})
			if err != nil {
				return noDataset(args[0], err)
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: %d snapshots removed\n", args[0], len(gone))
			return err
		},
	}
	c.addFlags(cmd, "keep", "keep_for")
	return cmd
}

func newCompact() *cobra.Command {
	c := defaults()
	cmd := &cobra.Command{
		Use:     "compact DATASET",
		Short:   "Write small files together to large ones; no row changes",
		Example: "  baoshu compact dataset",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.load(cmd, ""); err != nil {
				return err
			}
			done, err := dataset.Compact(cmd.Context(), dataset.OS{}, args[0], dataset.Options{Command: "baoshu compact", Keep: c.Keep, KeepFor: c.KeepFor, Check: proveBeforePublishing("")})
			if err != nil {
				return noDataset(args[0], err)
			}
			if done.Snapshot == 0 {
				_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: nothing to compact\n", args[0])
				return err
			}
			_, err = people().Fprintf(cmd.OutOrStdout(), "%s: snapshot %s, %d parts written, %d kept\n", args[0], strconv.Itoa(done.Snapshot), done.Parts, done.Kept)
			return err
		},
	}
	c.addFlags(cmd, "keep", "keep_for")
	return cmd
}
