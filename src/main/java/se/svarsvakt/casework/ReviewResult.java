package se.svarsvakt.casework;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;

/**
 * What a review found in some mailboxes.
 *
 * @param mailboxes all that were judged
 * @param mail judged mail, ordered by mailbox and message
 * @param findings what is not as promised, excepted findings marked
 * @param excused mail that an exception from the reply rule covers, whether or not it is late
 * @param unopened mailboxes in which mail lies unopened for too long, whoever could open them
 * @param unreadWindows when the last time of service began of shared mailboxes that lay unread
 *     through it
 * @param leftOut pictures in signatures that do not count as additions
 * @param troubles what could not be watched
 * @param anew those of the mailboxes of which something may differ from the last review
 */
public record ReviewResult(
    Set<MailboxId> mailboxes,
    List<JudgedMail> mail,
    List<Finding> findings,
    Set<MailKey> excused,
    Set<MailboxId> unopened,
    Map<MailboxId, Instant> unreadWindows,
    List<LeftOutPicture> leftOut,
    List<MissingPermission> troubles,
    Set<MailboxId> anew) {
  /** Of mailboxes that were all judged anew. */
  ReviewResult(
      Set<MailboxId> mailboxes,
      List<JudgedMail> mail,
      List<Finding> findings,
      Set<MailKey> excused,
      Set<MailboxId> unopened,
      Map<MailboxId, Instant> unreadWindows,
      List<LeftOutPicture> leftOut,
      List<MissingPermission> troubles) {
    this(mailboxes, mail, findings, excused, unopened, unreadWindows, leftOut, troubles, mailboxes);
  }

  /** Keeps copies. */
  public ReviewResult {
    mailboxes = Set.copyOf(mailboxes);
    mail = List.copyOf(mail);
    findings = List.copyOf(findings);
    unopened = Set.copyOf(unopened);
    unreadWindows = Map.copyOf(unreadWindows);
    excused = Set.copyOf(excused);
    leftOut = List.copyOf(leftOut);
    troubles = List.copyOf(troubles);
    anew = Set.copyOf(anew);
  }

  /** The same, of which those mailboxes may differ. */
  ReviewResult anew(Set<MailboxId> some) {
    return new ReviewResult(
        mailboxes, mail, findings, excused, unopened, unreadWindows, leftOut, troubles, some);
  }

  /**
   * All of it that pages list of mailboxes that may differ, mail and findings.
   *
   * @param address how a mailbox is addressed
   */
  public List<TrackedItem> items(Function<MailboxId, String> address) {
    return Stream.concat(
            mail.stream()
                .filter(each -> anew.contains(each.mail().mailbox()))
                .flatMap(
                    each ->
                        TrackedItem.of(
                            each,
                            excused.contains(each.mail().key()),
                            address.apply(each.mail().mailbox()))
                            .stream()),
            findings.stream()
                .filter(each -> anew.contains(each.mailbox()))
                .sorted(Comparator.comparing(Finding::since))
                .flatMap(each -> TrackedItem.of(each, address.apply(each.mailbox())).stream()))
        .toList();
  }

  /** Of a mailbox that could not be judged. */
  static ReviewResult unjudged(MailboxId mailbox, RuntimeException fault) {
    return new ReviewResult(
        Set.of(),
        List.of(),
        List.of(),
        Set.of(),
        Set.of(),
        Map.of(),
        List.of(),
        List.of(MissingPermission.unjudged(mailbox, fault)));
  }
}
