package se.svarsvakt.sync.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;

/**
 * A mailbox's subscription as it is stored.
 *
 * @param mailbox the mailbox
 * @param id names the subscription; null where there is none
 * @param expires when it ends, or the one before it ended; null where there was none
 * @param attempts how often it could not be made or renewed in a row
 * @param madeWith tells what it was made with; empty where there was none
 */
public record ChangeSubscription(
    MailboxId mailbox,
    @Nullable String id,
    @Nullable Instant expires,
    int attempts,
    String madeWith) {
  /** Its id, where it lives at that moment; else null. */
  public @Nullable String liveId(Instant now) {
    return expires != null && now.isBefore(expires) ? id : null;
  }

  /** Whether there was one before, so that something may not have been told meanwhile. */
  public boolean hadOne() {
    return expires != null;
  }
}
