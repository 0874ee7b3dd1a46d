package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.nudge.Nudging;
import se.svarsvakt.sync.Traffic;

/**
 * One complete pass: reads every mailbox in scope, judges what is stored of them, and tells people
 * what is due to be told. It can be run again at any moment without harm.
 */
public final class Scan {
  private final Reading reading;
  private final Casework casework;
  private final Nudging nudging;
  private final Context context;

  /** With the steps it is made of. */
  public Scan(Reading reading, Casework casework, Nudging nudging, Context context) {
    this.reading = reading;
    this.casework = casework;
    this.nudging = nudging;
    this.context = context;
  }

  /**
   * What surrounds a pass.
   *
   * @param clock for how long things take and how old records are
   * @param traffic what was asked of Graph so far
   * @param beside what is read beside mail
   * @param stewards the addresses of those who answer for shared mailboxes, by their address
   * @param log the record of passes
   */
  public record Context(
      Clock clock,
      Supplier<Traffic> traffic,
      BesideMail beside,
      Map<MailAddress, List<MailAddress>> stewards,
      ScanLog log) {
    /** Keeps a copy. */
    public Context {
      stewards = Map.copyOf(stewards);
    }
  }

  /**
   * Runs a pass.
   *
   * @throws se.svarsvakt.sync.SourceUnavailable if Graph as a whole cannot be used
   */
  public ScanSummary run(ScanRequest request, ScanSink sink) {
    Instant started = context.clock().instant();
    Traffic before = context.traffic().get();
    Optional<Instant> lastFinished = context.log().lastFinished().map(FinishedScan::at);
    String record = context.log().begun(started, request.asOf());
    Reading.Outcome read = reading.readAll(request, sink);
    Supplier<Instant> now =
        () -> request.asOf().plus(Duration.between(started, context.clock().instant()));
    Review review = new Review(request, read, casework, context.beside());
    Review.Found found = review.run(context.stewards(), sink);
    Telling telling = new Telling(request, read, found.people());
    List<NudgeReport> nudges =
        nudging.run(
            telling.moment(now), found.matters(), telling.lastLook(reading, casework, review, now));
    forgetOld(request, started, lastFinished);
    Instant finished = context.clock().instant();
    ScanSummary summary =
        new ScanSummary(
            read.mailboxes(),
            read.enrolled().size(),
            found.failed(),
            nudges,
            context.traffic().get().since(before),
            Duration.between(started, finished).toMillis());
    context.log().finished(record, finished, summary);
    return summary;
  }

  /** In a day's first pass; one that looks ahead deletes nothing that is not old today. */
  private void forgetOld(ScanRequest request, Instant started, Optional<Instant> lastFinished) {
    LocalDate today = LocalDate.ofInstant(started, ZoneOffset.UTC);
    boolean done =
        lastFinished
            .filter(last -> LocalDate.ofInstant(last, ZoneOffset.UTC).equals(today))
            .isPresent();
    if (!done) {
      casework.forgetOld(request.asOf().isBefore(started) ? request.asOf() : started);
    }
  }
}
