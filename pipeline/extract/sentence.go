package extract

import "baoshu/pipeline/paper"

// sentences appends the spans of the sentences of a text, in order; they tile it. at
// are the places of the characters that can end one. A stop inside a quotation that the
// outer sentence goes on after (“……？”他说) ends none.
func sentences(text []rune, at []int32, dst []paper.Span) []paper.Span {
	start, i := 0, 0
	for _, stop := range at {
		if int(stop) < i {
			continue
		}
		end := int(stop) + 1
		quoted := false
		for end < len(text) && closes(text[end]) {
			quoted = true
			end++
		}
		if quoted && end < len(text) && !opens(text[end]) && text[end] != '\n' {
			i = end
			continue
		}
		dst = append(dst, paper.Span{Start: start, End: end})
		start, i = end, end
	}
	if start < len(text) {
		dst = append(dst, paper.Span{Start: start, End: len(text)})
	}
	return dst
}

func closes(r rune) bool {
	return r == '”' || r == '’' || r == '）' || r == '」' || r == '』' || r == ')'
}

func opens(r rune) bool { return r == '“' || r == '「' || r == '（' || r == ' ' || r == '　' }
