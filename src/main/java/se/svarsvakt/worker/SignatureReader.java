package se.svarsvakt.worker;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.body.BodyText;
import se.svarsvakt.mail.body.MessageBody;
import se.svarsvakt.policy.SignaturePolicy;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.signature.SignatureRule;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.MailboxDetails;

/**
 * Reads sent messages and compares their signatures with the writers' correct ones. The text of a
 * message is held while it is looked at.
 */
final class SignatureReader {
  private static final Logger LOG = LoggerFactory.getLogger(SignatureReader.class);

  private final MailboxDetails details;
  private final SignatureRule rule;

  SignatureReader(MailboxDetails details, SignaturePolicy policy) {
    this.details = details;
    this.rule = new SignatureRule(policy);
  }

  /**
   * What is wrong with a message's signature. Empty where it cannot be judged: what is sent in
   * another mailbox's name has another signature.
   *
   * @throws se.svarsvakt.sync.MailboxFailure if the message cannot be read
   */
  Optional<List<SignatureFlaw>> flaws(Account account, MailKey mail) {
    return flaws(account, details.body(mail.mailbox(), mail.id()));
  }

  /** A message's text in two ways. */
  Optional<MailboxDetails.Bodies> bodies(MailKey mail) {
    return details.bodies(mail.mailbox(), mail.id());
  }

  /** As above, of what was read. */
  Optional<List<SignatureFlaw>> flaws(Account account, Optional<MailboxDetails.Body> body) {
    if (body.isEmpty() || !isOwn(account, body.get())) {
      return Optional.empty();
    }
    return switch (MessageBody.newText(body.get().type(), body.get().content())) {
      case BodyText.Lines(var lines) -> Optional.of(rule.check(lines, account.person()));
      case BodyText.NotRead(String reason) -> {
        LOG.warn("mailbox {}: the signature of a message was not judged: {}", account.id(), reason);
        yield Optional.empty();
      }
    };
  }

  static boolean isOwn(Account account, MailboxDetails.Body body) {
    return body.from() == null || account.addresses().contains(body.from());
  }
}
