package se.svarsvakt.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;

/** All that is traced, and how it is called. */
public enum TraceOperation {
  /** A pass. */
  PASS(SpanKind.INTERNAL),
  /** One of its parts: {@code pass reading}. */
  PASS_PART(SpanKind.INTERNAL),
  /** Mailboxes that this node reads for a pass that another leads. */
  SHARD(SpanKind.INTERNAL),
  /** Mailboxes that are read between passes, since something changed in them. */
  CHANGES(SpanKind.INTERNAL),
  /** A batch of requests to Graph. */
  GRAPH_BATCH(SpanKind.CLIENT),
  /** A request to Graph that goes alone: {@code GET directory}. */
  GRAPH_REQUEST(SpanKind.CLIENT),
  /** A reminder that is sent one way: {@code send bot}. */
  NUDGE(SpanKind.INTERNAL),
  /** A request to the program: {@code GET /mailboxes/{id}}. */
  HTTP_REQUEST(SpanKind.SERVER);

  private final SpanKind kind;

  TraceOperation(SpanKind kind) {
    this.kind = kind;
  }

  SpanKind kind() {
    return kind;
  }

  /** The name of a span, made of words that may be told. */
  String name(Attributes admitted) {
    return switch (this) {
      case PASS -> "pass";
      case PASS_PART -> words("pass", TraceAttribute.PART.of(admitted));
      case SHARD -> "shard";
      case CHANGES -> "changes";
      case GRAPH_BATCH -> "POST $batch";
      case GRAPH_REQUEST ->
          words(TraceAttribute.METHOD.of(admitted), TraceAttribute.GRAPH_KIND.of(admitted));
      case NUDGE -> words("send", TraceAttribute.CHANNEL.of(admitted));
      case HTTP_REQUEST ->
          words(TraceAttribute.METHOD.of(admitted), TraceAttribute.ROUTE.of(admitted));
    };
  }

  private static String words(String first, String second) {
    return (first + " " + second).strip();
  }
}
