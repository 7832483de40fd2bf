package collate

import (
	"slices"
	"sort"

	"baoshu/pipeline/paper"
)

// untangle mends, in copies that will not be the base, what segmentation did to
// them: a piece of one story that stands in another of the same page goes to the
// story that the other copies give it to. A page that was cut wrongly by one
// route is so cut rightly by the others, and every story has all its witnesses.
//
// A piece moves where its text stands in the other copies of another story and
// not in those of its own, and those copies are better evidence: of a format that
// tells structure better, or a story with its own headline that the piece's page
// does not have at all, or, between equals, two stories that stand apart under headline
// and byline and were run together.
func untangle(copies []*paper.Article, groups [][]int) ([]*paper.Article, [][]int) {
	links := linked(copies, groups)
	if len(links) == 0 {
		return copies, groups // no story has two copies, as on most days
	}
	group := make([]int, len(copies))
	byFile := map[*paper.File][]int{}
	for g, members := range groups {
		for _, i := range members {
			group[i] = g
			if f := file(copies[i]); f != nil {
				byFile[f] = append(byFile[f], i)
			}
		}
	}
	u := &untangler{copies: copies, groups: groups, group: group, linked: links, sets: map[setKey]map[uint64]bool{}, fabrics: map[int][]piece{}}
	var files []*paper.File
	for f := range byFile {
		files = append(files, f)
	}
	sort.Slice(files, func(i, j int) bool { return files[i].Path < files[j].Path })
	// Everything is decided on the copies as they came, then done: the order of
	// the files must not matter.
	var moves []move
	for _, f := range files {
		for _, i := range byFile[f] {
			moves = append(moves, u.misplaced(f, i, u.rivals(f, i))...)
		}
	}
	if len(moves) == 0 {
		return copies, groups
	}
	return u.carryOut(moves, byFile)
}

type setKey struct {
	group int
	not   *paper.File
}

// A move takes piece at of copy from to the story of group to.
type move struct{ from, at, to int }

type untangler struct {
	copies  []*paper.Article
	groups  [][]int
	group   []int
	linked  map[*paper.File]map[*paper.File]bool // files that have a story in common
	sets    map[setKey]map[uint64]bool
	fabrics map[int][]piece
}

func linked(copies []*paper.Article, groups [][]int) map[*paper.File]map[*paper.File]bool {
	out := map[*paper.File]map[*paper.File]bool{}
	for _, members := range groups {
		for _, i := range members {
			for _, j := range members {
				f, g := file(copies[i]), file(copies[j])
				if f == nil || g == nil || f == g {
					continue
				}
				if out[f] == nil {
					out[f] = map[*paper.File]bool{}
				}
				out[f][g] = true
			}
		}
	}
	return out
}

// rivals returns the groups that a piece of copy i could belong to: those with a
// story of a file that has the stories of file f too.
func (u *untangler) rivals(f *paper.File, i int) []int {
	files := u.linked[f]
	if len(files) == 0 {
		return nil
	}
	seen := map[int]bool{u.group[i]: true}
	var out []int
	for j, a := range u.copies {
		if g := u.group[j]; files[file(a)] && !seen[g] {
			seen[g] = true
			out = append(out, g)
		}
	}
	sort.Ints(out)
	return out
}

// set returns the shingles of the copies of a group that are not of file f.
func (u *untangler) set(g int, f *paper.File) map[uint64]bool {
	k := setKey{g, f}
	if u.sets[k] == nil {
		var as []*paper.Article
		for _, j := range u.groups[g] {
			if file(u.copies[j]) != f {
				as = append(as, u.copies[j])
			}
		}
		u.sets[k] = shingleSet(as)
	}
	return u.sets[k]
}

// misplaced returns the moves of copy i's pieces. Pieces too short to tell go
// with the pieces on both sides of them.
func (u *untangler) misplaced(f *paper.File, i int, rivals []int) []move {
	if len(rivals) == 0 {
		return nil
	}
	own := u.set(u.group[i], f)
	fab := unravel(u.copies[i])
	u.fabrics[i] = fab
	to := make([]int, len(fab)) // group, own, or -1 not known
	total := map[int]int{}
	for k, x := range fab {
		t := tokens([]*paper.Paragraph{{Text: x.f.Text.String()}})
		to[k] = -1
		if share(t, own) >= 0.4 {
			to[k] = u.group[i]
			continue
		}
		for _, g := range rivals {
			if share(t, u.set(g, f)) >= 0.6 && share(t, own) <= 0.2 {
				to[k] = g
				total[g] += len(letters(t))
				break
			}
		}
	}
	last := u.group[i]
	for k := range to {
		if to[k] >= 0 {
			last = to[k]
			continue
		}
		next := u.group[i]
		for _, g := range to[k:] {
			if g >= 0 {
				next = g
				break
			}
		}
		if last == next {
			to[k] = last
		} else {
			to[k] = u.group[i]
		}
	}
	if g, all := mostly(total, fab); len(own) == 0 && all {
		for k := range to {
			to[k] = g // what is left of an orphan would be a story of a few words
		}
	}
	var out []move
	for k, g := range to {
		if g != u.group[i] && (u.believe(f, g) || len(own) == 0 && u.orphan(i, g) || len(own) > 0 && u.headed(i, g)) {
			out = append(out, move{i, k, g})
		}
	}
	return out
}

// mostly returns the group that most of the letters go to, and whether those are
// four in five.
func mostly(total map[int]int, fab []piece) (group int, all bool) {
	n, best := 0, 0
	for _, x := range fab {
		n += len(letters(tokens([]*paper.Paragraph{{Text: x.f.Text.String()}})))
	}
	for g, m := range total {
		if m > best || m == best && g < group {
			group, best = g, m
		}
	}
	return group, best > 0 && 5*best >= 4*n
}

// orphan reports whether copy i, which no other file has as a story, is a part of
// the story of group g that its page lost: it names no author, has no byline, and no format that
// tells structure worse is asked to decide.
func (u *untangler) orphan(i, g int) bool {
	for _, j := range u.groups[g] {
		if a := u.copies[j]; file(a) != file(u.copies[i]) && weight(a) >= weight(u.copies[i]) {
			return len(u.copies[i].Authors) == 0 && !signed(u.copies[i])
		}
	}
	return false
}

// believe reports whether what the other copies say of a story is better evidence
// than where file f has the text: one of them is of a format that tells structure
// better. Between equals neither is evidence against the other.
func (u *untangler) believe(f *paper.File, g int) bool {
	mine, best := 0.0, 0.0
	for _, a := range u.copies {
		if file(a) == f {
			mine = weight(a)
			break
		}
	}
	for _, j := range u.groups[g] {
		if a := u.copies[j]; file(a) != f {
			best = max(best, weight(a))
		}
	}
	return best > mine
}

// headed reports whether two stories that copy i runs together, so that its page has no
// copy of the story of group g, stand apart in a copy that tells structure as well, each under a headline and the name or the dateline of
// who wrote it: pages lose a headline oftener than they make up one with a byline.
func (u *untangler) headed(i, g int) bool {
	f := file(u.copies[i])
	for _, j := range u.groups[g] {
		if file(u.copies[j]) == f {
			return false
		}
	}
	for _, j := range u.groups[g] {
		a := u.copies[j]
		if weight(a) < weight(u.copies[i]) || !signed(a) {
			continue
		}
		for _, k := range u.groups[u.group[i]] {
			if b := u.copies[k]; file(b) == file(a) && signed(b) && a.Title != b.Title {
				return true
			}
		}
	}
	return false
}

// signed reports whether a story stands under its headline and byline or dateline, and
// begins with a sentence.
func signed(a *paper.Article) bool {
	by := a.Dateline != "" || slices.ContainsFunc(a.Paragraphs, func(p *paper.Paragraph) bool { return p.Role == paper.Byline })
	return by && a.Title != "" && !slices.Contains(a.Flags, "begins_mid_sentence")
}

// carryOut makes the moves: pieces leave their copy and join the copy of the
// same file in the other group, or become one.
func (u *untangler) carryOut(moves []move, byFile map[*paper.File][]int) ([]*paper.Article, [][]int) {
	copies := append([]*paper.Article(nil), u.copies...)
	groups := make([][]int, len(u.groups))
	for g := range groups {
		groups[g] = append([]int(nil), u.groups[g]...)
	}
	leave, arrivals := u.depart(moves)
	for i, gone := range leave {
		copies[i] = shallow(u.copies[i], without(u.fabrics[i], gone))
	}
	for _, x := range arrivals {
		home := -1
		for _, i := range byFile[x.file] {
			if u.group[i] == x.group {
				home = i
			}
		}
		if home >= 0 {
			copies[home] = shallow(copies[home], append(unravel(copies[home]), x.pieces...))
			u.arrange(copies[home], x)
			continue
		}
		a := shallow(u.copies[byFile[x.file][0]], x.pieces)
		renamed(a)
		u.arrange(a, x)
		groups[x.group] = append(groups[x.group], len(copies))
		copies = append(copies, a)
	}
	for g, members := range groups { // a copy of which nothing is left is none
		var keep []int
		for _, i := range members {
			if len(copies[i].Paragraphs) > 0 {
				keep = append(keep, i)
			}
		}
		groups[g] = keep
	}
	return copies, groups
}

// An arrival is what pieces of a file come to a group.
type arrival struct {
	file   *paper.File
	group  int
	pieces []piece
}

// depart returns the pieces that leave each copy, and where they go, in the order of the moves.
func (u *untangler) depart(moves []move) (leave map[int]map[int]bool, arrivals []*arrival) {
	leave = map[int]map[int]bool{}
	for _, m := range moves {
		if leave[m.from] == nil {
			leave[m.from] = map[int]bool{}
		}
		leave[m.from][m.at] = true
		x := u.fabrics[m.from][m.at]
		x.f.Moved, x.f.Reason = true, "collate/untangle"
		if !leave[m.from][m.at-1] {
			x.brk = true
		}
		f := file(u.copies[m.from])
		at := slices.IndexFunc(arrivals, func(a *arrival) bool { return a.file == f && a.group == m.to })
		if at < 0 {
			at = len(arrivals)
			arrivals = append(arrivals, &arrival{file: f, group: m.to})
		}
		arrivals[at].pieces = append(arrivals[at].pieces, x)
	}
	return leave, arrivals
}

// without returns the pieces that stay; the one behind a paragraph's first begins it in its place.
func without(fabric []piece, gone map[int]bool) []piece {
	var rest []piece
	brk := false
	for k, x := range fabric {
		if gone[k] {
			brk = brk || x.brk
			continue
		}
		x.brk = x.brk || brk
		brk = false
		rest = append(rest, x)
	}
	return rest
}

// renamed makes a story of its own of what was copied from another: it is called by its own
// headline, and nobody is known to have written it.
func renamed(a *paper.Article) {
	a.Title, a.Kicker, a.Subtitle, a.Series, a.Authors, a.AuthorRole, a.Dateline = "", "", "", "", nil, "", ""
	for _, p := range a.Paragraphs {
		if p.Role == paper.Headline && a.Title == "" {
			a.Title = p.Text
		}
	}
	a.ID = paper.ArticleID(a)
}

// arrange puts the paragraphs of a copy that pieces have come to in order.
func (u *untangler) arrange(a *paper.Article, x *arrival) {
	inOrderOf(a, u.reference(x.group, x.file))
	a.Assemble()
}

// shallow returns a copy of an article with other pieces; the original's
// paragraphs stay as they are.
func shallow(a *paper.Article, pieces []piece) *paper.Article {
	b := *a
	b.Paragraphs = nil
	if len(pieces) > 0 {
		own := make([]piece, len(pieces))
		for i, x := range pieces {
			x.own = true
			own[i] = x
		}
		rebuild(&b, own)
	} else {
		b.Text = ""
	}
	return &b
}

// reference returns the copy of a group, not of file f, that tells order best.
func (u *untangler) reference(g int, f *paper.File) *paper.Article {
	var best *paper.Article
	for _, j := range u.groups[g] {
		if a := u.copies[j]; file(a) != f && (best == nil || weight(a) > weight(best) || weight(a) == weight(best) && better(a, best)) {
			best = a
		}
	}
	return best
}

// inOrderOf puts the paragraphs of a in the order in which the reference has
// them; one that it does not have stays behind the one before it.
func inOrderOf(a, ref *paper.Article) {
	if ref == nil {
		return
	}
	rt := foldLetters(ref.Paragraphs)
	where := map[uint64]int{}
	shingles(rt, anchorLen, 0, func(h uint64, i int) {
		if _, ok := where[h]; !ok {
			where[h] = i
		}
	})
	place := make([]int, len(a.Paragraphs))
	last := -1
	for k, p := range a.Paragraphs {
		var at []int
		shingles(foldLetters([]*paper.Paragraph{p}), anchorLen, 0, func(h uint64, _ int) {
			if i, ok := where[h]; ok {
				at = append(at, i)
			}
		})
		if len(at) > 0 {
			sort.Ints(at)
			last = at[len(at)/2]
		}
		place[k] = last
	}
	idx := make([]int, len(place))
	for i := range idx {
		idx[i] = i
	}
	sort.SliceStable(idx, func(i, j int) bool { return place[idx[i]] < place[idx[j]] })
	out := make([]*paper.Paragraph, len(idx))
	for i, k := range idx {
		out[i] = a.Paragraphs[k]
	}
	a.Paragraphs = out
}
