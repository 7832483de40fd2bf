package period

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/baoshu/baoshu/pipeline/paper"
)

func TestProbe(t *testing.T) {
	f, err := os.Open(os.Getenv("PROBE"))
	if err != nil {
		t.Skip()
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<20)
	for sc.Scan() {
		d, txt, _ := strings.Cut(sc.Text(), "\t")
		ref := Unknown()
		if x, err := paper.ParseDay(d); err == nil {
			ref = On(x)
		}
		fmt.Println(d, txt)
		for _, p := range brief(Scan([]rune(txt), ref, nil)) {
			fmt.Println("     ", p)
		}
	}
}
