package repair

import (
	"baoshu/pipeline/lm"
	"baoshu/pipeline/paper"
	"baoshu/pipeline/seam"
)

// What a repair must save, in bits, over what seam asks for where lines meet: a
// character is printed twice inside a line far less often than at a break, and
// the language doubles characters on every page.
const (
	lineChar    = 13.0
	lineRun     = 16.0
	suggestChar = 10.0
	wordsMeet   = 18.0
	bound       = 1.0 // what a character costs at most that belongs to the two before it
)

// doubleMark finds one punctuation mark standing twice.
func (r *room) doubleMark(text []rune) []proposal {
	var out []proposal
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '，', '。', '、', '；', '：':
			if text[i-1] == text[i] && at(text, i+1) != text[i] && at(text, i-2) != text[i] {
				out = append(out, proposal{start: i, end: i + 1, confidence: 0.9})
			}
		}
	}
	return out
}

// doubleChar finds characters standing twice that the model wants once.
func (r *room) doubleChar(text []rune) []proposal {
	var out []proposal
	for i := 1; i+1 < len(text); i++ {
		if text[i] != text[i-1] || !han(text[i]) {
			continue
		}
		saved, needed := seam.Saved(r.m, text[:i], text[i:], 1), seam.Needed(r.m, text[:i], text[i:], 1)
		switch {
		case saved < suggestChar || saved < needed || r.excused(text, i, saved):
		case saved >= lineChar && saved >= needed+lineChar-seam.NeededChar:
			out = append(out, proposal{start: i, end: i + 1, confidence: sure(saved - lineChar)})
		default:
			out = append(out, proposal{start: i, end: i + 1, confidence: 0.5, suggest: true})
		}
	}
	return out
}

// sure turns bits over what is needed into a confidence.
func sure(over float64) float64 { return min(0.9+over/100, 0.99) }

// excused reports whether the character at i, which is that before it, may be
// doubled by right, though the model does not know it to be; saved is what its
// going would save.
func (r *room) excused(text []rune, i int, saved float64) bool {
	x := text[i]
	before, after := at(text, i-2), at(text, i+1)
	first, second := r.ends(text[:i]), r.begins(text[i:])
	switch {
	case r.names[x]: // 林林
		return true
	case r.w.surname[before] && !first: // 张靖靖, but not 高质质量
		return saved < wordsMeet || r.m.Bits(before, x, after) > bound
	case r.w.translit[x] && (r.w.translit[before] || r.w.translit[after]): // 贾拉拉巴德
		return true
	case digit(before): // 13个个
		return true
	case !han(before) && !han(after): // “墩墩”
		return true
	case r.m.Word(text[i-1:i+1]) > 0: // 妈妈, 渐渐; but not 用人人单位
		return saved < wordsMeet || !first || second
	case !first && !second: // 凑凑热闹, a pet name: neither is part of a word
		return !particle(x)
	case !first && han(before) && !particle(before) && !r.ends(text[:i-1]): // 中演演出: 中演 is short for something; but not 高质质量
		return !r.drawn(before, x, 3) || r.m.Bits(before, x, after) > bound
	case first && !second && han(after) && !particle(after) && r.drawn(x, after, 3): // 细菌菌株: a word the list does not have
		return saved < wordsMeet
	}
	return false
}

// drawn reports whether b is likelier after a than elsewhere, by so many bits.
func (r *room) drawn(a, b rune, bits float32) bool {
	return r.m.Bits(lm.Gap, lm.Gap, b)-r.m.Bits(lm.Gap, a, b) >= bits
}

// ends reports whether a word ends the text, begins whether one begins it.
func (r *room) ends(text []rune) bool {
	n := len(text)
	return n >= 2 && r.m.Word(text[n-2:]) > 0 || n >= 3 && r.m.Word(text[n-3:]) > 0
}

func (r *room) begins(text []rune) bool {
	n := len(text)
	return n >= 2 && r.m.Word(text[:2]) > 0 || n >= 3 && r.m.Word(text[:3]) > 0
}

// particle reports whether r stands as a word alone.
func particle(r rune) bool {
	switch r {
	case '的', '了', '在', '和', '是', '与', '为', '对', '把', '被', '等', '从', '到', '及', '或', '也', '将', '向', '以', '就', '都', '并', '而', '让', // particles
		'但', '同', '更', '很', '最', '不', '没', '未', '要', '会', '能', '可', '应', '已', '正', '又', '再', '还', '只', '才', '仍', '使', '由', '因', '若', '则', '即', '所', '按', '据', '给', '用', '比', '至', '地', '得', '着', '过',
		'我', '他', '她', '它', '你', '这', '那', '其', '该', '此', '各', '每', '们':
		return true
	}
	return false
}

// longestRun is the longest run looked for twice inside a line.
const longestRun = 12

// doubleRun finds runs of two or more characters that stand twice in a row.
func (r *room) doubleRun(text []rune) []proposal {
	var out []proposal
	for i := 2; i+2 < len(text); i++ {
		for n := min(longestRun, i, len(text)-i); n >= 2; n-- {
			if text[i-1] != text[i+n-1] || text[i-n] != text[i] || !same(text[i-n:i], text[i:i+n]) || r.thrice(text, i, n) {
				continue
			}
			saved, needed := seam.Saved(r.m, text[:i], text[i:], n), seam.Needed(r.m, text[:i], text[i:], n)
			if saved < needed || n == 2 && r.w.doubling[string(text[i:i+2])] {
				continue
			}
			p := proposal{start: i, end: i + n, confidence: 0.5, suggest: true}
			if saved >= lineRun && r.once(text[i:i+n]) && (n > 3 || r.crossed(text, i-n) || r.crossed(text, i+n)) {
				p.suggest, p.confidence = false, sure(saved-lineRun)
			}
			out = append(out, p)
			i += n
			break
		}
	}
	return out
}

// thrice reports whether the run of n before i stands more than twice in a row:
// a cheer, a pattern, nothing that a page is cut in.
func (r *room) thrice(text []rune, i, n int) bool {
	return i+2*n <= len(text) && same(text[i-n:i], text[i+n:i+2*n]) || i >= 2*n && same(text[i-n:i], text[i-2*n:i-n])
}

// crossed reports whether a word stands over the place k: a run that begins or
// ends there is no whole, and nobody says it twice. A run of whole words may be
// said twice: 读着读着, 请坐请坐.
func (r *room) crossed(text []rune, k int) bool {
	for n := 2; n <= 4; n++ {
		for s := max(0, k-n+1); s < k && s+n <= len(text); s++ {
			if r.m.Word(text[s:s+n]) >= shapeWord {
				return true
			}
		}
	}
	return false
}

// once reports whether a run is nothing that is said twice in a row: no clause,
// no list, no foreign name.
func (r *room) once(run []rune) bool {
	foreign := true
	switch run[0] {
	case '很', '太', '好', '越', '又', '再', '真', '请', '别', '快': // 很远很远
		return false
	}
	if run[len(run)-1] == '着' || run[len(run)-1] == '啊' {
		return false
	}
	for _, x := range run {
		if !han(x) {
			return false
		}
		foreign = foreign && r.w.translit[x]
	}
	return !foreign
}

func same(a, b []rune) bool {
	for i, x := range a {
		if x != b[i] {
			return false
		}
	}
	return true
}

// doubledNames returns the characters that stand doubled on the page more than
// once: what OCR or a layout tool doubles, it doubles once.
func doubledNames(p *paper.Page) map[rune]bool {
	var seen map[rune]bool
	var names map[rune]bool
	for i := range p.Lines {
		last := rune(0)
		for _, x := range p.Lines[i].Text.String() {
			if x == last && han(x) {
				if seen == nil {
					seen, names = map[rune]bool{}, map[rune]bool{}
				}
				if seen[x] {
					names[x] = true
				}
				seen[x] = true
			}
			last = x
		}
	}
	return names
}
