package se.svarsvakt.mail.body;

/** Which beginnings mail of so many unrelated senders has in common that they are nobody's words. */
@FunctionalInterface
public interface LearnedBanners {
  /** Knows none. */
  LearnedBanners NONE = beginning -> false;

  /**
   * Whether it is one.
   *
   * @param beginning as in {@link SenderText#beginnings}
   */
  boolean isBanner(String beginning);
}
