package se.svarsvakt.rule.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import se.svarsvakt.mail.ReasonedVerdict;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;

/**
 * The verdict of a message in the light of what was sent before and of what other mailboxes hold
 * (docs/how-it-judges.md 2). It is made anew each time, of stored facts, so that the order in which
 * folders and mailboxes are read does not matter.
 *
 * @param correspondence the dossier as it stood at the moment judged at
 * @param surroundings what other mailboxes hold
 */
record WeighedVerdict(Correspondence correspondence, Surroundings surroundings) {
  /** An automatic reply comes within this time; people take longer, or say what they answer. */
  private static final Duration AT_ONCE = Duration.ofMinutes(15);

  /** Within this, a mere word of absence tells. */
  private static final Duration SOONER_THAN_PEOPLE = Duration.ofMinutes(3);

  private static final ReasonedVerdict ONLY_COPY =
      new ReasonedVerdict(
          Verdict.EXTERNAL, "the only copy: a mailbox of the organisation in To holds none");
  private static final ReasonedVerdict QUESTION =
      new ReasonedVerdict(
          Verdict.EXTERNAL,
          "a question in a thread of ours, behind a ticket system's header lines");
  private static final ReasonedVerdict ELSEWHERE =
      new ReasonedVerdict(Verdict.COPIED, "gone from this mailbox, and in another one");

  /** What it is by itself, or as the only copy, or as a question of a person in our thread. */
  ReasonedVerdict addressed(ReceivedMail mail) {
    return switch (mail.verdict().verdict()) {
      case COPIED -> surroundings.showOnlyCopy(mail) ? ONLY_COPY : mail.verdict();
      case AUTOMATIC, BULK ->
          mail.clues().show(Trait.QUESTION) && correspondence.namesOurs(mail)
              ? QUESTION
              : mail.verdict();
      default -> mail.verdict();
    };
  }

  /** What the words of an external message make of it; empty where it stays external. */
  Optional<ReasonedVerdict> byWords(ReceivedMail mail) {
    if (isAutomatic(mail)) {
      return Optional.of(
          new ReasonedVerdict(
              Verdict.AUTOMATIC, "text of an automatic reply", entryOf(mail, "automatic-reply")));
    }
    return mail.clues().show(Trait.CLOSING) && correspondence.answeredBefore(mail)
        ? Optional.of(
            new ReasonedVerdict(
                Verdict.CLOSING_REMARK,
                "only a thank-you or goodbye after an answer of ours",
                entryOf(mail, "closing-remark")))
        : Optional.empty();
  }

  /** The entry kept with a message where it is of those phrases; another decided nothing here. */
  private static String entryOf(ReceivedMail mail, String phrases) {
    var entry = mail.verdict().phrase();
    return entry.startsWith(phrases) ? entry : "";
  }

  private boolean isAutomatic(ReceivedMail mail) {
    if (surroundings.voidWordsOf(mail)) {
      return false;
    }
    var clues = mail.clues();
    var answered = correspondence.answers(mail);
    if (clues.show(Trait.DECLARED) || clues.show(Trait.AWAY)) {
      return answered
          .map(at -> clues.show(Trait.DECLARED) || isWithin(AT_ONCE, at, mail))
          .orElseGet(() -> clues.show(Trait.REPLY) && !correspondence.namesReceived(mail));
    }
    return clues.show(Trait.HINTED)
        && answered.filter(at -> isWithin(SOONER_THAN_PEOPLE, at, mail)).isPresent();
  }

  private static boolean isWithin(Duration time, Instant at, ReceivedMail mail) {
    return Duration.between(at, mail.receivedAt()).compareTo(time) <= 0;
  }

  /** Of a message that is gone: that it is another mailbox's now; empty where it is nobody's. */
  Optional<ReasonedVerdict> elsewhere(ReceivedMail mail) {
    return correspondence
        .heldElsewhere(mail)
        .filter(copy -> addressed(copy).verdict().expectsAnswer())
        .findAny()
        .map(_ -> ELSEWHERE);
  }
}
