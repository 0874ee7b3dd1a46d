package se.svarsvakt.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What of a span may leave the machine: its place, its times, a name made of what may be told, and
 * {@link TraceAttribute}s. No events, in which exceptions tell their messages, no links, no words
 * beside the status.
 */
final class ClosedSpan extends DelegatingSpanData {
  private final String name;
  private final Attributes admitted;

  private ClosedSpan(SpanData span, TraceOperation operation) {
    super(span);
    this.admitted = TraceAttribute.admitted(span.getAttributes());
    this.name = operation.name(admitted);
  }

  /** Empty for a span that is not the program's own, a library's say. */
  static Optional<SpanData> of(SpanData span) {
    return Arrays.stream(TraceOperation.values())
        .filter(_ -> span.getInstrumentationScopeInfo().getName().equals(Tracing.SCOPE))
        .filter(operation -> operation.name().equals(span.getName()))
        .findFirst()
        .map(operation -> new ClosedSpan(span, operation));
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public Attributes getAttributes() {
    return admitted;
  }

  @Override
  public int getTotalAttributeCount() {
    return admitted.size();
  }

  @Override
  public SpanContext getSpanContext() {
    return bare(super.getSpanContext());
  }

  @Override
  public SpanContext getParentSpanContext() {
    return bare(super.getParentSpanContext());
  }

  private static SpanContext bare(SpanContext context) {
    return SpanContext.create(
        context.getTraceId(),
        context.getSpanId(),
        context.getTraceFlags(),
        TraceState.getDefault());
  }

  @Override
  public StatusData getStatus() {
    return StatusData.create(super.getStatus().getStatusCode(), "");
  }

  @Override
  public List<EventData> getEvents() {
    return List.of();
  }

  @Override
  public int getTotalRecordedEvents() {
    return 0;
  }

  @Override
  public List<LinkData> getLinks() {
    return List.of();
  }

  @Override
  public int getTotalRecordedLinks() {
    return 0;
  }
}
