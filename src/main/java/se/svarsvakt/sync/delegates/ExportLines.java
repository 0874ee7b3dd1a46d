package se.svarsvakt.sync.delegates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;

/** Gathers what the lines below the header say, and what is wrong with them. */
final class ExportLines {
  private static final int MOST_PROBLEMS = 1_000;
  private static final String WHOLE_LINE =
      "a line is mailbox,delegate,right with every quote closed";
  private static final String ADDRESSES =
      "name people by an address that they have; name a group's members and not the group";
  private static final String RIGHTS = "a right is FullAccess, SendAs, SendOnBehalf or InboxFolder";

  private final DirectorySnapshot directory;
  private final List<Delegation> delegations = new ArrayList<>();
  private final Set<MailboxId> incomplete = new HashSet<>();
  private final List<ExportProblem> problems = new ArrayList<>();
  private boolean anyGood;

  ExportLines(DirectorySnapshot directory) {
    this.directory = directory;
  }

  void add(ExportText.ExportLine line) {
    switch (line) {
      case ExportText.ExportLine.TextLine text -> add(text.number(), text.text());
      case ExportText.ExportLine.Illegible bad -> wrong(bad.number(), bad.what(), bad.advice());
    }
  }

  private void add(long number, String text) {
    if (text.isBlank()) {
      return;
    }
    Optional<List<String>> fields = CsvLine.fields(text);
    if (fields.filter(all -> all.size() == 3).isPresent()) {
      add(number, fields.get());
    } else {
      fields.flatMap(some -> account(some.getFirst())).map(Account::id).ifPresent(incomplete::add);
      wrong(number, "it is not a whole line", WHOLE_LINE);
    }
  }

  private void add(long number, List<String> fields) {
    Optional<MailboxId> mailbox = account(fields.get(0)).map(Account::id);
    if (mailbox.isPresent() && fields.get(1).isEmpty() && isUnknown(fields.get(2))) {
      anyGood = true;
      incomplete.add(mailbox.get());
      return;
    }
    Optional<MailboxId> delegate = account(fields.get(1)).map(Account::id);
    Optional<Right> right = Right.exported(fields.get(2));
    if (mailbox.isPresent() && delegate.isPresent() && right.isPresent()) {
      good(mailbox.get(), delegate.get(), right.get());
      return;
    }
    mailbox.ifPresent(incomplete::add);
    if (right.isEmpty()) {
      wrong(number, "it names an unknown right", RIGHTS);
    } else {
      String which = mailbox.isEmpty() ? "mailbox" : "delegate";
      wrong(number, "its " + which + " is not in the directory", ADDRESSES);
    }
  }

  /** The exporting script could not read all of the mailbox's rights, and says so. */
  private static boolean isUnknown(String right) {
    return right.equalsIgnoreCase("Unknown");
  }

  private void good(MailboxId mailbox, MailboxId delegate, Right right) {
    anyGood = true;
    if (!mailbox.equals(delegate)) {
      delegations.add(new Delegation(mailbox, delegate, right));
    }
  }

  private Optional<Account> account(String address) {
    return address.isBlank() ? Optional.empty() : directory.owner(new MailAddress(address));
  }

  private void wrong(long number, String what, String advice) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new ExportProblem(number, what, advice));
    }
  }

  List<ExportProblem> problems() {
    return problems;
  }

  /** What they say together; unusable where there are lines and none of them is good. */
  ExportReading result() {
    return anyGood || problems.isEmpty()
        ? new ExportReading.Usable(new Export(delegations, incomplete), problems)
        : new ExportReading.Unusable("none of its lines can be used; export it anew", problems);
  }
}
