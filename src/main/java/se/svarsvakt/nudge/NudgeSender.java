package se.svarsvakt.nudge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.sync.MailboxFailure;

/**
 * Brings one nudge to one person: leases it so that nobody else sends it, drops what was answered
 * in the meantime, finds the words, sends it on its way, and records what became of it.
 */
public final class NudgeSender {
  private static final Logger LOG = LoggerFactory.getLogger(NudgeSender.class);

  /** How long what was looked at is not looked at again before it goes. */
  private static final Duration HOLDS = Duration.ofSeconds(2);

  private final Outbox outbox;
  private final NudgeDispatch dispatch;
  private final NudgeMessageWriter messages;
  private final Clock clock;
  private final String worker;

  /**
   * Over a store of nudges.
   *
   * @param host names this machine among those that share the store
   * @param clock for telling how old a lease is
   */
  public NudgeSender(
      Outbox outbox,
      NudgeDispatch dispatch,
      NudgeMessageWriter messages,
      String host,
      Clock clock) {
    this.outbox = outbox;
    this.dispatch = dispatch;
    this.messages = messages;
    this.clock = clock;
    this.worker = Leases.worker(host, ProcessHandle.current());
  }

  /** Judges a nudge's items anew and gives what of them still needs the nudge. */
  public interface PreSendCheck {
    /** Those of the nudge's items that still hold, in its order. */
    OpenItems at(PlannedNudge nudge);
  }

  /** The channels that a nudge takes first. */
  public List<String> channels() {
    return dispatch.channels();
  }

  /** A pass begins to tell people. */
  void begin() {
    dispatch.begin();
  }

  /** Brings what was delivered lately up to date. */
  void keepTrue(ItemStandings standing, Instant now) {
    dispatch.keepTrue(standing, now);
  }

  /** Whether something of what goes out is kept true. */
  boolean keepsTrue() {
    return dispatch.keepsTrue();
  }

  /** What stands on what was delivered lately and is kept true. */
  Stream<NudgeItem> shown() {
    return dispatch.shown();
  }

  /** Records that a nudge will not go. */
  public void settle(PlannedNudge nudge, String reason) {
    lease(nudge, clock.instant())
        .ifPresent(lease -> finish(lease, report(nudge, new Delivery.Needless(reason))));
  }

  /**
   * Delivers a nudge whose words are made from nothing that could have changed since it was
   * planned: a report for each way that it took; empty where it is done already or in other hands.
   *
   * @param pass the moment of the pass that wants it
   * @param message writes it, with its chain id
   */
  public List<NudgeReport> send(
      PlannedNudge nudge, Instant pass, LongFunction<NudgeMessage> message) {
    return leased(nudge, pass, lease -> written(nudge, lease, message));
  }

  private List<NudgeReport> leased(
      PlannedNudge nudge, Instant pass, Function<Outbox.Lease, List<NudgeReport>> sending) {
    Optional<Outbox.Lease> lease = lease(nudge, pass);
    if (lease.isEmpty()) {
      return List.of();
    }
    try {
      List<NudgeReport> reports = sending.apply(lease.get());
      finish(lease.get(), decisive(reports));
      return reports;
    } catch (LeaseLost e) {
      return List.of();
    }
  }

  private void finish(Outbox.Lease lease, NudgeReport report) {
    Uninterrupted.run(() -> outbox.finished(lease, report));
  }

  /** A fault in one does not keep the others from theirs. */
  private List<NudgeReport> written(
      PlannedNudge nudge, Outbox.Lease lease, LongFunction<NudgeMessage> message) {
    NudgeMessage written;
    try {
      written = message.apply(lease.chainId());
    } catch (RuntimeException e) {
      LOG.warn("a nudge was not written: {}", e.getClass().getSimpleName());
      return List.of(report(nudge, new Delivery.Failed("a fault in the program")));
    }
    return dispatch.send(lease, nudge.plannedFor(), written).entrySet().stream()
        .map(way -> new NudgeReport(nudge, way.getKey(), way.getValue()))
        .toList();
  }

  /** Those of some nudges that are not finished, told or skipped, about all their items. */
  public List<PlannedNudge> unfinished(List<PlannedNudge> nudges) {
    Set<PlannedNudge> finished = outbox.finished(nudges);
    return nudges.stream().filter(nudge -> !finished.contains(nudge)).toList();
  }

  /** Delivers a nudge; empty where it is done already or in other hands. */
  List<NudgeReport> send(PlannedNudge nudge, NudgeService.NudgeRun run, PreSendCheck check) {
    return leased(nudge, run.now(), lease -> checked(nudge, lease, run, check));
  }

  /** A nudge of which something failed is tried again; what has arrived of it stays. */
  private static NudgeReport decisive(List<NudgeReport> reports) {
    return reports.stream()
        .filter(NudgeReport::isFailed)
        .findFirst()
        .or(() -> reports.stream().filter(NudgeReport::isSent).findFirst())
        .orElseGet(reports::getFirst);
  }

  private List<NudgeReport> checked(
      PlannedNudge nudge, Outbox.Lease lease, NudgeService.NudgeRun run, PreSendCheck check) {
    LastLook look = new LastLook(nudge, lease, run, check);
    try {
      Map<String, Delivery> made = dispatch.send(lease, nudge.plannedFor(), look::message);
      return look.isNeedless() && made.values().stream().noneMatch(Delivery.Sent.class::isInstance)
          ? List.of(report(nudge, new Delivery.Needless(look.reason())))
          : NudgeReport.of(look.left, made);
    } catch (MailboxFailure failure) {
      String reason = "its mailbox was not read again: " + failure.code();
      return List.of(report(nudge, new Delivery.Failed(reason)));
    }
  }

  private Optional<Outbox.Lease> lease(PlannedNudge nudge, Instant pass) {
    return Thread.currentThread().isInterrupted()
        ? Optional.empty()
        : outbox.lease(nudge, new Outbox.LeaseRequest(worker, clock.instant(), pass));
  }

  /** What of a nudge still holds; looked at anew where it had to wait after that. */
  private final class LastLook {
    private final PlannedNudge nudge;
    private final Outbox.Lease lease;
    private final NudgeService.NudgeRun run;
    private final PreSendCheck check;
    private PlannedNudge left;
    private Optional<NudgeMessage> message = Optional.empty();
    private @Nullable Instant at;

    LastLook(
        PlannedNudge nudge, Outbox.Lease lease, NudgeService.NudgeRun run, PreSendCheck check) {
      this.nudge = nudge;
      this.lease = lease;
      this.run = run;
      this.check = check;
      this.left = nudge;
    }

    Optional<NudgeMessage> message() {
      Instant now = clock.instant();
      if (at == null || Duration.between(at, now).abs().compareTo(HOLDS) > 0) {
        OpenItems open = check.at(nudge);
        at = now;
        left = open.isEmpty() ? nudge : nudge.about(items(open));
        message =
            open.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.write(left, lease.chainId(), run, open));
      }
      return message;
    }

    /** Whether there was a look, and nothing to tell. */
    boolean isNeedless() {
      return at != null && message.isEmpty();
    }

    String reason() {
      boolean mail = nudge.kind().isAboutMail() && nudge.kind() != NudgeKind.REGISTRATION;
      return mail ? "answered in the meantime" : "mended in the meantime";
    }
  }

  private static List<NudgeItem> items(OpenItems openItems) {
    return Stream.concat(
            openItems.mail().stream().map(NudgeItem::of),
            Stream.concat(
                openItems.findings().stream().map(NudgeItem::of),
                openItems.agreements().stream().map(NudgeItem::of)))
        .distinct()
        .toList();
  }

  private NudgeReport report(PlannedNudge nudge, Delivery delivery) {
    return new NudgeReport(nudge, dispatch.channels().getFirst(), delivery);
  }
}
