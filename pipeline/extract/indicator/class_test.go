package indicator

import "testing"

func TestClasses(t *testing.T) {
	for i, name := range classNames {
		if c, _ := classesOf(name); c != 1<<i {
			t.Errorf("%s is class %b, want bit %d", name, c, i)
		}
	}
	if last := class(1) << (len(classNames) - 1); last != classWhich {
		t.Errorf("the last name is of %b, the last class is %b", last, classWhich)
	}
	l := Lists()[len(Lists())-1]
	for _, r := range l.Rows {
		if _, unknown := classesOf(r[l.Column("classes")]); len(unknown) > 0 {
			t.Errorf("%s: %s: no class %v", l.Name, r[0], unknown)
		}
	}
	for _, c := range []struct {
		word string
		is   class
		want bool
	}{
		{"完成", classGain, true},
		{"完成", classFlow, true},
		{"完", classGain, false},
		{"完成了", classGain, false},
		{"拿出", classSpend, true},
		{"拿出", classGain, false},
	} {
		if got := classOf([]rune(c.word))&c.is != 0; got != c.want {
			t.Errorf("%s in %b: %v", c.word, c.is, got)
		}
	}
	if !load().endsIn([]rune("产业集群"), 2, classTrade) || load().endsIn([]rune("群"), 2, classTrade) {
		t.Error("endsIn")
	}
}
