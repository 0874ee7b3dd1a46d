package se.svarsvakt.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;

/**
 * Something that the program does, from its beginning until this is closed, by the same thread.
 * What begins meanwhile in that thread is a part of it. Where nothing is traced it is nothing.
 */
public final class TraceSpan implements AutoCloseable {
  private static final ContextKey<Tracer> TRACER = ContextKey.named("svarsvakt-tracer");
  private static final TraceSpan NONE = new TraceSpan(Span.getInvalid(), Scope.noop());
  private static final int FIRST_FAULT_OF_A_SERVER = 500;

  private final Span span;
  private final Scope scope;

  private TraceSpan(Span span, Scope scope) {
    this.span = span;
    this.scope = scope;
  }

  /** One of which nothing is told. */
  public static TraceSpan none() {
    return NONE;
  }

  /** Begins there what this node does of it. */
  static TraceSpan first(Tracer tracer, TraceOperation operation, Context in) {
    return begin(tracer, operation, in.with(TRACER, tracer));
  }

  /** Begins a part of what this thread does; of what is not traced none is. */
  public static TraceSpan begin(TraceOperation operation) {
    Context here = Context.current();
    Tracer tracer = here.get(TRACER);
    return tracer == null ? NONE : begin(tracer, operation, here);
  }

  @SuppressWarnings("MustBeClosedChecker") // with the span
  private static TraceSpan begin(Tracer tracer, TraceOperation operation, Context in) {
    Span span =
        tracer
            .spanBuilder(operation.name())
            .setSpanKind(operation.kind())
            .setParent(in)
            .startSpan();
    return new TraceSpan(span, in.with(span).makeCurrent());
  }

  /** Whether anything is told of it. */
  public boolean isTraced() {
    return span.isRecording();
  }

  /** Says a number of it. */
  public TraceSpan with(TraceAttribute attribute, long value) {
    span.setAttribute(attribute.number(), value);
    return this;
  }

  /** Says something of it in a word of the program's own; another is left out. */
  public TraceSpan with(TraceAttribute attribute, String code) {
    span.setAttribute(attribute.text(), code);
    return this;
  }

  /** Says how it was answered; a status from {@code least} on is a failure. */
  public TraceSpan answered(int status, int least) {
    if (status >= least) {
      failed(String.valueOf(status));
    }
    return with(TraceAttribute.STATUS, status);
  }

  /** Says how a request to this program was answered: a failure is the program's own. */
  public TraceSpan answered(int status) {
    return answered(status, FIRST_FAULT_OF_A_SERVER);
  }

  /** Says that it failed, by the type of what came of it; what an exception says stays here. */
  public TraceSpan failed(Object fault) {
    return failed(fault.getClass().getSimpleName());
  }

  private TraceSpan failed(String type) {
    span.setStatus(StatusCode.ERROR);
    return with(TraceAttribute.ERROR, type);
  }

  @Override
  public void close() {
    scope.close();
    span.end();
  }
}
