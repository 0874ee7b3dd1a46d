package se.svarsvakt.worker;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import se.svarsvakt.casework.MissingPermission;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.SignatureIssue;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.MailboxFailure;

/**
 * What stands in the signatures that a pass looked at, to show with its findings. It is not stored,
 * and held in memory for as long as the pass lasts.
 */
final class SignatureExcerpts {
  /**
   * How many messages a pass reads once more to show what it found in them: one for so many
   * mailboxes, so that a pass stays cheap where many signatures are wrong, but always a few.
   */
  private static final int MAILBOXES_FOR_ONE_READ_AGAIN = 10;

  private static final int LEAST_READ_AGAIN = 5;

  private final SignatureReader reader;

  /** Whose found text was shown: the same ones, read just now or once more, in every run. */
  private final Set<MailKey> shown = new HashSet<>();

  private final Map<MailKey, List<SignatureFlaw>> flaws = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<MissingPermission> troubles = new ConcurrentLinkedQueue<>();

  SignatureExcerpts(SignatureReader reader) {
    this.reader = reader;
  }

  void add(MailKey mail, List<SignatureFlaw> found) {
    flaws.put(mail, found);
  }

  void add(MissingPermission trouble) {
    troubles.add(trouble);
  }

  List<MissingPermission> troubles() {
    return List.copyOf(troubles);
  }

  /**
   * The same findings, those about signatures with what was found in the message: it is read once
   * more where this pass has not seen it.
   */
  List<Finding> detailed(List<Finding> findings, Map<MailboxId, Account> accounts) {
    int most = Math.max(LEAST_READ_AGAIN, accounts.size() / MAILBOXES_FOR_ONE_READ_AGAIN);
    return findings.stream()
        .map(
            finding -> {
              Account account = accounts.get(finding.mailbox());
              return account != null && finding.issue() instanceof SignatureIssue issue
                  ? detailed(finding, issue, account, most)
                  : finding;
            })
        .toList();
  }

  private Finding detailed(Finding finding, SignatureIssue issue, Account account, int most) {
    if (finding.messageId() == null) {
      return finding;
    }
    MailKey mail = new MailKey(finding.mailbox(), finding.messageId());
    if (showsFound(issue.flaw().kind()) && (shown.contains(mail) || shown.size() < most)) {
      shown.add(mail);
      return with(finding, issue, flaws.computeIfAbsent(mail, key -> again(account, key)));
    }
    return showsFound(issue.flaw().kind())
        ? finding
        : with(finding, issue, flaws.getOrDefault(mail, List.of()));
  }

  /** Whether something stands in the message that is worth reading it for. */
  private static boolean showsFound(SignatureFlaw.Kind kind) {
    return switch (kind) {
      case WRONG_VALUE, ADDITION, FONT -> true;
      case MISSING_LINE, NO_SIGNATURE -> false;
    };
  }

  private List<SignatureFlaw> again(Account account, MailKey mail) {
    try {
      return reader.flaws(account, mail).orElse(List.of());
    } catch (MailboxFailure failure) {
      return List.of();
    }
  }

  private static Finding with(Finding finding, SignatureIssue issue, List<SignatureFlaw> flaws) {
    return flaws.stream()
        .filter(flaw -> flaw.kind() == issue.flaw().kind())
        .filter(flaw -> flaw.line().equals(issue.flaw().line()))
        .min(Comparator.comparing(flaw -> !flaw.pictures().isEmpty())) // one may be left out
        .map(
            flaw ->
                finding.about(
                    new SignatureIssue(flaw, issue.correct(), issue.mended(), issue.directory())))
        .orElse(finding);
  }
}
