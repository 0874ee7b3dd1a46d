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
import se.svarsvakt.rule.reply.JudgedMail;

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
        wording.preview(nudge, findings),
        nudge.kind() == NudgeKind.SIGNATURE ? NoticeText.signature(findings) : List.of(),
        nudge.items(),
        run.current().get(),
        NoticeText.moment(findings));
  }

  private NudgeMessage message(
      PlannedNudge nudge, long chainId, NudgeService.NudgeRun run, List<JudgedMail> open) {
    List<MailKey> own =
        open.stream()
            .filter(mail -> run.people().mayRead(nudge.recipient(), mail))
            .map(mail -> mail.mail().key())
            .toList();
    Instant deadline = earliest(open);
    ReplyNudgeText wording =
        new ReplyNudgeText(run.languages().of(nudge.recipient()), policy.calendar());
    ReplyNudgeText.NudgedReplies about =
        new ReplyNudgeText.NudgedReplies(
            nudge.kind(),
            nudge.items().size(),
            nudge.items().size() - own.size(),
            deadline,
            first(own),
            run.people().nameOfOther(nudge.recipient(), own));
    String preview = wording.preview(about, policy.privacy(), run.now());
    return new NudgeMessage(
        nudge.kind(),
        nudge.recipient(),
        chainId,
        preview,
        List.of(),
        nudge.items(),
        run.current().get(),
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
}
