package report_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The bundle in assets was made from the sources in page, with the libraries
// that the lock file names.
func TestAssetsAreUpToDate(t *testing.T) {
	files, err := filepath.Glob("page/src/*")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, "page/build.mjs", "page/package-lock.json")
	sort.Strings(files)
	h := sha256.New()
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(h, "%s\x00%s\x00", strings.TrimPrefix(filepath.ToSlash(f), "page/"), b)
	}
	want, err := os.ReadFile("assets/SOURCES.sha256")
	if err != nil {
		t.Fatal(err)
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != strings.TrimSpace(string(want)) {
		t.Error("assets are older than page/src: make report-assets")
	}
}

// The page holds no address to load from, no text of the dataset as HTML, and the
// same dataset gives the same page.
func TestPageIsSelfContained(t *testing.T) {
	file := publish(t, 3, 8)
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	html := string(b)
	for _, bad := range []string{"<img", "onerror=\"", "<link rel=\"stylesheet", "<script src", "@import", "url(http"} {
		if strings.Contains(html, bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
	if n := strings.Count(html, "</script>"); n != strings.Count(html, "<script") {
		t.Errorf("%d scripts are closed, %d opened", n, strings.Count(html, "<script"))
	}
	if !regexp.MustCompile(`default-src (&#39;|')none(&#39;|')`).MatchString(html) {
		t.Error("the page does not forbid to load")
	}
	again, err := os.ReadFile(page(t, filepath.Join(filepath.Dir(file), "ds"), file+"2"))
	if err != nil || string(again) != html {
		t.Errorf("%v: written twice, the pages differ", err)
	}
}

// A person at a desk: reads the overview, filters, searches, sorts, opens a
// figure, sees corrections with their reason, looks at a chart and at conflicts.
func TestPage(t *testing.T) {
	ctx := browser(t)
	file := publish(t, 40, 16)
	b := open(t, ctx, file, "", desk)

	t.Run("overview", func(t *testing.T) {
		if got := eval[string](b, `document.querySelector('.tiles a[href="#/figures"] b').textContent`); got != "649" {
			t.Errorf("%s figures", got)
		}
		b.shot("overview")
	})
	t.Run("figures, filters, search", func(t *testing.T) {
		b.wait(`document.body.dataset.ready === 'all'`) // every word can be found
		b.do(chromedp.Click(chromedp.CSS(`.top nav a[data-view=figures]`)))
		b.wait(`document.querySelectorAll('.figures .row[role=row]').length > 8`)
		b.shot("figures")
		set := func(id, value string) string {
			return eval[string](b, fmt.Sprintf(`(() => { const e = document.getElementById(%q); if (e.type === 'checkbox') e.checked = %q === 'on'; else e.value = %q; e.dispatchEvent(new Event('input', {bubbles: true})); return document.getElementById('count').textContent; })()`, id, value, value))
		}
		for _, c := range []struct{ id, value, want string }{
			{"entity", "临江", "128 条数字，见于 8 篇报道"},
			{"indicator", "专利", "20 条数字，见于 5 篇报道"},
			{"kind", "rate", "5 条数字，见于 5 篇报道"},
			{"kind", "", "20 条数字，见于 5 篇报道"},
			{"indicator", "", "128 条数字，见于 8 篇报道"},
			{"entity", "", "649 条数字，见于 41 篇报道"},
			{"conf", "95", ""},
			{"conf", "0", "649 条数字，见于 41 篇报道"},
			{"zones", "on", "648 条数字，见于 41 篇报道"},
			{"zones", "off", "649 条数字，见于 41 篇报道"},
			{"q", "𠮷野镇", "1 条数字，见于 1 篇报道"},
			{"q", "北岭 第1号", ""},
			{"q", "没有此词", "0 条数字，见于 0 篇报道"},
			{"q", "", "649 条数字，见于 41 篇报道"},
		} {
			if got := set(c.id, c.value); c.want != "" && got != c.want {
				t.Errorf("%s = %s: %s, want %s", c.id, c.value, got, c.want)
			}
		}
		set("from", "2021")
		if got := set("to", "2021"); strings.HasPrefix(got, "649") {
			t.Errorf("2021: %s", got)
		}
		b.wait(`location.hash.includes('from=2021&to=2021')`)
		b.do(chromedp.Click(chromedp.CSS(`#filters [type=reset]`)))
		b.wait(`document.getElementById('count').textContent.startsWith('649')`)
		b.do(chromedp.Click(chromedp.CSS(`.head .c-value button`)))
		if got := eval[string](b, `document.querySelector('.figures .rows .row[data-index="0"] .c-figure a').textContent`); got != "1.5万至2万元" {
			t.Errorf("the greatest value is %s", got)
		}
	})
	t.Run("keyboard", func(t *testing.T) {
		b.do(chromedp.Focus(chromedp.CSS(`.list.figures`)))
		b.press(kb.ArrowDown)
		b.press(kb.ArrowDown)
		if got := eval[string](b, `document.getElementById(document.querySelector('.list.figures').getAttribute('aria-activedescendant')).dataset.index`); got != "2" {
			t.Errorf("two rows down is row %s", got)
		}
		b.press(kb.End)
		b.wait(`document.querySelector('.figures .row.active')?.dataset.index === '648'`)
		b.press(kb.Home)
		b.wait(`document.querySelector('.figures .row.active')?.dataset.index === '0'`)
		// Enter held down for long, its letter late: what opens must not get it too.
		for _, event := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeChar, input.DispatchKeyEventTypeKeyUp} {
			time.Sleep(200 * time.Millisecond)
			call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: event, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13, Text: map[bool]string{true: "\r"}[event == input.DispatchKeyEventTypeChar]})
		}
		b.wait(`location.hash === '#` + deep + `' && document.querySelector('#card-` + deep + `[open]')`)
		if got := eval[string](b, `document.activeElement.closest('.card')?.id || document.activeElement.outerHTML`); got != "card-"+deep {
			t.Errorf("the focus is on %s", got)
		}
	})
	t.Run("story", func(t *testing.T) {
		b.shot("story")
		if got := eval[string](b, `document.querySelector('.story .r-headline').textContent`); got != hostile {
			t.Errorf("the headline reads %q", got)
		}
		if got := eval[string](b, `[...document.querySelectorAll('.figbox.target')].map((e) => e.textContent).join('|')`); got != "1.5万至2万元" {
			t.Errorf("the link marks %q", got)
		}
		b.do(chromedp.Focus(chromedp.CSS(`.para .corr.c-char:not(.suggested)`)))
		if got := eval[string](b, `document.getElementById('tip').hidden ? '' : document.getElementById('tip').textContent`); !strings.Contains(got, "误字") || !strings.Contains(got, "repair/char") {
			t.Errorf("the note on a correction says %q", got)
		}
		for _, x := range []float64{300, 900} { // a mouse that passes elsewhere leaves it
			call(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: x, Y: 20})
		}
		if eval[bool](b, `document.getElementById('tip').hidden`) {
			t.Error("the mouse took the note of the keyboard away")
		}
		b.press(kb.Escape)
		b.wait(`document.getElementById('tip').hidden`)
		if got := eval[string](b, `document.querySelector('.corr.c-char:not(.suggested)').innerHTML`); got != "<del>按心</del><ins>安心</ins>" {
			t.Errorf("a correction is %s", got)
		}
		if got := eval[int](b, `document.querySelectorAll('.corr.suggested, .unparsed[data-start]').length`); got != 2 {
			t.Errorf("%d suggestions and unparsed numbers are marked", got)
		}
	})
	t.Run("series", func(t *testing.T) {
		b.do(chromedp.Click(chromedp.CSS(`.top nav a[data-view=series]`)))
		b.wait(`document.querySelectorAll('.chart .plot[data-drawn]').length > 1`)
		b.shot("series")
		if got := eval[int](b, `document.querySelectorAll('.chart.flow canvas').length * document.querySelectorAll('.chart.stock canvas').length`); got == 0 {
			t.Error("stock and flow are not apart")
		}
		if !eval[bool](b, `[...document.querySelectorAll('.chart canvas')].every((c) => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((x) => x > 0))`) {
			t.Error("a chart is blank")
		}
	})
	t.Run("review", func(t *testing.T) {
		for tab, want := range map[string]string{"conflicts": "总数1448家", "unplaced": "般贸易进出口15.19万", "unparsed": "序数", "suggestions": "总教", "failed": "no encoding fits"} {
			eval[string](b, fmt.Sprintf(`location.hash = '#/review/%s'`, tab))
			b.wait(fmt.Sprintf(`document.querySelector('.review')?.textContent.includes(%q)`, want))
		}
		eval[string](b, `location.hash = '#/review/conflicts'`)
		b.wait(`document.querySelectorAll('.sides .side').length === 2`)
		b.shot("review")
	})
	t.Run("language and theme", func(t *testing.T) {
		b.do(chromedp.Click(chromedp.CSS("#lang")))
		b.wait(`document.documentElement.lang === 'en' && document.querySelector('.side .label').textContent === 'One reading'`)
		before := eval[string](b, `getComputedStyle(document.body).backgroundColor`)
		b.do(chromedp.Click(chromedp.CSS("#theme")))
		if after := eval[string](b, `getComputedStyle(document.body).backgroundColor`); after == before {
			t.Errorf("dark is %s, as light", after)
		}
		b.do(chromedp.Reload())
		b.wait(`document.body.dataset.ready && document.documentElement.lang === 'en' && document.documentElement.dataset.theme === 'dark'`)
		eval[int](b, `(localStorage.clear(), 1)`)
	})
	if eval[bool](b, `'hurt' in window`) {
		t.Error("text of the dataset ran as a script")
	}
	b.quiet()
}

// A shared link opens its figure, at a desk and on a phone; one to nowhere says so.
func TestDeepLink(t *testing.T) {
	ctx := browser(t)
	file := publish(t, 40, 16)
	for name, s := range map[string]screen{"desk": desk, "phone": {390, 844, false, true, "zh-CN"}} {
		b := open(t, ctx, file, "#"+deep, s)
		b.wait(`document.querySelector('#card-` + deep + `[open]')`)
		if !eval[bool](b, `(() => { const r = document.querySelector('.figbox.target').getBoundingClientRect(); return r.width > 0 && r.top >= 0 && r.bottom <= innerHeight && r.right <= innerWidth; })()`) {
			t.Errorf("%s: the figure is out of sight", name)
		}
		if w := eval[int](b, `document.documentElement.scrollWidth`); w > int(s.width) {
			t.Errorf("%s: the page is %d wide", name, w)
		}
		b.shot("deep-" + name)
		eval[string](b, `location.hash = '#f0000'`)
		b.wait(`document.querySelector('#view-stories .pane').textContent.includes('f0000')`)
		b.quiet()
	}
}

// axe finds nothing to object to, in any view, light and dark, desk and phone.
func TestAccessible(t *testing.T) {
	ctx := browser(t)
	file := publish(t, 40, 16)
	axe, err := os.ReadFile("testdata/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []screen{desk, {1360, 900, true, false, "en-US"}, {390, 844, false, true, "zh-CN"}, {390, 844, true, true, "en-US"}} {
		b := open(t, ctx, file, "", s)
		eval[int](b, string(axe)+";1")
		for _, view := range []string{"/overview", "/figures", "/series", "/stories", "/review/conflicts", "/review/unparsed", "/review/suggestions", deep} {
			eval[string](b, fmt.Sprintf(`location.hash = '#%s'`, view))
			time.Sleep(300 * time.Millisecond)
			for _, v := range eval[[]string](b, `axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => v.id + ': ' + n.html.slice(0, 160) + ' ' + n.failureSummary)))`) {
				t.Errorf("%s %+v: %s", view, s, v)
			}
		}
		b.quiet()
	}
}

// A dataset without a row has a page too.
func TestEmpty(t *testing.T) {
	ctx := browser(t)
	b := open(t, ctx, publish(t, 0, 0), "#/figures", desk)
	b.wait(`!document.querySelector('#view-figures .empty').hidden`)
	for _, view := range []string{"/series", "/stories", "/review/unparsed"} {
		eval[string](b, fmt.Sprintf(`location.hash = '#%s'`, view))
		time.Sleep(100 * time.Millisecond)
	}
	b.quiet()
}
