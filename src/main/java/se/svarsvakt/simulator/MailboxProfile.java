package se.svarsvakt.simulator;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a mailbox is and which habits it has: the fixed part of Graph's mailboxSettings.
 *
 * @param purpose what it is for
 * @param purposeAsObject whether {@code userPurpose} comes as {@code {"value": …}}, as Graph's
 *     documentation shows it, or as a plain string
 * @param locale {@code sv-SE} or another
 * @param timeZone a Windows zone name
 * @param capitals whether the automatic reply's values begin with a capital and its window stands
 *     in the mailbox's own zone, as Graph's documentation shows both, or not
 */
public record MailboxProfile(
    UserPurpose purpose,
    boolean purposeAsObject,
    String locale,
    String timeZone,
    boolean capitals) {
  private static final ObjectNode USUAL = (ObjectNode) Json.resource("mailbox-settings.json");

  /** A person's mailbox in Swedish. */
  public static final MailboxProfile PERSON =
      new MailboxProfile(UserPurpose.USER, false, "sv-SE", "W. Europe Standard Time", false);

  /** A shared mailbox in Swedish. */
  public static final MailboxProfile SHARED = PERSON.purpose(UserPurpose.SHARED);

  /** The same for another purpose. */
  public MailboxProfile purpose(UserPurpose changed) {
    return new MailboxProfile(changed, purposeAsObject, locale, timeZone, capitals);
  }

  /** The same with the purpose written as an object. */
  public MailboxProfile purposeInObject() {
    return new MailboxProfile(purpose, true, locale, timeZone, capitals);
  }

  /** The same in another language. */
  public MailboxProfile locale(String changed) {
    return new MailboxProfile(purpose, purposeAsObject, changed, timeZone, capitals);
  }

  /** The same in another time zone, given by its Windows name. */
  public MailboxProfile timeZone(String changed) {
    return new MailboxProfile(purpose, purposeAsObject, locale, changed, capitals);
  }

  /** The same with values that begin with a capital, and local windows. */
  public MailboxProfile inCapitals() {
    return new MailboxProfile(purpose, purposeAsObject, locale, timeZone, true);
  }

  boolean inSwedish() {
    return locale.startsWith("sv");
  }

  ObjectNode workingHours() {
    return (ObjectNode) json(AutomaticRepliesSetting.OFF).path("workingHours");
  }

  /** Graph's mailboxSettings. */
  ObjectNode json(AutomaticRepliesSetting automaticReplies) {
    ObjectNode json = USUAL.deepCopy().put("timeZone", timeZone);
    json.set(
        "automaticRepliesSetting", automaticReplies.json(capitals, capitals ? timeZone : "UTC"));
    String language = inSwedish() ? "Swedish (Sweden)" : "English";
    json.putObject("language").put("locale", locale).put("displayName", language);
    json.withObject("workingHours").putObject("timeZone").put("name", timeZone);
    return purposeAsObject
        ? json.set("userPurpose", Json.object().put("value", purpose.graphName()))
        : json.put("userPurpose", purpose.graphName());
  }
}
