package main

import (
	"time"

	"baoshu/pipeline/paper"
)

// A window is the days whose pages a batch takes; NoDay is no bound.
type window struct{ from, to paper.Day }

// windows returns the pieces in which --from, --to and --step say that a batch is
// done, the earliest first: one where no step is set.
func (c *config) windows() ([]window, error) {
	w := window{paper.NoDay, paper.NoDay}
	var err error
	if c.From != "" {
		if w.from, err = paper.ParseDay(c.From); err != nil {
			return nil, usage("from: %v", err)
		}
	}
	if c.To != "" {
		if w.to, err = paper.ParseDay(c.To); err != nil {
			return nil, usage("to: %v", err)
		}
	}
	if c.From != "" && c.To != "" && w.to < w.from {
		return nil, usage("from %s is later than to %s", c.From, c.To)
	}
	if c.Step == "" {
		return []window{w}, nil
	}
	if c.Step != "day" && c.Step != "month" && c.Step != "year" {
		return nil, usage("step is %q; want day, month or year", c.Step)
	}
	if c.From == "" {
		return nil, usage("step needs from: the day of the earliest page")
	}
	if c.To == "" {
		w.to = today(c.Timezone)
	}
	return w.pieces(c.Step), nil
}

// pieces cuts a window at the ends of days, months or years.
func (w window) pieces(step string) (out []window) {
	for from := w.from; from <= w.to; {
		next := from + 1
		switch y, m, _ := from.Date(); step {
		case "month":
			next = paper.DayOf(y, m+1, 1)
		case "year":
			next = paper.DayOf(y+1, 1, 1)
		}
		out = append(out, window{from, min(next-1, w.to)})
		from = next
	}
	return out
}

// today is the day in a time zone; in that of the machine where it is not known.
func today(zone string) paper.Day {
	now := time.Now()
	if loc, err := time.LoadLocation(zone); err == nil {
		now = now.In(loc)
	}
	y, m, d := now.Date()
	return paper.DayOf(y, int(m), d)
}
