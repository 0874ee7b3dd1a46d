package se.svarsvakt.nudge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import se.svarsvakt.mail.MailboxId;

/**
 * What makes a nudge one and not another: it is sent once, whoever plans it.
 *
 * @param kind what it is about
 * @param recipient who gets it
 * @param plannedFor the policy's time for it
 */
record NudgeIdentity(NudgeKind kind, MailboxId recipient, Instant plannedFor) {
  /**
   * The number under which Teams replaces an earlier notification by a later one: the same for
   * every attempt at this nudge, and another for every other nudge. Positive.
   */
  long chainId() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((kind + "|" + recipient + "|" + plannedFor).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
