package se.svarsvakt.worker;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.OperatorChannel;
import se.svarsvakt.nudge.OperatorChannel.OperatorMessage;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Tells the operators when mailboxes have not been watched for too long: in working hours, once,
 * again on each working day while it lasts, and once when it is over. It is a job of its own, so
 * that it works where passes hang; who was told is recorded before they are.
 */
public final class DeadMansSwitch {
  private static final Logger LOG = LoggerFactory.getLogger(DeadMansSwitch.class);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration BETWEEN_COMPLAINTS = Duration.ofHours(1);

  private final ScanHealth health;
  private final JdbcWatchLog log;
  private final OperatorChannel channel;
  private final AlarmTerms terms;
  private final Clock clock;
  private Instant complained = Instant.EPOCH;
  private Optional<Instant> storeless = Optional.empty();
  private final Set<MailAddress> toldAside = new HashSet<>();
  private LocalDate asideOn = LocalDate.MIN;

  /**
   * Over one database.
   *
   * @param health tells whether mail is watched
   * @param log what was told
   * @param channel the ways to the operators
   */
  public DeadMansSwitch(
      ScanHealth health, JdbcWatchLog log, OperatorChannel channel, AlarmTerms terms, Clock clock) {
    this.health = health;
    this.log = log;
    this.channel = channel;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * Who is told, and when.
   *
   * @param operators their addresses
   * @param silentFor how long mailboxes may be unwatched
   * @param calendar the working hours
   * @param hash what is stored of an address
   */
  public record AlarmTerms(
      List<MailAddress> operators,
      Duration silentFor,
      WorkingCalendar calendar,
      Function<MailAddress, String> hash) {
    /** Keeps a copy. */
    public AlarmTerms {
      operators = List.copyOf(operators);
    }
  }

  /** The job that looks again and again. */
  public RecurringJob job() {
    Duration often = terms.silentFor().dividedBy(10);
    Duration wait = often.compareTo(LONGEST_WAIT) < 0 ? often : LONGEST_WAIT;
    return new RecurringJob(
        "dead-mans-switch",
        FixedDelay.of(wait),
        (complete, operations) -> {
          LOG.error(
              "whether mailboxes are watched was not looked at ({}); it is tried again",
              ScanFailures.kind(complete.getCause().orElse(null)));
          operations.reschedule(complete, complete.getTimeDone().plus(wait));
        },
        this::look);
  }

  /** Looks once. */
  void look() {
    HealthReport report = health.check();
    Optional<Instant> unwatched = health.unwatchedSince(report);
    Optional<Instant> known = log.trouble();
    if (unwatched.isPresent()) {
      Instant since = known.orElseGet(() -> begun(unwatched.get()));
      if (!clock.instant().isBefore(since.plus(terms.silentFor())) && isWorkingTime()) {
        tellTrouble(since, report);
      }
    } else if (known.isPresent()) {
      report
          .last()
          .map(FinishedScan::at)
          .filter(at -> at.isAfter(known.get()))
          .ifPresent(at -> tellOver(known.get(), at));
    }
  }

  /**
   * Looks once without the database, and acts only while that cannot be used: then no job runs.
   * What was told is remembered by this process alone, so each node tells once a day.
   */
  public synchronized void lookAside() {
    HealthReport report = health.check();
    if (report.troubles().stream().noneMatch(one -> one.kind() == HealthTrouble.Kind.DATABASE)) {
      storeless = Optional.empty();
      return;
    }
    Instant since = storeless.orElseGet(clock::instant);
    storeless = Optional.of(since);
    if (!clock.instant().isBefore(since.plus(terms.silentFor())) && isWorkingTime()) {
      tellAside(message(since, report));
    }
  }

  private void tellAside(OperatorMessage message) {
    LocalDate today = terms.calendar().dateOf(clock.instant());
    if (!today.equals(asideOn)) {
      toldAside.clear();
      asideOn = today;
    }
    for (MailAddress operator : terms.operators()) {
      if (!toldAside.contains(operator)) {
        Delivery delivery = channel.tell(operator, message);
        if (arrived(delivery)) {
          toldAside.add(operator);
        } else {
          complain(message, delivery);
        }
      }
    }
  }

  private Instant begun(Instant since) {
    log.begun(since);
    return since;
  }

  private boolean isWorkingTime() {
    return terms.calendar().isWorkingTime(clock.instant());
  }

  private void tellTrouble(Instant since, HealthReport report) {
    LocalDate today = terms.calendar().dateOf(clock.instant());
    tell(message(since, report), told -> told.filter(today::equals).isEmpty(), Optional.of(today));
  }

  private OperatorMessage message(Instant since, HealthReport report) {
    LocalDate today = terms.calendar().dateOf(clock.instant());
    List<String> lines = new ArrayList<>();
    for (HealthWords words : List.of(HealthWords.SWEDISH, HealthWords.ENGLISH)) {
      report.troubles().forEach(one -> lines.add(words.reason(one) + "."));
    }
    return new OperatorMessage(
        since.toEpochMilli() + today.toEpochDay(), both("alarm", since), lines);
  }

  /** Whoever was never told of it need not know that it is over. */
  private void tellOver(Instant since, Instant at) {
    boolean anyTold =
        terms.operators().stream().map(terms.hash()).anyMatch(one -> log.toldOn(one).isPresent());
    if (anyTold && !isWorkingTime()) {
      return;
    }
    OperatorMessage message =
        new OperatorMessage(since.toEpochMilli(), both("alarm-over", at), List.of());
    if (tell(message, Optional::isPresent, Optional.empty())) {
      log.over();
    }
  }

  private String both(String key, Instant moment) {
    String at = health.local(moment);
    return HealthWords.SWEDISH.of(key, at) + " " + HealthWords.ENGLISH.of(key, at);
  }

  /** Whether all who were to be told now know. */
  private boolean tell(
      OperatorMessage message, Predicate<Optional<LocalDate>> wanted, Optional<LocalDate> day) {
    boolean all = true;
    for (MailAddress operator : terms.operators()) {
      String hash = terms.hash().apply(operator);
      Optional<LocalDate> before = log.toldOn(hash);
      if (wanted.test(before)) {
        log.told(hash, day);
        Delivery delivery = channel.tell(operator, message);
        if (!arrived(delivery)) {
          log.told(hash, before);
          complain(message, delivery);
          all = false;
        }
      }
    }
    return all;
  }

  private void complain(OperatorMessage message, Delivery delivery) {
    Instant now = clock.instant();
    if (now.isAfter(complained.plus(BETWEEN_COMPLAINTS))) {
      complained = now;
      LOG.error(
          "{} An operator could not be told: {}; it is tried again until it succeeds",
          message.preview(),
          delivery.reason());
    }
  }

  private static boolean arrived(Delivery delivery) {
    return delivery instanceof Delivery.Sent || delivery instanceof Delivery.Uncertain;
  }
}
