package se.svarsvakt.worker;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import se.svarsvakt.casework.MissingPermission;
import se.svarsvakt.casework.ReviewResult;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.ObservationStore;
import se.svarsvakt.summary.ObservedFinding;

/**
 * Notes for the weeks' figures what a whole pass finds, some mailboxes at a time, so that it is not
 * kept until the end. Of a pass that is no history it notes nothing.
 */
final class FindingRecorder implements Consumer<ReviewResult> {
  private final ObservationStore history;
  private final Instant at;
  private final boolean notes;
  private final Set<MailboxId> unsure;
  private final Set<MailboxId> noted = new HashSet<>();

  FindingRecorder(ObservationStore history, RunningPass pass) {
    this.history = history;
    this.at = pass.request().asOf();
    this.notes = pass.isWhole() && history.isHistory(at, pass.timing());
    this.unsure = pass.unread();
  }

  @Override
  public void accept(ReviewResult reviewed) {
    if (!notes) {
      return;
    }
    // one that could not be judged is among these alone
    reviewed.troubles().stream().map(MissingPermission::mailbox).forEach(noted::add);
    if (reviewed.mailboxes().isEmpty()) {
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

  /** Whether the pass is history. */
  boolean notes() {
    return notes;
  }

  /** The mailboxes whose findings are noted, or stay as they were noted before. */
  Set<MailboxId> noted() {
    return noted;
  }
}
