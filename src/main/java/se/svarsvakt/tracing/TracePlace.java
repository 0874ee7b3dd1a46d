package se.svarsvakt.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where in a trace a thread is; another one that does something for it takes that along. */
public final class TracePlace {
  private final Context context;

  private TracePlace(Context context) {
    this.context = context;
  }

  /** Where this thread is. */
  public static TracePlace here() {
    return new TracePlace(Context.current());
  }

  /** The id of the trace, 32 hexadecimal digits; empty where nothing is traced. */
  public Optional<String> trace() {
    SpanContext span = Span.fromContext(context).getSpanContext();
    return span.isValid() ? Optional.of(span.getTraceId()) : Optional.empty();
  }

  /** What another node begins there by, in W3C's form; empty where nothing is traced. */
  public Optional<String> parent() {
    SpanContext span = Span.fromContext(context).getSpanContext();
    return span.isValid()
        ? Optional.of("00-" + span.getTraceId() + "-" + span.getSpanId() + "-01")
        : Optional.empty();
  }

  /** Where a node said; the beginning where it said none, or something else. */
  static Context at(@Nullable String parent) {
    String[] said = parent == null ? new String[0] : parent.split("-", -1);
    return said.length == 4 // else ids are not looked at, and wrong ones are no parents
        ? Context.root()
            .with(
                Span.wrap(
                    SpanContext.createFromRemoteParent(
                        said[1], said[2], TraceFlags.getSampled(), TraceState.getDefault())))
        : Context.root();
  }

  /** The same work, done there by whatever thread; where nothing is traced it is as it was. */
  public Runnable carrying(Runnable work) {
    return isNowhere() ? work : context.wrap(work);
  }

  /** The same work, done there by whatever thread; where nothing is traced it is as it was. */
  public <T> Supplier<T> carrying(Supplier<T> work) {
    return isNowhere() ? work : context.wrapSupplier(work);
  }

  private boolean isNowhere() {
    return context == Context.root();
  }
}
