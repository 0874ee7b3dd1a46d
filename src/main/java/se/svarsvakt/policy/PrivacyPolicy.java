package se.svarsvakt.policy;

/**
 * What is kept and shown of people's mail (docs/privacy.md).
 *
 * @param keepDays days that a closed item is kept, {@link #DAYS}
 * @param minimumGroup people that a group must have before figures of it are shown, {@link #GROUP}
 * @param showSubject whether a message's own people are shown its subject
 * @param showSender whether a message's own people are shown its sender
 */
public record PrivacyPolicy(
    int keepDays, int minimumGroup, boolean showSubject, boolean showSender) {
  /** The allowed {@link #keepDays}: settled mail is listed for 14 days, so it is kept so long. */
  public static final Range DAYS = new Range(14, 3660);

  /** The allowed {@link #minimumGroup}. */
  public static final Range GROUP = new Range(1, 1000);

  /** The values of docs/privacy.md. */
  public static final PrivacyPolicy ORDINARY = new PrivacyPolicy(90, 5, true, true);

  /** Refuses numbers out of range. */
  public PrivacyPolicy {
    DAYS.check("keepDays", keepDays);
    GROUP.check("minimumGroup", minimumGroup);
  }
}
