package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"reflect"
	"slices"
	"strings"

	"baoshu/schema"
)

// byUnit takes the rows of a part apart into its units.
func byUnit(rows *schema.Rows) map[string]*schema.Rows {
	out := map[string]*schema.Rows{}
	ofFile := make(map[string]string, len(rows.Inputs))
	for i := range rows.Inputs {
		in := &rows.Inputs[i]
		ofFile[in.SourceFile] = in.Unit
		if out[in.Unit] == nil {
			out[in.Unit] = new(schema.Rows)
		}
	}
	at := func(unit string) *schema.Rows {
		if out[unit] == nil {
			out[unit] = new(schema.Rows)
		}
		return out[unit]
	}
	ofArticle, ofFragment := map[string]string{}, map[string]string{}
	for _, r := range rows.Inputs {
		share(&at(r.Unit).Inputs, r)
	}
	for _, r := range rows.Articles {
		ofArticle[r.ArticleID] = ofFile[r.SourceFile]
		share(&at(ofArticle[r.ArticleID]).Articles, r)
	}
	for _, r := range rows.Fragments {
		ofFragment[r.FragmentID] = ofFile[r.SourceFile]
		share(&at(ofFragment[r.FragmentID]).Fragments, r)
	}
	for _, r := range rows.Witnesses {
		share(&at(ofArticle[r.ArticleID]).Witnesses, r)
	}
	for _, r := range rows.Paragraphs {
		share(&at(ofArticle[r.ArticleID]).Paragraphs, r)
	}
	for _, r := range rows.Figures {
		share(&at(ofArticle[r.ArticleID]).Figures, r)
	}
	for _, r := range rows.Corrections {
		share(&at(ofFragment[r.FragmentID]).Corrections, r)
	}
	for _, r := range rows.UnparsedNumbers {
		share(&at(ofArticle[r.ArticleID]).UnparsedNumbers, r)
	}
	for _, r := range rows.Conflicts {
		share(&at(ofArticle[r.ArticleID]).Conflicts, r)
	}
	return out
}

func share[T any](list *[]T, row T) { *list = append(*list, row) }

// stories is what is known of the stories of the parts that are kept.
type stories struct {
	c     *commit
	files []FileInfo
	ids   map[string]map[string]bool // of the files read, by path
}

// known prepares to ask which stories the kept parts hold; it reads none before
// it must.
func (c *commit) known() *stories {
	s := &stories{c: c, ids: map[string]map[string]bool{}}
	for _, f := range c.files {
		if f.Table == "articles" && f.Rows > 0 {
			s.files = append(s.files, f)
		}
	}
	return s
}

// has reports whether a kept part holds a story. Only parts whose dates hold
// that of the story can.
func (s *stories) has(a *schema.Article) (bool, error) {
	for _, f := range s.files {
		lo, _ := f.Min["pub_date"].(string)
		hi, _ := f.Max["pub_date"].(string)
		if a.PubDate.OK {
			if d := isoDate(a.PubDate.V); lo == "" || d < lo || d > hi {
				continue
			}
		}
		if id, _ := f.Min["article_id"].(string); a.ArticleID < id {
			continue
		}
		if id, _ := f.Max["article_id"].(string); a.ArticleID > id {
			continue
		}
		ids := s.ids[f.Path]
		if ids == nil {
			var rows []schema.Article
			if err := s.c.base.readFile(&f, schema.Lookup("articles"), &rows, "article_id"); err != nil {
				return false, err
			}
			ids = make(map[string]bool, len(rows))
			for i := range rows {
				ids[rows[i].ArticleID] = true
			}
			s.ids[f.Path] = ids
		}
		if ids[a.ArticleID] {
			return true, nil
		}
	}
	return false, nil
}

// demote takes out of a unit the stories that the dataset has already, letter
// for letter, from a unit before it: they are counted once. Their fragments stay,
// as duplicates, with the reason.
func (c *commit) demote(rows *schema.Rows, all *stories) error {
	twice := map[string]bool{}
	for i := range rows.Articles {
		a := &rows.Articles[i]
		had := c.stories[a.ArticleID]
		if !had {
			var err error
			if had, err = all.has(a); err != nil {
				return err
			}
		}
		if had {
			twice[a.ArticleID] = true
		}
	}
	// A copy: the id is cut out of the unit it came in, and would keep all of it in memory.
	for i := range rows.Articles {
		c.stories[strings.Clone(rows.Articles[i].ArticleID)] = true
	}
	if len(twice) == 0 {
		return nil
	}
	for i := range rows.Fragments {
		if f := &rows.Fragments[i]; twice[f.ArticleID] {
			f.Reason = "dataset/copy-of " + f.ArticleID
			f.ArticleID, f.ParagraphID, f.Disposition = "", "", "duplicate"
			f.Seq, f.ParaStart = schema.Opt[int32]{}, schema.Opt[int32]{}
		}
	}
	for i := range rows.Corrections {
		if r := &rows.Corrections[i]; twice[r.ArticleID] {
			r.ArticleID, r.ParagraphID = "", ""
			r.CleanStart, r.CleanEnd = schema.Opt[int32]{}, schema.Opt[int32]{}
		}
	}
	rows.Articles = slices.DeleteFunc(rows.Articles, func(r schema.Article) bool { return twice[r.ArticleID] })
	rows.Witnesses = slices.DeleteFunc(rows.Witnesses, func(r schema.Witness) bool { return twice[r.ArticleID] })
	rows.Paragraphs = slices.DeleteFunc(rows.Paragraphs, func(r schema.Paragraph) bool { return twice[r.ArticleID] })
	rows.Figures = slices.DeleteFunc(rows.Figures, func(r schema.Figure) bool { return twice[r.ArticleID] })
	rows.UnparsedNumbers = slices.DeleteFunc(rows.UnparsedNumbers, func(r schema.UnparsedNumber) bool { return twice[r.ArticleID] })
	rows.Conflicts = slices.DeleteFunc(rows.Conflicts, func(r schema.Conflict) bool { return twice[r.ArticleID] })
	return nil
}

// emptyFile returns a file of a table without rows.
func emptyFile(t *schema.Table) *tableFile {
	return newTableFile(t, 0, reflect.MakeSlice(reflect.SliceOf(t.Row), 0, 0))
}

func sortedKeys(m map[string]bool) []string { return slices.Sorted(maps.Keys(m)) }

// sha returns the SHA-256 of data, lower-case hex.
func sha(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
