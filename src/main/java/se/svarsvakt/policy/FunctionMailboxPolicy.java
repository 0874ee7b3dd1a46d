package se.svarsvakt.policy;

import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.worktime.ServiceHours;

/**
 * The organisation's function mailboxes, and when one is advised (docs/how-it-judges.md 8).
 *
 * @param administration the administration mailboxes, to which people pass on what they should not
 *     answer; none where that is not offered
 * @param recipients how many people of a unit get the same mail before it counts, {@link
 *     #RECIPIENTS}
 * @param times how often something happens in four weeks before it is told, {@link #TIMES}
 * @param circularAbove mail that more mailboxes of the organisation than this got is a circular and
 *     does not count, {@link #CIRCULAR}
 * @param serviceHours when shared mailboxes are looked after, by their addresses
 */
public record FunctionMailboxPolicy(
    List<MailAddress> administration,
    int recipients,
    int times,
    int circularAbove,
    Map<MailAddress, ServiceHours> serviceHours) {
  /** The allowed {@link #recipients}. */
  public static final Range RECIPIENTS = new Range(2, 50);

  /** The allowed {@link #times}. */
  public static final Range TIMES = new Range(1, 1000);

  /** The allowed {@link #circularAbove}. */
  public static final Range CIRCULAR = new Range(2, 10_000);

  /** The values of docs/settings.md. */
  public static final FunctionMailboxPolicy ORDINARY =
      new FunctionMailboxPolicy(List.of(), 3, 5, 20, Map.of());

  /** Keeps copies; refuses numbers out of range. */
  public FunctionMailboxPolicy {
    RECIPIENTS.check("recipients", recipients);
    TIMES.check("times", times);
    CIRCULAR.check("circularAbove", circularAbove);
    administration = List.copyOf(administration);
    serviceHours = Map.copyOf(serviceHours);
  }

  /** The same with those service hours. */
  FunctionMailboxPolicy with(Map<MailAddress, ServiceHours> hours) {
    return new FunctionMailboxPolicy(administration, recipients, times, circularAbove, hours);
  }
}
