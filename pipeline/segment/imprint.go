package segment

import "baoshu/pipeline/paper"

// An imprint is a line of what a paper prints about itself at the top or foot of a
// page: `2024年3月18日　星期一　农历甲辰年二月初九　今日8版`, `第18321期　国内统一连续出版物号
// CN 11-0065`. It is read part by part; a line that holds anything else is none.

// parts reports whether a line without its spaces is parts of an imprint and
// nothing else.
func parts(sq []rune) bool {
	n := 0
	for i := 0; i < len(sq); {
		if hasRune(sq[i:i+1], '·', '•', '|', '｜', '/', '，', ',', '、', '—', '-', '：', ':', '（', '）', '(', ')') {
			i++
			continue
		}
		if end := part1(sq, i); end > i {
			i = end
			n++
			continue
		}
		end := section(sq, i)
		if end == i {
			return false
		}
		i = end
	}
	return n > 0
}

// section returns the end of the name of a section at i, or i.
func section(sq []rune, i int) int {
	end, _ := lists().section.Longest(sq, i)
	return end
}

// part1 returns the end of one part at i, or i.
func part1(sq []rune, i int) int {
	if j := dateAt(sq, i); j > 0 {
		return j
	}
	for _, w := range []string{"星期", "周"} {
		if hasPrefix(sq[i:], w) {
			if j := i + len([]rune(w)); j < len(sq) && hasRune(sq[j:j+1], '一', '二', '三', '四', '五', '六', '日', '天') {
				return j + 1
			}
		}
	}
	if hasPrefix(sq[i:], "农历") {
		return over(sq, i+2, "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥闰正一二三四五六七八九十冬腊廿初年月日大小")
	}
	for _, w := range []string{"今日", "本期", "本报今日", "共", "总第", "第"} {
		if !hasPrefix(sq[i:], w) {
			continue
		}
		j := i + len([]rune(w))
		k := over(sq, j, "0123456789０１２３４５６７８９零〇一二三四五六七八九十百")
		if k > j && k < len(sq) && hasRune(sq[k:k+1], '版', '期', '页') {
			return k + 1
		}
	}
	if end, id := lists().start.Longest(sq, i); id >= 0 && lists().startClass[id] == furniture {
		for end < len(sq) && !han(sq[end]) {
			end++
		}
		return end
	}
	if end, id := lists().mast.Longest(sq, i); id >= 0 {
		return end
	}
	return i
}

// over returns the end of the characters of a set from i on.
func over(sq []rune, i int, set string) int {
	for i < len(sq) {
		in := false
		for _, r := range set {
			in = in || r == sq[i]
		}
		if !in {
			break
		}
		i++
	}
	return i
}

// mastNames are how the names of papers end.
var mastNames = [...]string{"日报", "晚报", "晨报", "早报", "商报", "时报", "都市报", "青年报", "农民报", "工人报"}

// masthead reports whether a line is the name of a paper, known or not.
func masthead(sq []rune) bool {
	if len(sq) < 4 || len(sq) > 8 {
		return false
	}
	for _, r := range sq {
		if !han(r) {
			return false
		}
	}
	for _, end := range mastNames {
		if e := []rune(end); string(sq[len(sq)-len(e):]) == end && len(sq) > len(e)+1 {
			return true
		}
	}
	return false
}

// atTop is how many lines from its top a page has its masthead in.
const atTop = 4

// mastheads marks the masthead of a page: at its top a line that is the name of a
// paper, anywhere the name of this one.
func mastheads(p *paper.Page, us []*unit) {
	title := p.Meta.Paper
	if title == "" && p.File != nil {
		title = p.File.Meta.Paper
	}
	for i, u := range us {
		if len(u.rs) > 24 || u.class != short && u.class != running && u.class != name {
			continue
		}
		if sq := squeeze(u.rs); i < atTop && masthead(sq) || title != "" && string(sq) == title {
			u.class, u.rule = furniture, "furniture/masthead"
		}
	}
	for i, u := range us[:min(atTop, len(us))] {
		if u.class == short && u.line.Mark == paper.MarkNone && sectionLike(u.rs) && i+1 < len(us) && us[i+1].class == furniture {
			u.class, u.rule = banner, "furniture/section"
		}
	}
}

// sectionLike reports whether a line right before the imprint of a page can only be the name
// of its section: two to four Han characters. Behind the imprint stands the first headline.
func sectionLike(rs []rune) bool {
	sq := squeeze(rs)
	for _, r := range sq {
		if !han(r) {
			return false
		}
	}
	return len(sq) >= 2 && len(sq) <= 4
}
