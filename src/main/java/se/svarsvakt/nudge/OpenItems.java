package se.svarsvakt.nudge;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.FindingDetail;
import se.svarsvakt.rule.Issue;
import se.svarsvakt.rule.SignatureIssue;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.worktime.DueDate;

/**
 * What people may have to be told of.
 *
 * @param mail mail that is still open
 * @param findings what else is not as promised, excepted findings left out
 * @param agreements the cover agreements that are not over
 * @param settling what settles matters of a mailbox or may do so, beside agreements: an exception,
 *     or that nobody has opened it yet; texts without content, to be compared
 */
public record OpenItems(
    Collection<JudgedMail> mail,
    Collection<Finding> findings,
    Collection<CoverAgreement> agreements,
    Map<MailboxId, String> settling) {
  /** Nothing at all. */
  public static final OpenItems NONE = new OpenItems(List.of(), List.of());

  /** Keeps copies. */
  public OpenItems {
    mail = List.copyOf(mail);
    findings = List.copyOf(findings);
    agreements = List.copyOf(agreements);
    settling = Map.copyOf(settling);
  }

  /** As far as nothing settles anything else. */
  public OpenItems(
      Collection<JudgedMail> mail,
      Collection<Finding> findings,
      Collection<CoverAgreement> agreements) {
    this(mail, findings, agreements, Map.of());
  }

  /** Without agreements. */
  public OpenItems(Collection<JudgedMail> mail, Collection<Finding> findings) {
    this(mail, findings, List.of());
  }

  /** Mail alone. */
  public static OpenItems of(Collection<JudgedMail> mail) {
    return new OpenItems(mail, List.of());
  }

  /** Those of them that a nudge tells of. */
  public OpenItems about(PlannedNudge nudge) {
    Set<NudgeItem> items = Set.copyOf(nudge.items());
    return nudge.kind().isAboutMail()
        ? of(mail.stream().filter(each -> items.contains(NudgeItem.of(each))).toList())
        : new OpenItems(
            List.of(),
            findings.stream()
                .filter(nudge.kind()::isAbout)
                .filter(finding -> items.contains(NudgeItem.of(finding)))
                .toList(),
            agreements.stream()
                .filter(agreement -> items.contains(NudgeItem.of(agreement)))
                .filter(
                    agreement -> agreement.toTell().filter(nudge.recipient()::equals).isPresent())
                .toList());
  }

  /**
   * How each of them stands, without content: equal texts stand for what would be told in the same
   * way. What is not among them is settled, mended, or was not looked at; a card about that says by
   * what, so that it hangs on what stands under {@link NudgeItem#around}.
   */
  Map<NudgeItem, String> standing() {
    Map<NudgeItem, String> standing = new HashMap<>();
    for (JudgedMail each : mail) {
      ReplyState state = each.state();
      DueDate due = each.due();
      standing.put(
          NudgeItem.of(each),
          (state == null ? "" : state.code())
              + (each.awaitsRegistration() ? " unregistered" : "")
              + (each.claimsColleague() ? " claimed " : " ")
              + (each.promise() == Promise.ANSWER ? "" : each.promise().code() + " ")
              + (due == null ? "" : due.at()));
    }
    findings.forEach(finding -> standing.put(NudgeItem.of(finding), standing(finding)));
    settling.forEach((mailbox, by) -> standing.put(NudgeItem.around(mailbox), by));
    for (CoverAgreement each : agreements) {
      standing.put(NudgeItem.of(each), each.consent().toString());
      if (each.holds()) {
        standing.merge(NudgeItem.around(each.mailbox()), "cover " + each.id(), String::concat);
      }
    }
    return standing;
  }

  /** It is kept and compared in later runs, so that only texts are hashed. */
  private String standing(Finding finding) {
    String told =
        FindingDetail.of(storable(finding.issue())).stream()
            .map(detail -> detail.name() + ": " + detail.text())
            .collect(Collectors.joining("\n"));
    String asked =
        agreements.stream()
            .filter(each -> each.mailbox().equals(finding.mailbox()) && !each.holds())
            .map(each -> each.id() + " " + each.consent())
            .collect(Collectors.joining("\n"));
    return finding.dueOrSince()
        + " "
        + finding.severity()
        + " "
        + told.hashCode()
        + " "
        + asked.hashCode();
  }

  /** A hash without a key would tell what stands in a message. */
  private static Issue storable(Issue issue) {
    return issue instanceof SignatureIssue signature ? signature.withoutFound() : issue;
  }

  boolean isEmpty() {
    return mail.isEmpty() && findings.isEmpty() && agreements.isEmpty();
  }
}
