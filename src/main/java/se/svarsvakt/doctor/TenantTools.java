package se.svarsvakt.doctor;

import java.util.Optional;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Calendars;
import se.svarsvakt.sync.CallLogSource;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.TenantProbe;

/**
 * What a tenant is asked through.
 *
 * @param probe small questions
 * @param directory read anew each time
 * @param mailboxes for settings
 * @param calendars who is away
 * @param calls the lists of calls
 * @param exchange the Exchange admin API; empty where it is not used
 */
public record TenantTools(
    TenantProbe probe,
    Directory directory,
    MailboxFeed mailboxes,
    Calendars calendars,
    CallLogSource calls,
    Optional<ExchangeTrial> exchange) {
  /** The Exchange admin API. */
  @FunctionalInterface
  public interface ExchangeTrial {
    /**
     * Asks about one mailbox.
     *
     * @throws se.svarsvakt.sync.MailboxFailure if it is not told
     */
    void ask(Account mailbox);
  }
}
