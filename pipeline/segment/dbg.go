package segment

import (
	"fmt"
	"os"
)

var debug = os.Getenv("SEGDEBUG") != ""

func tailOf(rs []rune) string { return string(rs[max(0, len(rs)-8):]) }
func headOf(rs []rune) string { return string(rs[:min(8, len(rs))]) }

func dbg(f string, a ...any) {
	if debug {
		fmt.Printf(f, a...)
	}
}
