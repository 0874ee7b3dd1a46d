package se.svarsvakt.worker;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.MailLogSource;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.MailboxScope;
import se.svarsvakt.worktime.Period;

/**
 * The log of a mailbox's received and sent mail, which is a public record: straight from Graph to
 * whoever asks, kept nowhere. That somebody took it stands in the audit trail before they get it.
 */
public final class MailLog {
  /** What the audit trail calls it. */
  private static final String ITEM = "mail-log";

  /** Graph loses count in long listings (docs/graph-notes.md 1), and short ones fit the memory. */
  private static final int DAYS_AT_ONCE = 7;

  private final Directory directory;
  private final ScopeRule scope;
  private final MailboxFeed feed;
  private final MailLogSource source;
  private final AuditTrail trail;
  private final ZoneId zone;

  /**
   * Over a tenant.
   *
   * @param zone where days begin and end
   */
  public MailLog(
      Directory directory,
      ScopeRule scope,
      MailboxFeed feed,
      MailLogSource source,
      AuditTrail trail,
      ZoneId zone) {
    this.directory = directory;
    this.scope = scope;
    this.feed = feed;
    this.source = source;
    this.trail = trail;
    this.zone = zone;
  }

  /** What an address leads to. */
  public sealed interface Lookup {
    /** A mailbox whose log can be asked for. */
    record LoggedMailbox(Account account) implements Lookup {}

    /** No account of the organisation, or a guest's. */
    record UnknownAddress() implements Lookup {}

    /** A mailbox that the program is not to read. */
    record OutsideScope() implements Lookup {}
  }

  /**
   * What is asked for.
   *
   * @param person who asks
   * @param mailbox whose log
   * @param from the first day
   * @param to the last day, not before the first
   */
  public record LogRequest(MailboxId person, Account mailbox, LocalDate from, LocalDate to) {}

  /**
   * Looks for a mailbox by its primary address or an alias.
   *
   * @throws se.svarsvakt.sync.SourceUnavailable if the directory cannot be read
   */
  public Lookup find(MailAddress address) {
    DirectorySnapshot snapshot = directory.read();
    Optional<Account> found = snapshot.owner(address).filter(account -> !account.guest());
    if (found.isEmpty()) {
      return new Lookup.UnknownAddress();
    }
    @Nullable Set<MailboxId> members = scope.group().map(directory::members).orElse(null);
    return MailboxScope.isCandidate(found.get(), members, scope.exclude())
        ? new Lookup.LoggedMailbox(found.get())
        : new Lookup.OutsideScope();
  }

  /**
   * Hands on the log, the eldest message first, a page at a time.
   *
   * @param opening where to; it is asked once Graph has answered, and once it is recorded who takes
   *     the log. What is refused at once begins nothing
   * @throws se.svarsvakt.sync.MailboxFailure if Graph does not give it, or not all of it
   */
  public void take(LogRequest request, Instant now, Supplier<Consumer<MailLogEntry>> opening) {
    Handing handing = new Handing(request, now, opening);
    MailLogSorting sorting = new MailLogSorting(request.mailbox(), feed);
    LocalDate day = request.from();
    while (!day.isAfter(request.to())) {
      LocalDate next = earlier(day.plusDays(DAYS_AT_ONCE), request.to().plusDays(1));
      Period span =
          new Period(day.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
      sorting.forget();
      source.each(
          request.mailbox().id(),
          span,
          page -> sorting.entries(page, span).forEach(handing.target()));
      day = next;
    }
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /** Where the entries go, once there are any. */
  private final class Handing {
    private final LogRequest request;
    private final Instant now;
    private final Supplier<Consumer<MailLogEntry>> opening;
    private @Nullable Consumer<MailLogEntry> target;

    Handing(LogRequest request, Instant now, Supplier<Consumer<MailLogEntry>> opening) {
      this.request = request;
      this.now = now;
      this.opening = opening;
    }

    Consumer<MailLogEntry> target() {
      Consumer<MailLogEntry> begun = target;
      if (begun == null) {
        trail.note(request.person(), event(), now);
        begun = opening.get();
        target = begun;
      }
      return begun;
    }

    private PageEvent event() {
      return new PageEvent(
          PageEvent.Kind.MAIL_LOG_READ, request.mailbox().id(), ITEM, request.from(), request.to());
    }
  }
}
