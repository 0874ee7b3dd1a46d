package se.svarsvakt.nudge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.svarsvakt.mail.MailboxId;

/**
 * What makes a nudge one and not another: it is sent once, whoever plans it.
 *
 * @param kind what it is about
 * @param recipient who gets it
 * @param plannedFor the policy's time for it; the epoch where the time does not count
 * @param week the unit's week that it tells of, once whatever the time; empty for other kinds
 */
record NudgeIdentity(
    NudgeKind kind, MailboxId recipient, Instant plannedFor, Optional<NudgeItem> week) {
  /** Of a nudge that is one of its time. */
  NudgeIdentity(NudgeKind kind, MailboxId recipient, Instant plannedFor) {
    this(kind, recipient, plannedFor, Optional.empty());
  }

  /** Of a manager's week: another for each manager whom the recipient stands in for. */
  static NudgeIdentity ofWeek(MailboxId recipient, NudgeItem week) {
    return new NudgeIdentity(NudgeKind.WEEKLY_SUMMARY, recipient, Instant.EPOCH, Optional.of(week));
  }

  /** The key of its row: the same for a week whoever writes it, so that there is one; else new. */
  String newKey() {
    return week.map(same -> UUID.nameUUIDFromBytes(named().getBytes(StandardCharsets.UTF_8)))
        .orElseGet(UUID::randomUUID)
        .toString();
  }

  private String named() {
    String name = kind + "|" + recipient + "|" + plannedFor;
    return week.map(item -> name + "|" + item.mailbox() + "|" + item.name()).orElse(name);
  }

  /**
   * The number under which Teams replaces an earlier notification by a later one: the same for
   * every attempt at this nudge, and another for every other nudge. Positive.
   */
  long chainId() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(named().getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
