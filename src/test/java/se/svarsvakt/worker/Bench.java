package se.svarsvakt.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
  private volatile Optional<FinishedScan> last = Optional.empty();

  Bench(String now) {
    this.now = Instant.parse(now);
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  void scanned() {
    last = Optional.of(new FinishedScan(now, 46, 44, 2));
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
  public void finished(String id, Instant at, ScanSummary summary) {
    scanned();
  }

  @Override
  public Optional<FinishedScan> lastFinished() {
    return last;
  }
}
