package se.svarsvakt.worker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.casework.MissingPermission;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;

/** Gathers what a pass could not read, mailboxes as a whole and parts of them. */
final class ScanProblems {
  private final DirectorySnapshot directory;
  private final List<ScanSummary.UnreadMailbox> failed = new ArrayList<>();

  ScanProblems(DirectorySnapshot directory, List<ScanSummary.UnreadMailbox> unread) {
    this.directory = directory;
    this.failed.addAll(unread);
  }

  void add(MissingPermission trouble) {
    Optional<MailAddress> address = directory.account(trouble.mailbox()).map(Account::mail);
    address.ifPresent(
        mail -> failed.add(new ScanSummary.UnreadMailbox(mail, trouble.code(), trouble.message())));
  }

  List<ScanSummary.UnreadMailbox> all() {
    return failed.stream()
        .distinct()
        .sorted(
            Comparator.comparing((ScanSummary.UnreadMailbox one) -> one.mailbox().value())
                .thenComparing(ScanSummary.UnreadMailbox::message))
        .toList();
  }
}
