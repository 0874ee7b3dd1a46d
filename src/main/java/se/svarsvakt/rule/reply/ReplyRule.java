package se.svarsvakt.rule.reply;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.ReceivedMail;

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
}
