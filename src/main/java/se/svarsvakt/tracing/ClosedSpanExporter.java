package se.svarsvakt.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends on what of spans may leave the machine, and nothing else: the one way out. A collector that
 * does not take it is told of in the log, once an hour, with the cause.
 */
final class ClosedSpanExporter implements SpanExporter {
  private static final Logger LOG = LoggerFactory.getLogger(ClosedSpanExporter.class);
  private static final Duration QUIET = Duration.ofHours(1);

  private final SpanExporter exporter;
  private final Clock clock;
  private Instant nextWord = Instant.MIN;

  ClosedSpanExporter(SpanExporter exporter, Clock clock) {
    this.exporter = exporter;
    this.clock = clock;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    List<SpanData> closed = spans.stream().flatMap(span -> ClosedSpan.of(span).stream()).toList();
    if (closed.isEmpty()) {
      return CompletableResultCode.ofSuccess();
    }
    CompletableResultCode result = exporter.export(closed);
    return result.whenComplete(
        () -> {
          if (!result.isSuccess()) {
            tell(why(result.getFailureThrowable()));
          }
        });
  }

  /** What it refused with, the status, stands in a type of the library's inside. */
  private static String why(@Nullable Throwable failure) {
    if (failure == null) {
      return "not sent";
    }
    Throwable cause = failure.getCause();
    if (cause == null) {
      return "refused";
    }
    Throwable inner = cause.getCause();
    while (inner != null && !(cause instanceof IOException)) {
      cause = inner;
      inner = cause.getCause();
    }
    return cause.getClass().getSimpleName();
  }

  /** Tells that traces are lost, where the last hour did not. */
  synchronized void tell(String why) {
    Instant now = clock.instant();
    if (now.isBefore(nextWord)) {
      return;
    }
    nextWord = now.plus(QUIET);
    LOG.warn(
        "the collector of svarsvakt.tracing.endpoint did not take traces ({}): they are lost, and"
            + " all else goes on",
        why);
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
