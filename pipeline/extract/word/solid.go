package word

import "math"

// near is by how much costs may differ and still count as the same: sums of many
// rounded numbers do.
const near = 0.01

// settle marks the words of two characters that are never cut in two, whatever stands
// around them: solid. Most are, for two characters by themselves are two rare words.
// Where no other word begins or ends within, the tagger need not look at the characters
// (see [Tagger.words]), and most of the words it would try are such characters.
func (m *model) settle(words []string, ids []int32) {
	cheaper := m.openings()
	var first, second []reading
	for i, w := range words {
		text := []rune(w)
		if len(text) != 2 || !isHan(text[0]) || !isHan(text[1]) {
			continue
		}
		first, second = m.alone(text[0], first[:0]), m.alone(text[1], second[:0])
		if m.holds(m.of(int(ids[i])), first, second, &cheaper) {
			m.readings[ids[i]].mark |= solid
		}
	}
}

// openings returns how much cheaper, at the most, it can be to begin with the second
// tag than with the first, behind any tag; it is negative.
func (m *model) openings() (least costs) {
	for t := range tags {
		for u := range tags {
			least[t][u] = float32(math.Inf(1))
			for before := range tags {
				least[t][u] = min(least[t][u], m.into[t][before]-m.into[u][before])
			}
		}
	}
	return least
}

// holds reports whether each way to read first and second one by one costs more than
// some reading of the word that they make, whatever tags stand before and behind.
func (m *model) holds(word, first, second []reading, cheaper *costs) bool {
	for _, a := range first {
		for _, b := range second {
			apart, dearer := a.cost+m.into[b.tag][a.tag]+b.cost, false
			for _, w := range word {
				dearer = dearer || apart-w.cost+cheaper[a.tag][w.tag]-m.gap[b.tag][w.tag] > near
			}
			if !dearer {
				return false
			}
		}
	}
	return true
}

// of returns the readings of the word that begin at id.
func (m *model) of(id int) []reading {
	end := id
	for m.readings[end].mark&more != 0 {
		end++
	}
	return m.readings[id : end+1]
}

// alone appends the readings of one character, as the tagger tries them, to dst.
func (m *model) alone(r rune, dst []reading) []reading {
	if id := m.words.One(r); id >= 0 {
		return append(append(dst, m.of(id)...), m.strange)
	}
	return append(dst, m.of(0)...)
}
