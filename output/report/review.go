package report

import "baoshu/schema"

// review is what needs a human, and what was seen and not used.
type review struct {
	Conflicts   []trimmed       `json:"conflicts"`   // story, kind, figure ids, reading a, reading b, chosen, rule
	Unplaced    []trimmed       `json:"unplaced"`    // file, line, text, reason, score, runners-up
	Suggestions []trimmed       `json:"suggestions"` // story, paragraph, start, end, kind, before, after, rule, evidence, confidence, context
	Failed      []trimmed       `json:"failed"`      // file, error, run
	Unparsed    unparsedColumns `json:"unparsed"`
}

type unparsedColumns struct {
	Story     []int `json:"story"` // index of the story
	Paragraph []int `json:"paragraph"`
	Start     []int `json:"start"`
	Reason    dict  `json:"reason"`
	Quote     dict  `json:"quote"`
}

// story adds what a story has to review.
func (r *review) story(s *story, at int) {
	for _, u := range s.unparsed {
		p, ok := s.seq[u.ParagraphID]
		if !ok {
			continue
		}
		c := &r.Unparsed
		c.Story, c.Paragraph, c.Start = append(c.Story, at), append(c.Paragraph, p), append(c.Start, int(u.CharStart))
		c.Reason.add(u.Reason)
		c.Quote.add(u.Quote)
	}
	for _, c := range s.corrections {
		if p, ok := s.seq[c.ParagraphID]; ok && !c.Applied {
			r.Suggestions = append(r.Suggestions, trimmed{at, p, optional(c.CleanStart), optional(c.CleanEnd), c.Kind, nullable(c.Before), nullable(c.After),
				c.Rule, c.Evidence, permille(c.Confidence), nullable(c.Context)})
		}
	}
}

// part adds what belongs to no story.
func (r *review) part(rows *schema.Rows, story map[string]int) {
	for i := range rows.Conflicts {
		c := &rows.Conflicts[i]
		at, ok := story[c.ArticleID]
		if !ok {
			at = -1
		}
		r.Conflicts = append(r.Conflicts, trimmed{at, c.Kind, c.FigureIDs, nullable(c.ReadingA), nullable(c.ReadingB), nullable(c.Chosen), nullable(c.Rule), c.ConflictID})
	}
	for i := range rows.Fragments {
		if f := &rows.Fragments[i]; f.Disposition == "unplaced" {
			r.Unplaced = append(r.Unplaced, trimmed{f.SourceFile, f.LineNo, f.RawText, nullable(f.Reason), permille(f.Score), nullable(f.RunnersUp)})
		}
	}
	for i := range rows.Inputs {
		if in := &rows.Inputs[i]; in.Status == "quarantined" {
			r.Failed = append(r.Failed, trimmed{in.SourceFile, nullable(in.Error), in.LastRun})
		}
	}
}
