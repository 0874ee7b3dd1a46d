package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import se.svarsvakt.tracing.TraceAttribute;
import se.svarsvakt.tracing.TraceOperation;
import se.svarsvakt.tracing.TraceSpan;
import se.svarsvakt.worker.PassFigures.Part;

/** Times the parts of a pass, one after the other, for whoever looks at it and for its trace. */
final class PassParts implements AutoCloseable {
  private final Clock clock;
  private final ScanSink sink;
  private final Iterator<Part> parts = EnumSet.allOf(Part.class).iterator();
  private Instant began;
  private TraceSpan span;

  /** Begins with the first. */
  PassParts(Clock clock, ScanSink sink) {
    this.clock = clock;
    this.sink = sink;
    this.began = clock.instant();
    this.span = next(parts);
  }

  private static TraceSpan next(Iterator<Part> parts) {
    return parts.hasNext()
        ? TraceSpan.begin(TraceOperation.PASS_PART).with(TraceAttribute.PART, parts.next().code())
        : TraceSpan.none();
  }

  /** When the part that runs began. */
  Instant began() {
    return began;
  }

  /** Tells how long a part took that ends now, when the next one begins. */
  Instant ended(Part part) {
    Instant now = clock.instant();
    sink.took(part, Duration.between(began, now));
    began = now;
    span.close();
    span = next(parts);
    return now;
  }

  /** Ends what a fault cut off. */
  @Override
  public void close() {
    span.close();
  }
}
