// Package dataset publishes a dataset on disk: many tables that switch at once,
// or not at all.
//
//	DATASET/
//	  .lock                               who writes
//	  .staging-7/                         what a run is writing, or died writing
//	  current -> snapshots/6              replaced by rename
//	  quarantine/3b1f…-0731.txt           bytes of inputs that could not be used
//	  run.json                            how the last run ended, for people
//	  snapshots/6/
//	    figures/pub_year=2023/part-0a1b….parquet
//	    …
//	    datapackage.json croissant.json DICTIONARY.md dictionary.parquet views.sql manifest.json
//
// A run takes the lock, hands over rows unit by unit, and commits:
//
//	b, err := dataset.Begin(dataset.OS{}, dir, dataset.Options{Check: verify})
//	defer b.Abort()
//	b.Put("晨报/2023-10-20", rows)    // from any number of goroutines, in any order
//	b.Withdraw("晨报/0731.txt")       // an input that is gone
//	done, err := b.Commit(ctx, dataset.Versions{…}, run)
//
// # Units and parts
//
// A unit is what the pipeline processes in one go, an issue of a paper: some
// inputs and all rows that come of them. Its inputs are replaced together. A
// part is a group of files, at most one a table and year, that holds all rows of
// some units and nothing else. Parts never change and are named by their
// content. A commit links the parts that stay into the new snapshot, writes new
// parts for new units, and rewrites only the parts that hold a unit which was
// replaced or withdrawn. So adding one page costs the same whatever the dataset
// holds, but for reading the state of the inputs and linking the files, whose
// number [Options].Merge keeps low by merging parts of like size.
//
// # What is promised
//
// The same units give the same bytes, whatever the order and the goroutines they
// came from; only table runs holds times of the clock. A run that dies or meets
// a full disk at any point leaves `current` on the snapshot it was on, whole;
// the next run removes what is left over. Every file is synced before `current`
// is switched, and every folder.
package dataset
