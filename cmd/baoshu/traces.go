package main

import (
	"context"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"baoshu/pipeline"
)

// traces sends a trace of each batch to a collector: the batch, its phases (look,
// rooms, commit, verify) and what time went to which room. The nil traces send
// nothing and cost nothing.
type traces struct{ provider *sdk.TracerProvider }

// newTraces returns traces to a collector, nil where none is named. What else
// there is to say of it, such as headers, is in the environment variables that
// OpenTelemetry knows (OTEL_EXPORTER_OTLP_HEADERS).
func newTraces(ctx context.Context, url string) (*traces, error) {
	if url == "" {
		return nil, nil
	}
	to, err := otlptracehttp.New(ctx, otlptracehttp.WithEndpointURL(url), otlptracehttp.WithTimeout(5*time.Second),
		otlptracehttp.WithRetry(otlptracehttp.RetryConfig{Enabled: false}))
	if err != nil {
		return nil, usage("traces: %v", withoutURL(err))
	}
	res := resource.NewSchemaless(attribute.String("service.name", "baoshu"), attribute.String("service.version", codeVersion()))
	return &traces{sdk.NewTracerProvider(sdk.WithBatcher(to), sdk.WithResource(res))}, nil
}

// close sends what was not sent yet.
func (t *traces) close() {
	if t == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	_ = t.provider.Shutdown(ctx) // the exporter has told what failed
}

// batch begins the trace of a batch; end ends it.
func (t *traces) batch(ctx context.Context, c *config) (context.Context, func(*summary, error)) {
	if t == nil {
		return ctx, func(*summary, error) {}
	}
	ctx, span := t.provider.Tracer("baoshu").Start(ctx, "batch", trace.WithAttributes(
		attribute.String("baoshu.batch", c.called()), attribute.String("baoshu.dataset", c.Out)))
	return ctx, func(sum *summary, err error) {
		span.SetAttributes(attribute.String("baoshu.status", sum.Status), attribute.Int("baoshu.exit_code", sum.ExitCode), attribute.String("baoshu.run_id", sum.RunID),
			attribute.Int("baoshu.snapshot", sum.Snapshot), attribute.Int("baoshu.new", sum.New), attribute.Int("baoshu.changed", sum.Changed),
			attribute.Int("baoshu.quarantined", sum.Quarantined), attribute.Int("baoshu.figures", sum.Figures))
		if sum.Status == "failed" {
			span.SetStatus(codes.Error, sum.Error)
		}
		span.End()
		_ = t.provider.ForceFlush(context.WithoutCancel(ctx))
	}
}

// phase does a part of a batch as a span of its trace, where there is one.
func phase[T any](ctx context.Context, name string, f func(context.Context) (T, error)) (T, error) {
	ctx, span := trace.SpanFromContext(ctx).TracerProvider().Tracer("baoshu").Start(ctx, name)
	defer span.End()
	out, err := f(ctx)
	if err != nil {
		span.SetStatus(codes.Error, oneLine(err.Error()))
	}
	return out, err
}

// describeRooms puts the time of each room into the span of the rooms, for they
// work on many pages at once and have no time of their own.
func describeRooms(ctx context.Context, did *pipeline.Summary) {
	span := trace.SpanFromContext(ctx)
	if did == nil || !span.IsRecording() {
		return
	}
	for name, r := range rooms() {
		span.SetAttributes(attribute.Float64("baoshu.seconds."+name, did.Clock.Spent(r).Seconds()))
	}
	span.SetAttributes(attribute.Int64("baoshu.bytes_in", did.BytesIn), attribute.Int("baoshu.articles", did.Articles))
}
