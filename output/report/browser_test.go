package report_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A tab is a page in a real browser, with all that it said on its console.
type tab struct {
	t    testing.TB
	ctx  context.Context
	mu   sync.Mutex
	said []string // console messages, exceptions and requests beyond the file
}

// browser starts a headless browser, or skips the test where there is none.
func browser(t testing.TB) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no chromium here to look at the page with; `make test-report` can install it")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path))
	if os.Getuid() == 0 {
		opts = append(opts, chromedp.NoSandbox)
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	return ctx
}

// A screen is what the page is looked at on.
type screen struct {
	width, height int64
	dark, phone   bool
	lang          string
}

var desk = screen{width: 1360, height: 900, lang: "zh-CN"}

// open opens a file in a new tab, at a place in it, and waits until it is ready.
func open(t testing.TB, ctx context.Context, file, hash string, s screen) *tab {
	t.Helper()
	ctx, stop := chromedp.NewContext(ctx)
	t.Cleanup(stop)
	b := &tab{t: t, ctx: ctx}
	err := chromedp.Listen(ctx, func(ev any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		switch e := ev.(type) {
		case *runtime.EventConsoleAPICalled:
			for _, a := range e.Args {
				b.said = append(b.said, fmt.Sprintf("console.%s: %s %s", e.Type, a.Value, a.Description))
			}
		case *runtime.EventExceptionThrown:
			b.said = append(b.said, fmt.Sprintf("exception: %s %+v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception))
		case *cdplog.EventEntryAdded:
			b.said = append(b.said, fmt.Sprintf("log: %s", e.Entry.Text))
		case *network.EventRequestWillBeSent:
			if u := e.Request.URL; !strings.HasPrefix(u, "file:") && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") {
				b.said = append(b.said, "request: "+u)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	scheme := "light"
	if s.dark {
		scheme = "dark"
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	call(b, network.Enable, network.EnableParams{})
	call(b, cdplog.Enable, cdp.Empty{})
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: s.width, Height: s.height, DeviceScaleFactor: 1, Mobile: s.phone})
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	call(b, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: "test", AcceptLanguage: s.lang})
	b.do(chromedp.Navigate("file://" + abs + hash))
	b.wait(`document.body.dataset.ready`)
	return b
}

// call sends a command of the protocol.
func call[P, R any](b *tab, cmd cdp.Command[P, R], params P) R {
	b.t.Helper()
	r, err := chromedp.Call(b.ctx, cmd, params)
	b.check(err)
	return r
}

func (b *tab) check(err error) {
	b.t.Helper()
	if err != nil {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.t.Fatalf("%v; the console says %q", err, b.said)
	}
}

// do runs actions one after another.
func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	b.check(chromedp.Do(b.ctx, actions...))
}

// wait waits until an expression is true. It asks by the clock, not with every
// picture drawn: a browser on a busy machine may draw none for long.
func (b *tab) wait(js string) {
	b.t.Helper()
	_, err := chromedp.Run(b.ctx, chromedp.Poll[bool]("Boolean("+js+")", chromedp.WithPollingInterval(30*time.Millisecond), chromedp.WithPollingTimeout(time.Minute)))
	if err != nil {
		err = fmt.Errorf("waiting for %s: %w; %s", js, err, b.state())
	}
	b.check(err)
}

// state says where the page is, for one who has only the log of a failed run.
func (b *tab) state() string {
	s, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`JSON.stringify({hash: location.hash, view: document.body.dataset, visible: document.visibilityState,
		focus: document.activeElement.outerHTML.slice(0, 120), row: document.querySelector('.figures .row.active')?.dataset.index, pane: document.querySelector('.pane')?.dataset.ready,
		cards: document.querySelectorAll('.card').length, open: [...document.querySelectorAll('.card[open]')].map((e) => e.id)})`))
	if err != nil {
		return err.Error()
	}
	return "the page: " + s
}

// eval returns the value of an expression; a promise is awaited.
func eval[T any](b *tab, js string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		err = fmt.Errorf("%s: %w", js, err)
	}
	b.check(err)
	return v
}

// press sends keys as a person does.
func (b *tab) press(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// quiet wants that the page said nothing on its console and asked nobody for anything.
func (b *tab) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, s := range b.said {
		b.t.Error(s)
	}
}

// shot keeps a picture to look at in the folder of BAOSHU_SHOTS, where it is set.
func (b *tab) shot(name string) {
	b.t.Helper()
	dir := os.Getenv("BAOSHU_SHOTS")
	if dir == "" {
		return
	}
	time.Sleep(300 * time.Millisecond)
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	b.check(err)
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}
