package se.svarsvakt.nudge;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.nudge.MessagePreviews.MessagePreview;
import se.svarsvakt.nudge.NudgeReport.Status;
import se.svarsvakt.nudge.Outbox.LeaseRequest;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.MailboxFailure;

/**
 * Brings one nudge to one person: takes it up so that nobody else does, drops what was answered in
 * the meantime, finds the words, sends it on its way, and records what became of it.
 */
public final class NudgeSender {
  private final Outbox outbox;
  private final Route route;
  private final NudgeDispatch dispatch;
  private final MessagePreviews previews;
  private final Policy policy;
  private final Clock clock;
  private final String worker;

  /** With what it records in and delivers through. */
  public NudgeSender(
      Records records, Route route, MessagePreviews previews, Policy policy, Sender sender) {
    this.outbox = records.outbox();
    this.route = route;
    this.dispatch = new NudgeDispatch(route, records.deliveries(), sender.clock());
    this.previews = previews;
    this.policy = policy;
    this.clock = sender.clock();
    this.worker = Leases.worker(sender.host(), ProcessHandle.current());
  }

  /**
   * Where it records what it does.
   *
   * @param outbox the nudges
   * @param deliveries the ways that they took
   */
  public record Records(Outbox outbox, DeliveryLog deliveries) {}

  /**
   * The program that sends.
   *
   * @param host names this machine among those that share the store
   * @param clock for telling how old a claim is
   */
  public record Sender(String host, Clock clock) {}

  /** Judges a nudge's matters anew and gives what of them still needs the nudge. */
  public interface PreSendCheck {
    /** Those of the nudge's matters that still hold, in its order. */
    OpenItems at(PlannedNudge nudge);
  }

  /** The channels that a nudge takes first. */
  List<String> channels() {
    return route.first();
  }

  /** Brings what was delivered lately up to date. */
  void keepTrue(OpenItems openItems, Instant now) {
    Map<NudgeItem, String> standing = openItems.standing();
    route.stages().forEach(stage -> stage.forEach(channel -> channel.keepTrue(standing, now)));
  }

  /** Records that a nudge will not go. */
  void settle(PlannedNudge nudge, String reason) {
    if (claim(nudge).isPresent()) {
      outbox.finished(nudge.identity(), hindered(nudge, Status.SKIPPED, reason));
    }
  }

  /** Delivers a nudge; empty where it is done already or in other hands. */
  List<NudgeReport> send(PlannedNudge nudge, NudgeService.NudgeRun moment, PreSendCheck lastLook) {
    Optional<Outbox.Lease> taken = claim(nudge);
    if (taken.isEmpty()) {
      return List.of();
    }
    List<NudgeReport> reports = looked(nudge, taken.get(), moment, lastLook);
    outbox.finished(nudge.identity(), decisive(reports));
    return reports;
  }

  /** A nudge of which something failed is tried again; what has arrived of it stays. */
  private static NudgeReport decisive(List<NudgeReport> reports) {
    return reports.stream()
        .filter(report -> report.status() == Status.FAILED)
        .findFirst()
        .orElseGet(reports::getFirst);
  }

  private List<NudgeReport> looked(
      PlannedNudge nudge, Outbox.Lease taken, NudgeService.NudgeRun moment, PreSendCheck lastLook) {
    try {
      return delivered(nudge, taken, moment, lastLook.at(nudge));
    } catch (MailboxFailure failure) {
      return List.of(
          hindered(nudge, Status.FAILED, "its mailbox was not read again: " + failure.code()));
    }
  }

  private Optional<Outbox.Lease> claim(PlannedNudge nudge) {
    return outbox.claim(nudge, new LeaseRequest(worker, clock.instant()));
  }

  private List<NudgeReport> delivered(
      PlannedNudge nudge, Outbox.Lease taken, NudgeService.NudgeRun moment, OpenItems open) {
    if (open.isEmpty()) {
      boolean mail = nudge.kind().isAboutMail();
      return List.of(
          hindered(
              nudge, Status.SKIPPED, mail ? "answered in the meantime" : "mended in the meantime"));
    }
    PlannedNudge left = nudge.about(items(open));
    NudgeMessage message =
        nudge.kind().isAboutMail()
            ? message(left, taken.chainId(), moment, List.copyOf(open.mail()))
            : notice(left, taken.chainId(), moment, List.copyOf(open.findings()));
    return NudgeReport.of(left, dispatch.send(taken, message));
  }

  private static List<NudgeItem> items(OpenItems openItems) {
    return Stream.concat(
            openItems.mail().stream().map(NudgeItem::of),
            openItems.findings().stream().map(NudgeItem::of))
        .distinct()
        .toList();
  }

  private NudgeMessage notice(
      PlannedNudge nudge, long chain, NudgeService.NudgeRun moment, List<Finding> findings) {
    NoticeText wording =
        new NoticeText(
            moment.languages().of(nudge.recipient()), policy.calendar(), moment.people());
    return new NudgeMessage(
        nudge.kind(),
        nudge.recipient(),
        chain,
        wording.preview(nudge, findings),
        nudge.kind() == NudgeKind.SIGNATURE ? NoticeText.signature(findings) : List.of(),
        nudge.items(),
        moment.current().get(),
        NoticeText.moment(findings));
  }

  private NudgeMessage message(
      PlannedNudge nudge, long chain, NudgeService.NudgeRun moment, List<JudgedMail> open) {
    List<MailKey> own =
        open.stream()
            .filter(mail -> moment.people().mayRead(nudge.recipient(), mail))
            .map(mail -> mail.mail().key())
            .toList();
    Instant deadline = earliest(open);
    ReplyNudgeText wording =
        new ReplyNudgeText(moment.languages().of(nudge.recipient()), policy.calendar());
    ReplyNudgeText.About about =
        new ReplyNudgeText.About(
            nudge.kind(),
            nudge.items().size(),
            nudge.items().size() - own.size(),
            deadline,
            first(own),
            moment.people().nameOfOther(nudge.recipient(), own));
    String preview = wording.preview(about, policy.privacy(), moment.now());
    return new NudgeMessage(
        nudge.kind(),
        nudge.recipient(),
        chain,
        preview,
        List.of(),
        nudge.items(),
        moment.current().get(),
        deadline);
  }

  private static Instant earliest(Collection<JudgedMail> open) {
    return open.stream()
        .flatMap(mail -> Optional.ofNullable(mail.due()).stream())
        .map(due -> due.at())
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> new IllegalStateException("open mail has a deadline"));
  }

  private @Nullable MessagePreview first(List<MailKey> own) {
    boolean shows = policy.privacy().showSubject() || policy.privacy().showSender();
    if (own.isEmpty() || !shows) {
      return null;
    }
    Map<MailKey, MessagePreview> seen = previews.at(List.of(own.getFirst()));
    return seen.get(own.getFirst());
  }

  private NudgeReport hindered(PlannedNudge nudge, Status status, String reason) {
    return new NudgeReport(nudge, route.first().getFirst(), status, reason);
  }
}
