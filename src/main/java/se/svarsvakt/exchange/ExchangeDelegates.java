package se.svarsvakt.exchange;

import java.util.List;
import java.util.function.Function;
import se.svarsvakt.exchange.Reply.Answered;
import se.svarsvakt.exchange.Reply.Failed;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.delegates.DelegateSource;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.PersonNames;
import se.svarsvakt.sync.delegates.Right;
import tools.jackson.databind.JsonNode;

/** Reads delegates from the admin API: the Inbox's rights, and who may send on behalf. */
final class ExchangeDelegates implements DelegateSource {
  private final Reply.Oracle exchange;

  ExchangeDelegates(Reply.Oracle exchange) {
    this.exchange = exchange;
  }

  @Override
  public Delegates inbox(Account mailbox, String inboxName, PersonNames names) {
    if (inboxName.isBlank()) { // Exchange would tell of the mailbox's root folder instead
      return new Delegates.Unknown("the name of the mailbox's Inbox is not known");
    }
    return ask(
        mailbox,
        address -> AdminQuestion.folderRights(address, inboxName),
        rows -> inboxRights(mailbox, rows, names));
  }

  @Override
  public Delegates onBehalf(Account mailbox, PersonNames names) {
    return ask(mailbox, AdminQuestion::mailbox, rows -> OnBehalf.of(mailbox, rows, names));
  }

  private Delegates ask(
      Account mailbox,
      Function<String, AdminQuestion> question,
      Function<List<JsonNode>, Delegates> reader) {
    MailAddress address = mailbox.mail();
    if (address == null) {
      return new Delegates.Unknown("the mailbox has no address");
    }
    return switch (exchange.ask(question.apply(address.value()))) {
      case Failed<List<JsonNode>> failed -> new Delegates.Unknown(failed.reason());
      case Answered<List<JsonNode>>(List<JsonNode> rows) -> reader.apply(rows);
    };
  }

  /** Every folder has entries, if only those for everybody and for strangers. */
  private static Delegates inboxRights(Account mailbox, List<JsonNode> rows, PersonNames names) {
    if (rows.isEmpty()) {
      return new Delegates.Unknown("Exchange names no rights at all, not even the default ones");
    }
    Gathering gathering = new Gathering(mailbox.id(), Right.INBOX);
    for (JsonNode row : rows) {
      switch (FolderRights.of(row.path("AccessRights"))) {
        case READ -> gathering.add(Trustee.of(row.path("User"), names));
        case NO_READING -> {}
        case NOT_UNDERSTOOD -> gathering.unclear("Exchange names a right that is not known");
      }
    }
    return gathering.result();
  }
}
