package main

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// people prints what people read: whole numbers with a separator between
// thousands. What programs read, JSON and logs, is printed plain.
func people() *message.Printer { return message.NewPrinter(language.English) }

// value prints a figure's value, or a range of two, for people: every digit that
// it has, with a separator between thousands. (The printer rounds what stands
// behind a point.)
func value(v float64, high *float64, ranged bool) string {
	whole, fraction, broken := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	digits := strings.TrimPrefix(whole, "-")
	var b strings.Builder
	b.WriteString(whole[:len(whole)-len(digits)])
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	if broken {
		b.WriteString("." + fraction)
	}
	if ranged && high != nil {
		b.WriteString("–" + value(*high, nil, false))
	}
	return b.String()
}
