package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.nudge.MessagePreviews.MessagePreview;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.TwoClocks;

/** Finds the words of a nudge, with what its recipient may see of the mail. */
public final class NudgeMessageWriter {
  private final MessagePreviews previews;
  private final Policy policy;

  /** Under a policy. */
  public NudgeMessageWriter(MessagePreviews previews, Policy policy) {
    this.previews = previews;
    this.policy = policy;
  }

  /** The message about what still needs the nudge. */
  NudgeMessage write(PlannedNudge nudge, long chainId, NudgeService.NudgeRun run, OpenItems open) {
    if (nudge.kind() == NudgeKind.COVER) {
      return agreement(nudge, chainId, run, List.copyOf(open.agreements()));
    }
    return nudge.kind().isAboutMail()
        ? message(nudge, chainId, run, List.copyOf(open.mail()))
        : notice(nudge, chainId, run, List.copyOf(open.findings()));
  }

  private NudgeMessage notice(
      PlannedNudge nudge, long chainId, NudgeService.NudgeRun run, List<Finding> findings) {
    NoticeText wording =
        new NoticeText(run.languages().of(nudge.recipient()), policy.calendar(), run.people());
    return new NudgeMessage(
        nudge.kind(),
        nudge.recipient(),
        chainId,
        "",
        wording.preview(nudge, findings),
        nudge.kind() == NudgeKind.SIGNATURE ? NoticeText.signature(findings) : List.of(),
        nudge.items(),
        run.current().get(),
        NoticeText.moment(findings));
  }

  private NudgeMessage agreement(
      PlannedNudge nudge, long chainId, NudgeService.NudgeRun run, List<CoverAgreement> about) {
    NoticeText wording =
        new NoticeText(run.languages().of(nudge.recipient()), policy.calendar(), run.people());
    return new NudgeMessage(
        nudge.kind(),
        nudge.recipient(),
        chainId,
        "",
        wording.preview(nudge.recipient(), about),
        List.of(),
        nudge.items(),
        run.current().get(),
        policy.calendar().opensAt(about.getFirst().from()));
  }

  private NudgeMessage message(
      PlannedNudge nudge, long chainId, NudgeService.NudgeRun run, List<JudgedMail> open) {
    ReplyNudgeText wording =
        new ReplyNudgeText(run.languages().of(nudge.recipient()), policy.calendar());
    List<JudgedMail> claimed = open.stream().filter(JudgedMail::claimsColleague).toList();
    List<JudgedMail> others = open.stream().filter(mail -> !mail.claimsColleague()).toList();
    ReplyNudgeText.ClaimedColleagues warned =
        new ReplyNudgeText.ClaimedColleagues(
            claimed.size(),
            open.size(),
            readable(nudge, run, claimed).isEmpty(),
            mailbox(nudge, run, claimed));
    String preview =
        others.isEmpty()
            ? wording.preview(warned)
            : wording.preview(warned, about(nudge, run, others), policy.privacy(), run.now());
    return new NudgeMessage(
        nudge.kind(),
        nudge.recipient(),
        chainId,
        wording.warning(warned),
        preview,
        List.of(),
        nudge.items(),
        run.current().get(),
        earliest(open));
  }

  private ReplyNudgeText.NudgedReplies about(
      PlannedNudge nudge, NudgeService.NudgeRun run, List<JudgedMail> mail) {
    List<MailKey> own = readable(nudge, run, mail);
    return new ReplyNudgeText.NudgedReplies(
        nudge.kind(),
        mail.size(),
        (int) mail.stream().filter(each -> each.promise() == Promise.CALL_BACK).count(),
        acknowledgeable(nudge.kind(), mail),
        mail.size() - own.size(),
        earliest(mail),
        first(own),
        mailbox(nudge, run, mail));
  }

  /** Whether all of it waits at the first of two clocks, and it is not too late. */
  private boolean acknowledgeable(NudgeKind kind, List<JudgedMail> mail) {
    return (kind == NudgeKind.REPLY_DUE || kind == NudgeKind.LAST_CALL)
        && mail.stream()
            .allMatch(
                each ->
                    !(each.state() instanceof ReplyState.Acknowledged)
                        && TwoClocks.of(each, policy).isPresent());
  }

  private static List<MailKey> readable(
      PlannedNudge nudge, NudgeService.NudgeRun run, List<JudgedMail> mail) {
    return mail.stream()
        .filter(each -> run.people().mayRead(nudge.recipient(), each))
        .map(each -> each.mail().key())
        .toList();
  }

  /**
   * The shared mailbox that what the recipient may read of it lies in; mostly empty. Of a request
   * for public records whoever may not read it is told whose it is, so that somebody sees to it.
   */
  private static String mailbox(
      PlannedNudge nudge, NudgeService.NudgeRun run, List<JudgedMail> mail) {
    List<MailKey> named = readable(nudge, run, mail);
    if (named.isEmpty() && nudge.kind() == NudgeKind.PUBLIC_RECORDS) {
      named = mail.stream().map(each -> each.mail().key()).toList();
    }
    return run.people().nameOfOther(nudge.recipient(), named);
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
}
