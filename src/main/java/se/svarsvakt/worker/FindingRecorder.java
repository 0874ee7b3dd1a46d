package se.svarsvakt.worker;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import se.svarsvakt.casework.ReviewResult;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.ObservedFinding;
import se.svarsvakt.summary.PassRecorder;

/**
 * Notes for the weeks' figures what a whole pass finds, some mailboxes at a time, so that it is not
 * kept until the end. Of a pass that is no history it notes nothing.
 */
final class FindingRecorder implements Consumer<ReviewResult> {
  private final PassRecorder history;
  private final Instant at;
  private final boolean notes;
  private final Set<MailboxId> unsure;
  private final Set<MailboxId> noted = new HashSet<>();

  FindingRecorder(PassRecorder history, RunningPass pass) {
    this.history = history;
    this.at = pass.request().asOf();
    this.notes = pass.isWhole() && history.isHistory(at, pass.timing());
    this.unsure = pass.unread();
  }

  @Override
  public void accept(ReviewResult reviewed) {
    if (!notes || reviewed.mailboxes().isEmpty()) {
      return;
    }
    Set<ObservedFinding> seen = new HashSet<>();
    reviewed.findings().stream()
        .filter(finding -> finding.excepted() == null)
        .map(ObservedFinding::of)
        .forEach(seen::add);
    reviewed
        .unreadWindows()
        .forEach((mailbox, began) -> seen.add(ObservedFinding.unreadWindow(mailbox, began)));
    history.see(reviewed.mailboxes(), unsure, seen, at);
    noted.addAll(reviewed.mailboxes());
  }

  /** The mailboxes whose findings are noted. */
  Set<MailboxId> noted() {
    return noted;
  }
}
