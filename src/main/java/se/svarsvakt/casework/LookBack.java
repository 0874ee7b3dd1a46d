package se.svarsvakt.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.JudgedMail;

/**
 * Mail as it stood at a past moment. One mailbox of which something odd is stored does not keep the
 * others from being told.
 *
 * @param exceptions those that held then
 * @param last the last instant that counts
 */
record LookBack(MailJudge mail, Exceptions exceptions, Instant last) {
  private static final Logger LOG = LoggerFactory.getLogger(LookBack.class);

  /** The mail of these mailboxes, each given with the keyed hashes of its own addresses. */
  Stream<PastMail> at(Map<MailboxId, Set<Hash>> own) {
    try {
      List<JudgedMail> judged = mail.asAt(own, last);
      return Stream.of(new PastMail(judged, exceptions.excused(judged)));
    } catch (DataIntegrityViolationException e) {
      return oneByOne(own, e);
    } catch (DataAccessException | TransactionException e) {
      throw e; // without the store nothing goes on
    } catch (RuntimeException e) {
      return oneByOne(own, e);
    }
  }

  private Stream<PastMail> oneByOne(Map<MailboxId, Set<Hash>> own, RuntimeException fault) {
    if (own.size() == 1) {
      LOG.warn(
          "the past of mailbox {} was left out: it could not be judged ({})",
          own.keySet().iterator().next(),
          fault.getClass().getSimpleName());
      return Stream.of();
    }
    return own.entrySet().stream().flatMap(each -> at(Map.of(each.getKey(), each.getValue())));
  }
}
