package se.svarsvakt.rule.reply;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Facts for one test of the reply rule. Times are Swedish, {@code 20T15:10} in November 2026, where
 * the 20th is a Friday; mail received that day is due on Monday the 23rd at 17:00.
 */
final class Scene {
  static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  static final MailboxId ANNA = new MailboxId("anna");
  static final MailboxId BO = new MailboxId("bo");
  static final MailboxId SHARED = new MailboxId("shared");
  static final Hash EVA = new Hash("eva");

  final List<Incoming> received = new ArrayList<>();
  final List<Outgoing> sent = new ArrayList<>();
  final List<Mark> marks = new ArrayList<>();
  ReplyTerms terms = terms(Duration.ZERO, false);
  Surroundings surroundings = Surroundings.NONE;

  static ReplyTerms terms(Duration warnBefore, boolean automaticReplyCounts) {
    var calendar = WorkingCalendar.of(STOCKHOLM, new SwedishHolidays());
    return new ReplyTerms(1, warnBefore, automaticReplyCounts, calendar);
  }

  static Instant at(String dayAndTime) {
    return LocalDateTime.parse("2026-11-" + dayAndTime).atZone(STOCKHOLM).toInstant();
  }

  static MailKey key(MailboxId mailbox, String id) {
    return new MailKey(mailbox, new MessageId(id));
  }

  /** Mail from Eva to Anna in the conversation {@code c}, with {@code <id>} as its Message-ID. */
  Incoming mail(String id, String at) {
    var mail = new Incoming(ANNA, id, at(at));
    received.add(mail);
    return mail;
  }

  /** A message of Anna's to Eva, in no conversation and referring to nothing. */
  Outgoing sent(String id, String at) {
    var mail = new Outgoing(ANNA, id, at(at));
    sent.add(mail);
    return mail;
  }

  void mark(String id, Mark.Kind kind, String at) {
    mark(id, kind, at, null);
  }

  void mark(String id, Mark.Kind kind, String at, @Nullable LocalDate promised) {
    marks.add(new Mark(key(ANNA, id), kind, at(at), promised));
  }

  Dossier dossier() {
    return new Dossier(
            Map.of(
                ANNA, Set.of(new Hash("anna"), new Hash("anna-alias")),
                BO, Set.of(new Hash("bo")),
                SHARED, Set.of(new Hash("shared"))),
            received.stream().map(Incoming::build).toList(),
            sent.stream().map(Outgoing::build).toList(),
            marks)
        .in(surroundings);
  }

  List<JudgedMail> judge(String now) {
    return new ReplyRule(terms).judge(dossier(), at(now));
  }

  /** The judgement of the message with that id. */
  JudgedMail judge(String id, String now) {
    return judge(now).stream()
        .filter(each -> each.mail().id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  String code(String id, String now) {
    return state(id, now).code();
  }

  ReplyState state(String id, String now) {
    return Objects.requireNonNull(judge(id, now).state());
  }

  /** How the message was settled; fails if it was not. */
  Settlement settlement(String id, String now) {
    return state(id, now).settled().orElseThrow();
  }
}
