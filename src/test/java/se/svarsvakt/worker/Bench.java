package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import se.svarsvakt.sync.Traffic;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** A clock that tests move, a record of passes that they write, and ordinary working hours. */
final class Bench extends Clock implements ScanLog {
  static final Rhythm RHYTHM =
      new Rhythm(
          WorkingCalendar.of(ZoneId.of("Europe/Stockholm"), new SwedishHolidays()),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30));

  private volatile Instant now;
  static final PassHealth TERMS = new PassHealth(0.9);

  private volatile Optional<FailedPass> failed = Optional.empty();
  private final List<FinishedScan> passes = new CopyOnWriteArrayList<>();

  Bench(String now) {
    this.now = Instant.parse(now);
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  void scanned() {
    scanned(46, 46, 0);
  }

  void scanned(int mailboxes, int read, int failed) {
    scanned(mailboxes, read, failed, NudgeCounts.NONE);
  }

  void scanned(int mailboxes, int read, int failed, NudgeCounts nudges) {
    passes.addFirst(new FinishedScan(now, mailboxes, read, failed, Duration.ofSeconds(9), nudges));
  }

  /** One that took so long and ends now. */
  void scanned(Duration took) {
    passes.addFirst(new FinishedScan(now, 46, 46, 0, took, NudgeCounts.NONE));
  }

  static ScanSummary summary() {
    return new ScanSummary(3, 3, List.of(), List.of(), new Traffic(0, 0), 5);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("moments only");
  }

  @Override
  public String begun(Instant at, Instant asOf) {
    return "1";
  }

  @Override
  public void finished(String id, FinishedScan pass) {
    passes.addFirst(pass);
  }

  @Override
  public void failed(FailedPass pass) {
    failed = Optional.of(pass);
  }

  @Override
  public Optional<FailedPass> lastFailed() {
    return failed;
  }

  @Override
  public Optional<FinishedScan> lastFinished() {
    return passes.stream().findFirst();
  }

  @Override
  public PassHistory history(Instant since) {
    List<FinishedScan> recent = passes.stream().filter(pass -> pass.at().isAfter(since)).toList();
    return new PassHistory(
        passes.stream().limit(2).toList(),
        recent.stream().filter(pass -> !pass.nudges().equals(NudgeCounts.NONE)).findFirst(),
        recent.stream().mapToInt(FinishedScan::scanned).max().orElse(0));
  }
}
