package se.svarsvakt.sync;

import java.util.Map;
import se.svarsvakt.mail.MessageId;

/**
 * What was read of single messages. Those in neither map do not exist.
 *
 * @param found what can be used
 * @param leftOut why an answer cannot be used, as a code, by the message that it is about
 */
public record ReadById<V>(Map<MessageId, V> found, Map<MessageId, String> leftOut) {
  /** Keeps copies. */
  public ReadById {
    found = Map.copyOf(found);
    leftOut = Map.copyOf(leftOut);
  }
}
