package se.svarsvakt.worker;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.http.CircuitBreaker;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.mail.DisplayText;
import se.svarsvakt.nudge.Leases;
import se.svarsvakt.nudge.Outbox.LeaseRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the case system what it was not told yet. What it cannot take now is tried again after a
 * pause that doubles, for as long as it takes and under the same id; an event that it calls wrong
 * is given up after some tries, and said. Whatever its answer holds beside a number is ignored.
 */
public final class CaseSystemSender {
  private static final Logger LOG = LoggerFactory.getLogger(CaseSystemSender.class);

  static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  static final DoublingPause PAUSE = new DoublingPause(FIRST_PAUSE, Duration.ofHours(6));
  private static final Duration LONGEST_ASKED = Duration.ofDays(1);

  /** About an hour of tries. */
  private static final int MOST_REFUSALS = 8;

  private static final int FAILURES_IN_A_ROW = 3;
  private static final int MOST_AT_ONCE = 500;
  private static final int LONGEST_NUMBER = 64;

  /** Answers that say that the event itself is wrong: no settings there or here mend it. */
  private static final Set<Integer> WRONG_EVENT = Set.of(400, 409, 413, 422);

  private final CaseEvents events;
  private final CaseSystem system;
  private final CircuitBreaker breaker;
  private final Clock clock;
  private final String worker;

  /**
   * Over a store of events.
   *
   * @param host names this machine among those that share the store
   */
  public CaseSystemSender(JdbcCaseEvents events, CaseSystem system, String host, Clock clock) {
    this.events = events;
    this.system = system;
    this.breaker = new CircuitBreaker(FAILURES_IN_A_ROW, FIRST_PAUSE, clock);
    this.clock = clock;
    this.worker = Leases.worker(host, ProcessHandle.current());
  }

  /** The job that sends again and again. */
  public RecurringJob job() {
    return new RecurringJob(
        "case-system",
        FixedDelay.of(FIRST_PAUSE),
        (complete, operations) -> {
          LOG.error(
              "the case system was not told ({}); it is tried again",
              ScanFailures.kind(complete.getCause().orElse(null)));
          operations.reschedule(complete, complete.getTimeDone().plus(FIRST_PAUSE));
        },
        this::run);
  }

  /** Sends what is due, until nothing is or the case system does not answer. */
  public void run() {
    for (int sent = 0; sent < MOST_AT_ONCE && !breaker.isOpen(); sent++) {
      Optional<CaseEvent> event = events.lease(new LeaseRequest(worker, clock.instant()));
      if (event.isEmpty()) {
        return;
      }
      settle(event.get(), system.tell(event.get(), clock.instant()));
    }
  }

  private void settle(CaseEvent event, HttpResult result) {
    switch (result) {
      case HttpResult.Completed(JsonAnswer answer) when answer.ok() -> {
        breaker.succeeded();
        events.taken(event, caseNumber(event, answer));
      }
      case HttpResult.Garbled _ -> {
        breaker.succeeded();
        events.taken(event, "");
      }
      case HttpResult.Completed(JsonAnswer answer) -> refused(event, answer);
      case HttpResult.NotSent(var cause, var _) ->
          again(event, "no connection (" + cause.getClass().getSimpleName() + ")", Duration.ZERO);
      case HttpResult.Lost lost ->
          again(event, lost.isLate() ? "no answer in time" : "no whole answer", Duration.ZERO);
    }
  }

  private void refused(CaseEvent event, JsonAnswer answer) {
    int status = answer.status();
    String moved = status >= 300 && status < 400 ? ", which is not followed" : "";
    String reason = "HTTP " + status + moved;
    if (WRONG_EVENT.contains(status) && event.attempts() >= MOST_REFUSALS) {
      LOG.error("the case system refuses event {} ({}): it is given up", event.id(), reason);
      events.failed(event, reason);
    } else {
      again(event, reason, answer.retryAfter().orElse(Duration.ZERO));
    }
  }

  private void again(CaseEvent event, String reason, Duration asked) {
    breaker.failed();
    Duration pause = longer(PAUSE.after(event.attempts() - 1), shorter(asked, LONGEST_ASKED));
    Instant next = clock.instant().plus(pause);
    LOG.warn("the case system did not take event {} ({}); next try {}", event.id(), reason, next);
    events.again(event, next, reason);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** The number in an answer; empty where it has none that is fit to be shown as it is. */
  private static String caseNumber(CaseEvent event, JsonAnswer answer) {
    byte[] bytes = answer.body().stringValue("").getBytes(StandardCharsets.ISO_8859_1);
    String number;
    try {
      number = JsonMapper.shared().readTree(bytes).path("caseNumber").stringValue("");
    } catch (JacksonException _) {
      return ""; // an answer need not be JSON
    }
    boolean fit =
        DisplayText.line(number, LONGEST_NUMBER).equals(number)
            && number.chars().noneMatch(sign -> "<>&".indexOf(sign) >= 0);
    if (!fit) {
      LOG.warn("the case number that answers event {} is none to be shown: ignored", event.id());
    }
    return fit ? number : "";
  }
}
