package se.svarsvakt.mail.body;

import java.util.Set;

/**
 * A picture in a message. It is content: never stored or logged, but as keyed hashes.
 *
 * @param signs what tells it from other pictures in every message that it stands in; two pictures
 *     that share a sign are the same. Empty where nothing does
 */
public record Picture(Set<String> signs) {
  /** A picture that nothing tells from others. */
  public static final Picture UNKNOWN = new Picture(Set.of());

  /** Keeps a copy. */
  public Picture {
    signs = Set.copyOf(signs);
  }

  @Override
  public String toString() {
    return "Picture[not shown]";
  }
}
