package se.svarsvakt.sync;

import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.LastVerb;

/**
 * What a message's MAPI properties say (docs/graph-notes.md 2).
 *
 * @param messageClass {@code 0x001A}; empty where it is not set
 * @param verb {@code 0x1081} and {@code 0x1082}; null where nothing was done with the message
 * @param inReplyTo {@code 0x1042}; empty where it is not set
 * @param references {@code 0x1039}; empty where it is not set
 */
public record ExtendedProperties(
    String messageClass, @Nullable LastVerb verb, String inReplyTo, String references) {
  /** Nothing is set. */
  public static final ExtendedProperties NONE = new ExtendedProperties("", null, "", "");
}
