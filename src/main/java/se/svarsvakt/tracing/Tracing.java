package se.svarsvakt.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells a collector of traces what the program does, over HTTP by OpenTelemetry's protocol, until
 * it is closed. Off it makes nothing: no thread, no connection.
 *
 * <p>Nobody waits for the collector. Spans stand in a queue of bounded length; what does not fit,
 * or is not taken within seconds, is lost. Nothing is registered for the whole program, so that
 * libraries that know OpenTelemetry find none; see {@link ClosedSpan} for what is told.
 */
public final class Tracing implements AutoCloseable {
  static final String SCOPE = "se.svarsvakt";

  private static final Tracing NONE = new Tracing(null);
  private static final Duration CONNECTING = Duration.ofSeconds(3);
  private static final Duration LONGEST_SENDING = Duration.ofSeconds(10);
  private static final Duration LONGEST_CLOSING = Duration.ofSeconds(2);
  private static final int LONGEST_QUEUE = 4096;

  private final @Nullable ToCollector collector;

  private record ToCollector(SdkTracerProvider provider, ClosedSpanExporter exporter) {}

  private Tracing(@Nullable ToCollector collector) {
    this.collector = collector;
  }

  /** Off. */
  public static Tracing none() {
    return NONE;
  }

  /**
   * To a collector.
   *
   * @param endpoint where it takes traces by HTTP, {@code /v1/traces} as a rule
   * @param authorization the value of the header with that name; empty for none
   * @param clock the one clock
   */
  public static Tracing to(URI endpoint, Optional<String> authorization, Clock clock) {
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.toString())
            .setConnectTimeout(CONNECTING)
            .setTimeout(LONGEST_SENDING)
            .setRetryPolicy(null)
            .setCompression("gzip");
    authorization.ifPresent(value -> exporter.addHeader("Authorization", value));
    return to(exporter.build(), clock);
  }

  /** To whatever takes what may leave the machine. */
  static Tracing to(SpanExporter exporter, Clock clock) {
    ClosedSpanExporter closed = new ClosedSpanExporter(exporter, clock);
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(Resource.create(program()))
            .setClock(new SpanClock(clock))
            .addSpanProcessor(
                BatchSpanProcessor.builder(closed)
                    .setMaxQueueSize(LONGEST_QUEUE)
                    .setExporterTimeout(LONGEST_SENDING)
                    .build())
            .build();
    return new Tracing(new ToCollector(provider, closed));
  }

  /** Neither host nor process: what the program is, no more. */
  private static Attributes program() {
    AttributesBuilder program =
        Attributes.builder().put(AttributeKey.stringKey("service.name"), "svarsvakt");
    @Nullable String version = Tracing.class.getPackage().getImplementationVersion();
    if (version != null) {
      program.put(AttributeKey.stringKey("service.version"), version);
    }
    return program.build();
  }

  /** Spans are timed by the one clock. */
  private record SpanClock(Clock clock) implements io.opentelemetry.sdk.common.Clock {
    @Override
    public long now() {
      Instant now = clock.instant();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public long nanoTime() {
      return now();
    }
  }

  /** Whether anything is told. */
  public boolean isOn() {
    return collector != null;
  }

  /** Begins a trace. */
  public TraceSpan begin(TraceOperation operation) {
    return begin(operation, null);
  }

  private TraceSpan begin(TraceOperation operation, @Nullable String parent) {
    return collector == null
        ? TraceSpan.none()
        : TraceSpan.first(collector.provider().get(SCOPE), operation, TracePlace.at(parent));
  }

  /** Does something that is a trace of its own, and notes by what it fails. */
  public <T> T trace(TraceOperation operation, Function<TraceSpan, T> work) {
    return trace(operation, null, work);
  }

  /**
   * Does something, and notes by what it fails.
   *
   * @param parent what a node does it for ({@link TracePlace#parent}); null for none
   */
  public <T> T trace(
      TraceOperation operation, @Nullable String parent, Function<TraceSpan, T> work) {
    try (TraceSpan span = begin(operation, parent)) {
      try {
        return work.apply(span);
      } catch (RuntimeException | Error e) {
        span.failed(e);
        throw e;
      }
    }
  }

  /** Sends what is left, for two seconds at most, and tells where that was too short. */
  @Override
  public void close() {
    if (collector != null) {
      CompletableResultCode result = collector.provider().shutdown();
      if (!result.join(LONGEST_CLOSING.toMillis(), TimeUnit.MILLISECONDS).isSuccess()) {
        collector.exporter().tell("no answer in time");
      }
    }
  }
}
