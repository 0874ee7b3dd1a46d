package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.nudge.Nudging;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Enrolment.Enrolled;
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
   * @param stewards the addresses of those who answer for shared mailboxes, by their address
   * @param log the record of passes
   */
  public record Context(
      Clock clock,
      Supplier<Traffic> traffic,
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
    List<JudgedMail> open = judge(request, read, sink);
    Supplier<Instant> now =
        () -> request.asOf().plus(Duration.between(started, context.clock().instant()));
    Telling telling = new Telling(request, read, context.stewards());
    List<NudgeReport> nudges =
        nudging.run(telling.moment(now), open, telling.lastLook(reading, casework, now));
    forgetOld(request, started, lastFinished);
    Instant finished = context.clock().instant();
    ScanSummary summary =
        new ScanSummary(
            read.mailboxes(),
            read.enrolled().size(),
            read.failed(),
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

  /** Judges all that is watched, and gives the open mail of those mailboxes that could be read. */
  private List<JudgedMail> judge(ScanRequest request, Reading.Outcome read, ScanSink sink) {
    List<Account> accounts =
        new ArrayList<>(read.enrolled().stream().map(Enrolled::account).toList());
    accounts.addAll(read.unreadable());
    Set<MailboxId> unsure = new HashSet<>();
    read.unreadable().forEach(account -> unsure.add(account.id()));
    List<JudgedMail> open = new ArrayList<>();
    casework.review(
        accounts,
        request.asOf(),
        request.breadth(),
        judged -> {
          sink.mail(judged);
          judged.stream()
              .filter(mail -> Casework.isOpen(mail) && !unsure.contains(mail.mail().mailbox()))
              .forEach(open::add);
        });
    return open;
  }
}
