package segment

import "unicode"

// A person's name in a byline is two to four Han characters; a name of two is
// set with a space between them to line up with names of three (辛 阳).

func han(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r < 0x4dc0 || r == '〇' || r > 0xf8ff && unicode.Is(unicode.Han, r)
}

func space(r rune) bool {
	return r == ' ' || r == '\t' || r == '\u3000' || r == '\u00a0' || r >= '\u2000' && r <= '\u200a'
}

// nameParts reads rs as names and nothing else: parts of Han characters apart
// from spaces, 、 or ，, two single characters in a row being one name. ok is
// false where anything else stands there or a part is no possible name.
func nameParts(rs []rune) (names []string, ok bool) {
	single := ""
	for i := 0; i < len(rs); {
		if r := rs[i]; space(r) || r == '、' || r == '，' || r == ',' || r == '/' {
			if r != ' ' && !space(r) && single != "" {
				return nil, false
			}
			i++
			continue
		}
		j := i
		for j < len(rs) && (han(rs[j]) || rs[j] == '·' && j > i) {
			j++
		}
		if j == i || j-i > 12 {
			return nil, false
		}
		part := rs[i:j]
		i = j
		dotted := false
		for _, r := range part {
			dotted = dotted || r == '·'
		}
		switch n := len(part); {
		case n == 1 && single == "":
			single = string(part)
		case n == 1:
			names, single = append(names, single+string(part)), ""
		case single != "":
			return nil, false
		case n <= 3 || dotted:
			names = append(names, string(part))
		case n == 4: // 欧阳 names, or two names of two without a space
			l := lists().surnames
			switch {
			case l[string(part[:2])]:
				names = append(names, string(part))
			case l[string(part[:1])] && l[string(part[2:3])]:
				names = append(names, string(part[:2]), string(part[2:]))
			case len(part) < len(rs): // set apart as a name is
				names = append(names, string(part))
			default:
				return nil, false
			}
		case n == 5 || n == 6: // OCR loses the space between two names
			cut := splitNames(part)
			if cut == 0 {
				return nil, false
			}
			names = append(names, string(part[:cut]), string(part[cut:]))
		default:
			return nil, false
		}
	}
	return names, single == "" && len(names) > 0
}

// splitNames returns where the second of two names begins, by its family name,
// or 0 where no cut gives two names of two or three characters.
func splitNames(part []rune) int {
	for _, cut := range []int{len(part) - 3, len(part) - 2} {
		if cut >= 2 && cut <= 3 && lists().surnames[string(part[:1])] && lists().surnames[string(part[cut:cut+1])] {
			return cut
		}
	}
	return 0
}

// bareNames reads a line that is one to three names and nothing else, each with
// a known family name.
func bareNames(rs []rune) ([]string, bool) {
	if len(rs) > 14 {
		return nil, false
	}
	names, ok := nameParts(rs)
	if !ok || len(names) > 3 {
		return nil, false
	}
	for _, n := range names {
		r := []rune(n)
		if len(r) > 4 || !lists().surnames[string(r[:1])] && !(len(r) > 2 && lists().surnames[string(r[:2])]) {
			return nil, false
		}
	}
	return names, true
}
