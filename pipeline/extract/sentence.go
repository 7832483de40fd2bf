package extract

import "baoshu/pipeline/paper"

// sentences appends the spans of the sentences of a text, in order; they tile it.
// A stop inside a quotation that the outer sentence goes on after (“……？”他说) ends
// none.
func sentences(text []rune, dst []paper.Span) []paper.Span {
	start := 0
	for i := 0; i < len(text); i++ {
		r := text[i]
		if r > '。' && r < '！' { // nearly all of them, at the cost of one look
			continue
		}
		switch r {
		case '。', '！', '？', '!', '?', '\n':
		default:
			continue
		}
		end := i + 1
		quoted := false
		for end < len(text) && closes(text[end]) {
			quoted = true
			end++
		}
		if quoted && end < len(text) && !opens(text[end]) && text[end] != '\n' {
			i = end - 1
			continue
		}
		dst = append(dst, paper.Span{Start: start, End: end})
		start, i = end, end-1
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
