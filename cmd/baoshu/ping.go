package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// A ping tells a URL that a batch began, ended or failed, as healthchecks.io and
// its kin take it: URL/start, URL, URL/fail, what there is to say in the body. The
// URL is a secret, for whoever knows it can say that all is well: no message has
// it.
type ping struct {
	url    string
	client *http.Client
}

func newPing(url string) *ping {
	return &ping{strings.TrimRight(url, "/"), &http.Client{Timeout: pingTimeout}}
}

// pingTimeout is how long a batch waits for one answer; it tries twice.
const pingTimeout = 5 * time.Second

// send tells what happened: /start, /fail, or that all is well.
func (p *ping) send(what, text string) {
	if p.url == "" {
		return
	}
	err := p.post(what, text)
	if err != nil {
		err = p.post(what, text)
	}
	if err != nil {
		slog.Warn("the ping was not taken", "what", strings.TrimPrefix(what, "/"), "error", oneLine(err.Error()))
	}
}

func (p *ping) post(what, text string) error {
	u, err := url.Parse(p.url)
	if err != nil {
		return errors.New("the URL cannot be read")
	}
	u.Path += what // before what stands behind a question mark
	// Not the batch's own context: that it was stopped is to be told too.
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, u.String(), strings.NewReader(text))
	if err != nil {
		return errors.New("the URL cannot be read")
	}
	resp, err := p.client.Do(req)
	if err != nil {
		return withoutURL(err)
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<16))
	if resp.StatusCode >= 300 {
		return fmt.Errorf("the answer is %s", resp.Status)
	}
	return nil
}

// withoutURL is an error of a request without the URL that it was for.
func withoutURL(err error) error {
	var u *url.Error
	for errors.As(err, &u) {
		err = u.Err
	}
	return err
}
