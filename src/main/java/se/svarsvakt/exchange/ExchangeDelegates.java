package se.svarsvakt.exchange;

import java.util.List;
import java.util.function.Function;
import se.svarsvakt.http.CircuitBreaker;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.delegates.DelegateSource;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.PersonNames;
import se.svarsvakt.sync.delegates.Right;
import tools.jackson.databind.JsonNode;

/**
 * Reads delegates from the admin API, for one pass: the Inbox's rights, and who may send on behalf.
 * A service that is down, or a right that is missing, is not asked about ten thousand mailboxes.
 */
final class ExchangeDelegates implements DelegateSource {
  private static final int ENOUGH = 10;

  private final AdminApi exchange;
  private final CircuitBreaker breaker = CircuitBreaker.forGood(ENOUGH);

  ExchangeDelegates(AdminApi exchange) {
    this.exchange = exchange;
  }

  @Override
  public Delegates inbox(Account mailbox, String inboxName, PersonNames names) {
    if (inboxName.isBlank()) { // Exchange would tell of the mailbox's root folder instead
      return new Delegates.Unknown("the name of the mailbox's Inbox is not known");
    }
    return ask(
        mailbox,
        address -> CmdletRequest.folderRights(address, inboxName),
        rows -> inboxRights(mailbox, rows, names));
  }

  @Override
  public Delegates onBehalf(Account mailbox, PersonNames names) {
    return ask(mailbox, CmdletRequest::mailbox, rows -> SendOnBehalf.of(mailbox, rows, names));
  }

  private Delegates ask(
      Account mailbox,
      Function<String, CmdletRequest> request,
      Function<List<JsonNode>, Delegates> reader) {
    MailAddress address = mailbox.mail();
    if (address == null) {
      return new Delegates.Unknown("the mailbox has no address");
    }
    return switch (run(request.apply(address.value()))) {
      case CmdletResult.CmdletFailure failed -> new Delegates.Unknown(failed.reason());
      case CmdletResult.Rows(List<JsonNode> rows) -> reader.apply(rows);
    };
  }

  private CmdletResult run(CmdletRequest request) {
    if (breaker.isOpen()) {
      return new CmdletResult.CmdletFailure(
          "Exchange was not asked, since it failed " + ENOUGH + " times", true);
    }
    CmdletResult result = exchange.run(request);
    switch (result) {
      case CmdletResult.Rows _ -> breaker.succeeded();
      case CmdletResult.CmdletFailure failed when failed.general() -> breaker.failed();
      case CmdletResult.CmdletFailure _ -> {}
    }
    return result;
  }

  /** Every folder has entries, if only those for everybody and for strangers. */
  private static Delegates inboxRights(Account mailbox, List<JsonNode> rows, PersonNames names) {
    if (rows.isEmpty()) {
      return new Delegates.Unknown("Exchange names no rights at all, not even the default ones");
    }
    RightHolders holders = new RightHolders(mailbox.id(), Right.INBOX);
    for (JsonNode row : rows) {
      switch (FolderRights.of(row.path("AccessRights"))) {
        case READ -> holders.add(SecurityPrincipal.of(row.path("User"), names));
        case NO_READING -> {}
        case NOT_UNDERSTOOD -> holders.unclear("Exchange names a right that is not known");
      }
    }
    return holders.result();
  }
}
