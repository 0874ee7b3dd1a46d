package se.svarsvakt.summary;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.Period;

/** Which addresses people outside get wrong: mail that had to be passed on. */
@FunctionalInterface
public interface MisdirectionMap {
  /** How long what was counted is told. */
  Duration REMEMBERED = Duration.ofMinutes(5);

  /** So many counts are remembered; one is asked for a day. */
  int MOST_REMEMBERED = 4;

  /**
   * Mailboxes of which that much external mail was passed on, those with the most first.
   *
   * @param received when the mail came
   * @param least how much of it at least
   */
  List<MisdirectedMail> in(Period received, int least);

  /** The same, counted at most every five minutes. */
  default MisdirectionMap remembered(Clock clock) {
    LoadingCache<Map.Entry<Period, Integer>, List<MisdirectedMail>> known =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build(asked -> in(asked.getKey(), asked.getValue()));
    return (received, least) -> Objects.requireNonNull(known.get(Map.entry(received, least)));
  }

  /**
   * The mail of one mailbox that was passed on.
   *
   * @param mailbox whose address it came to
   * @param mails how many, each Message-ID once
   * @param to where most of it went: the keyed hash of an address of the organisation; empty where
   *     that is not known
   * @param mailsTo how much of it went there
   */
  record MisdirectedMail(MailboxId mailbox, int mails, Optional<Hash> to, int mailsTo) {}
}
