package se.svarsvakt.rule.reply;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.worktime.DueDate;

/**
 * The rule {@code reply}: what became of each received message (docs/how-it-judges.md 3). A pure
 * function of the facts, the terms and the moment: the same dossier in another order gives the same
 * judgement.
 */
public final class ReplyRule {
  private final ReplyTerms terms;

  /** The rule under these terms. */
  public ReplyRule(ReplyTerms terms) {
    this.terms = terms;
  }

  /**
   * Judges the received mail of the dossier's own mailboxes, ordered by mailbox and id.
   *
   * @param now the moment judged at; what was sent or marked after it does not count
   */
  public List<JudgedMail> judge(Dossier dossier, Instant now) {
    var counted = dossier.with(MessageCopies.asFirstReceived(dossier.received()));
    var judgement = new Judgement(new Correspondence(counted, terms, now), counted, terms, now);
    Map<MailKey, ReceivedMail> asStored =
        dossier.received().stream().collect(toMap(ReceivedMail::key, identity()));
    return counted.received().stream()
        .filter(mail -> dossier.ownAddresses().containsKey(mail.mailbox()))
        .map(judgement::judge)
        .map(judged -> judged.about(asStored.getOrDefault(judged.mail().key(), judged.mail())))
        .toList();
  }

  /**
   * When time alone changes the state of a judged message next, or how grave it is.
   *
   * @param now the moment that it was judged at
   * @return a moment after {@code now}; empty where time alone changes nothing
   */
  public Optional<Instant> changesNext(JudgedMail judged, Instant now) {
    var due = judged.due();
    return due == null
        ? Optional.empty()
        : switch (judged.state()) {
          case null -> Optional.empty();
          case ReplyState.Open _ -> Optional.of(new Deadline(judged.mail(), due, terms).warned());
          case ReplyState.DueSoon _, ReplyState.Acknowledged _ -> after(due);
          case ReplyState.ForwardedUntold _ -> after(due).filter(now::isBefore);
          case ReplyState.Overdue _,
              ReplyState.Answered _,
              ReplyState.Forwarded _,
              ReplyState.NoReplyNeeded _,
              ReplyState.Discarded _ ->
              Optional.empty();
        };
  }

  /** A deadline is kept until its last moment. */
  private static Optional<Instant> after(DueDate due) {
    return Optional.of(due.at().plus(1, ChronoUnit.MICROS));
  }
}
