package se.svarsvakt.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.WhileAway;
import se.svarsvakt.rule.Access;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.OwnerFacts;
import se.svarsvakt.sync.OwnerFacts.CalendarFacts;
import se.svarsvakt.sync.OwnerFacts.SettingsFacts;
import se.svarsvakt.sync.OwnerFacts.Traces;
import se.svarsvakt.worktime.Period;

/**
 * Anna, Bo, Chris and a shared mailbox for tests of casework, and Dan, who has left. Times are
 * Swedish, {@code 23T08:30} in November 2026; the 23rd is a Monday.
 */
final class Town {
  static final MailboxId ANNA = new MailboxId("anna");
  static final MailboxId BO = new MailboxId("bo");
  static final MailboxId CHRIS = new MailboxId("chris");
  static final MailboxId LEFT = new MailboxId("dan");
  static final MailboxId SHARED = new MailboxId("shared");
  static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  static final Policy POLICY = Policy.of("test", ReplyPolicy.within(1, WhileAway.PAUSE));
  static final Traces QUIET = new Traces(null, null, List.of());

  final List<JudgedMail> judged = new ArrayList<>();
  final List<CoverAgreement> agreements = new ArrayList<>();
  final Map<MailboxId, Access> access = new HashMap<>();
  private final Map<MailboxId, OwnerFacts> owners = new HashMap<>();

  static Instant at(String dayAndTime) {
    return LocalDateTime.parse("2026-11-" + dayAndTime)
        .atZone(POLICY.calendar().zone())
        .toInstant();
  }

  static Period time(String from, String until) {
    return new Period(at(from), at(until));
  }

  static DirectorySnapshot directory() {
    return new DirectorySnapshot(
        List.of(
            account(ANNA, true),
            account(BO, true),
            account(CHRIS, true),
            account(LEFT, false),
            account(SHARED, false)),
        Set.of("kommun.example"));
  }

  static Account account(MailboxId id, boolean enabled) {
    MailAddress mail = address(id);
    MailAddress alias = new MailAddress(id.value() + "@old.example");
    return new Account(id, mail, Set.of(mail, alias), enabled, false, null);
  }

  static MailAddress address(MailboxId id) {
    return new MailAddress(id.value() + "@kommun.example");
  }

  /** Keeps what is known of somebody; the settings null where they were never read. */
  Town owner(
      MailboxId id, @Nullable MailboxSettings settings, CalendarFacts calendar, Traces traces) {
    SettingsFacts known = new SettingsFacts(settings, "", List.of());
    return owner(new OwnerFacts(id, known, calendar, traces));
  }

  Town owner(OwnerFacts facts) {
    owners.put(facts.mailbox(), facts);
    return this;
  }

  static CalendarFacts calendar(Period... away) {
    return new CalendarFacts(at("20T12:00"), "", List.of(away));
  }

  WatchedGroup group(String now, MailboxId... mailboxes) {
    List<Account> accounts =
        List.of(mailboxes).stream().flatMap(id -> directory().account(id).stream()).toList();
    var rights = new WatchedGroup.Rights(access, access);
    return new WatchedGroup(accounts, owners, judged, agreements, rights, rights, at(now));
  }
}
