package se.svarsvakt.rule.attention;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Access;
import se.svarsvakt.rule.Access.Knowledge;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** One mailbox in November 2026 (the 16th and the 23rd are Mondays), as a test sets it up. */
final class AttentionScene {
  static final MailboxId MAILBOX = new MailboxId("anna");
  static final MailboxId COLLEAGUE = new MailboxId("bo");
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final WorkingCalendar CALENDAR =
      WorkingCalendar.of(STOCKHOLM, new SwedishHolidays());

  boolean shared;
  boolean stewardKnown = true;
  Optional<Instant> oldestUnread = Optional.empty();
  Optional<Instant> lastAttention = Optional.empty();
  Access access = new Access(Knowledge.FULL, Set.of(), List.of());

  /** A local time in November 2026, as day and time: {@code 16T10:00}. */
  static Instant at(String dayAndTime) {
    return LocalDateTime.parse("2026-11-" + dayAndTime).atZone(STOCKHOLM).toInstant();
  }

  AttentionScene unread(String received) {
    oldestUnread = Optional.of(at(received));
    return this;
  }

  AttentionScene attention(String sign) {
    lastAttention = Optional.of(at(sign));
    return this;
  }

  AttentionScene access(Knowledge knowledge, Set<MailboxId> openers, String... hints) {
    access = new Access(knowledge, openers, List.of(hints).stream().map(MailAddress::new).toList());
    return this;
  }

  List<Finding> judge(String now) {
    var facts =
        new AttentionFacts(MAILBOX, shared, stewardKnown, oldestUnread, lastAttention, access);
    return new AttentionRule(3, CALENDAR).judge(facts, at(now));
  }
}
