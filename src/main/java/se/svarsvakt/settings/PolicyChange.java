package se.svarsvakt.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.policy.LastCall;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.WhileAway;

/**
 * One value of the policy that is tried out in place of the one in force.
 *
 * @param key the setting's name below {@code svarsvakt.policy.}
 * @param value as a setting would write it
 */
public record PolicyChange(String key, String value) {
  /** Those that change who is reminded when, and not what is read. */
  public static List<PolicyChange> offered(Policy inForce) {
    List<PolicyChange> all = new ArrayList<>();
    Profiles.NAMES.stream()
        .filter(name -> !name.equals(inForce.profile()))
        .forEach(name -> all.add(new PolicyChange("profile", name)));
    others(LastCall.values(), inForce.nudges().lastCall(), "nudges.last-call").forEach(all::add);
    int days = inForce.reply().respondWithinWorkingDays();
    Stream.of(days - 1, days + 1)
        .filter(ReplyPolicy.WORKING_DAYS::contains)
        .filter(each -> each >= inForce.reply().within().acknowledged().orElse(each))
        .filter(each -> each <= inForce.reply().within().complex().orElse(each))
        .map(each -> new PolicyChange("reply.respond-within-working-days", "" + each))
        .forEach(all::add);
    others(WhileAway.values(), inForce.reply().whileAway(), "reply.while-away").forEach(all::add);
    all.add(new PolicyChange("escalate", "" + !inForce.escalate()));
    return all;
  }

  private static Stream<PolicyChange> others(Enum<?>[] values, Enum<?> inForce, String key) {
    return Stream.of(values)
        .filter(each -> each != inForce)
        .map(each -> new PolicyChange(key, each.name().toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  /** The one that its text names, among those offered; empty where none is. */
  public static Optional<PolicyChange> find(String text, Policy inForce) {
    return offered(inForce).stream().filter(each -> each.toString().equals(text)).findFirst();
  }

  /** As a setting is written. */
  @Override
  public String toString() {
    return key + "=" + value;
  }
}
