package compose

import (
	"bufio"
	"encoding/json"
	"io"
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// Read reads stories, one JSON object a line with title and paragraphs (or
// paras), and keeps those that can be set on a page: running paragraphs that end
// like sentences, 300 to 2,500 characters. It gives three in four an invented
// byline. The broadcaster's name before the first paragraph is taken off.
func Read(r *bufio.Reader, rng *rand.Rand) ([]Story, error) {
	var out []Story
	for {
		line, err := r.ReadBytes('\n')
		if len(line) > 1 {
			var it struct {
				Title      string
				Paragraphs []string
				Paras      []string
			}
			if err := json.Unmarshal(line, &it); err != nil {
				return nil, err
			}
			if it.Paragraphs == nil {
				it.Paragraphs = it.Paras
			}
			if s, ok := settable(it.Title, it.Paragraphs); ok {
				s.Byline = Names(rng)
				out = append(out, s)
			}
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func settable(title string, paras []string) (Story, bool) {
	if len(paras) < 4 || len(paras) > 20 || utf8.RuneCountInString(title) > 36 {
		return Story{}, false
	}
	s := Story{Title: title, Paragraphs: append([]string(nil), paras...)}
	total := 0
	for i, p := range s.Paragraphs {
		if i == 0 {
			if _, rest, ok := strings.Cut(p, "(新闻联播)："); ok {
				p = rest
			}
			s.Paragraphs[0] = strings.TrimPrefix(p, "本台消息：")
			p = s.Paragraphs[0]
		}
		n := utf8.RuneCountInString(p)
		last, _ := utf8.DecodeLastRuneInString(p)
		if n < 20 || !strings.ContainsRune("。！？”…", last) {
			return Story{}, false
		}
		total += n
	}
	return s, total > 300 && total < 2500
}

// Pick picks two to six stories for a page.
func Pick(rng *rand.Rand, stories []Story) []Story {
	var out []Story
	for n := 2 + rng.IntN(5); len(out) < n; {
		out = append(out, stories[rng.IntN(len(stories))])
	}
	return out
}
