package repair

import (
	"baoshu/pipeline/edit"
	"baoshu/pipeline/paper"
)

// OCR reads the rings of a percent sign as digits, and the sign beside them once more:
//
//	占43.4%；      43.4%6；     a digit behind the sign
//	下降0.4%。     0.49%。      a 9 before it
//
// No digit is taken out for that: it is suggested to, behind the sign, where none is
// printed, and before it where one stands behind it too, or the page gives its percentages
// with one decimal. On 29 pages read by OCR 24 of 27 such numbers had gained their 9.

// ring reports whether OCR reads a part of a percent sign as r.
func ring(r rune) bool { return r == '0' || r == '4' || r == '6' || r == '9' }

func percentSign(r rune) bool { return r == '%' || r == '％' }

// percent finds digits that are parts of a percent sign.
func (r *room) percent(text []rune) []proposal {
	var out []proposal
	for i, x := range text {
		if !percentSign(x) || !digit(at(text, i-1)) {
			continue
		}
		if behind := at(text, i+2); ring(at(text, i+1)) && (pauses(behind) || behind == ';' || behind == ',') {
			out = append(out, proposal{start: i + 1, end: i + 2, confidence: 0.5, suggest: true})
		}
		ringed := ring(at(text, i+1)) && !digit(at(text, i+2)) && at(text, i+2) != '.'
		if text[i-1] == '9' && decimals(text, i) == 2 && (ringed || r.oneDecimal()) {
			out = append(out, proposal{start: i - 1, end: i, confidence: 0.5, suggest: true})
		}
	}
	return out
}

// doubtPercents suggests what percent finds on a page that OCR read too well for the other
// rules.
func doubtPercents(p *paper.Page) {
	r := room{page: p}
	for i := range p.Lines {
		t := &p.Lines[i].Text
		if mended(t) {
			continue
		}
		var es []edit.Edit
		for _, x := range r.percent(edit.Runes(t.String())) {
			es = append(es, edit.Edit{Start: x.start, End: x.end, Note: edit.Note{Kind: edit.Char, Rule: "repair/percent", Evidence: edit.Structure, Confidence: x.confidence}})
		}
		t.Suggest(es)
	}
}

// decimals returns how many digits stand between a point and i, 0 where no point does.
func decimals(text []rune, i int) int {
	n := 0
	for digit(at(text, i-1-n)) {
		n++
	}
	if n == 0 || at(text, i-1-n) != '.' || !digit(at(text, i-2-n)) {
		return 0
	}
	return n
}

// oneDecimal reports whether the percentages of the page have one decimal, but for those
// whose second one is a 9.
func (r *room) oneDecimal() bool {
	if r.places == nil {
		r.places = new([2]int)
		for i := range r.page.Lines {
			text := []rune(r.page.Lines[i].Text.String())
			for k, x := range text {
				if !percentSign(x) {
					continue
				}
				switch decimals(text, k) {
				case 1:
					r.places[0]++
				case 2:
					if text[k-1] != '9' {
						r.places[1]++
					}
				}
			}
		}
	}
	return r.places[0] > 3*r.places[1]
}
