package schedule

import (
	"time"

	"github.com/robfig/cron/v3"
)

// A wallClock is a schedule of times on the wall of a zone. The cron library
// leaves out a time that does not exist and runs one that comes twice twice; here
// the expression is read on a clock that never changes, and what it says is then
// looked up in the zone.
type wallClock struct {
	cron.Schedule
	zone *time.Location
}

// Next returns the first time after a moment, zero where there is none.
func (w wallClock) Next(after time.Time) time.Time {
	wall := onWall(after.In(w.zone))
	for {
		wall = w.Schedule.Next(wall)
		if wall.IsZero() {
			return wall
		}
		// In the second of two equal hours, the wall's next time is one that was.
		if t := lookUp(wall, w.zone); t.After(after) {
			return t
		}
	}
}

// onWall returns what the clock on the wall says at a time, as a time of a zone
// whose clocks never change.
func onWall(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// lookUp returns when the clock on the wall of a zone says so: the first time
// where it does twice, the end of the gap where it never does.
func lookUp(wall time.Time, zone *time.Location) time.Time {
	t := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), wall.Nanosecond(), zone)
	begins, ends := t.ZoneBounds()
	switch says := onWall(t); {
	case says.After(wall):
		return begins
	case says.Before(wall):
		return ends
	}
	if begins.IsZero() {
		return t
	}
	_, now := t.Zone()
	_, before := begins.Add(-time.Second).Zone()
	if first := t.Add(time.Duration(now-before) * time.Second); first.Before(begins) && onWall(first.In(zone)).Equal(wall) {
		return first
	}
	return t
}
