package se.svarsvakt.settings;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.policy.Policy;

/**
 * A part of the policy in force, and where its value comes from.
 *
 * @param key the setting's name
 * @param value its value in force, as a setting would write it; empty for none
 * @param source who says so; a setting that repeats its profile counts as the profile's
 * @param sentence what the profile's municipality wrote, where the value is the profile's; else
 *     empty
 * @param english the same in English; empty where the profile has none
 */
public record PolicyLine(String key, String value, Source source, String sentence, String english) {
  static final String PREFIX = "svarsvakt.policy.";
  private static final SequencedMap<String, Function<Policy, String>> VALUES = values();

  /** Where a value comes from. */
  public enum Source {
    /** The organisation's own setting. */
    SETTING,
    /** The profile that it began with. */
    PROFILE,
    /** The program. */
    DEFAULT
  }

  /** The parts of a policy, in the order of docs/settings.md. */
  public static List<PolicyLine> of(Policy policy) {
    Policy ofProfile = read(policy.profile(), true);
    Policy ordinary = read(policy.profile(), false);
    Map<String, ProfileSentences.Sentence> sentences = ProfileSentences.of(policy.profile());
    return VALUES.entrySet().stream()
        .map(
            each -> {
              String key = PREFIX + each.getKey();
              String value = each.getValue().apply(policy);
              String profiles = each.getValue().apply(ofProfile);
              boolean said =
                  sentences.containsKey(key) || !profiles.equals(each.getValue().apply(ordinary));
              Source source = value.equals(profiles) ? unset(said) : Source.SETTING;
              var none = ProfileSentences.Sentence.NONE;
              var wrote = source == Source.PROFILE ? sentences.getOrDefault(key, none) : none;
              return new PolicyLine(key, value, source, wrote.swedish(), wrote.english());
            })
        .toList();
  }

  private static Source unset(boolean inProfile) {
    return inProfile ? Source.PROFILE : Source.DEFAULT;
  }

  private static Policy read(String profile, boolean whole) {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addLast(new MapPropertySource("chosen", Map.of(PolicyReader.PROFILE, profile)));
    if (whole) {
      Profiles.load(profile).forEach(sources::addLast);
    }
    return new PolicyReader(new PropertyReader(sources)).read();
  }

  private static SequencedMap<String, Function<Policy, String>> values() {
    SequencedMap<String, Function<Policy, String>> all = new LinkedHashMap<>();
    all.put("profile", Policy::profile);
    time(all);
    mail(all);
    absence(all);
    nudges(all);
    privacy(all);
    functions(all);
    return all;
  }

  private static void time(Map<String, Function<Policy, String>> all) {
    all.put("zone", policy -> policy.workingTime().zone().getId());
    all.put("holidays", policy -> policy.workingTime().region().code());
    all.put("working-hours.opens", policy -> policy.workingTime().hours().opens().toString());
    all.put("working-hours.closes", policy -> policy.workingTime().hours().closes().toString());
    all.put("closed-days", policy -> listed(policy.workingTime().closedDays()));
    all.put("short-days", policy -> listed(policy.workingTime().shortDays().entrySet()));
  }

  private static void mail(Map<String, Function<Policy, String>> all) {
    all.put("internal-domains", policy -> listed(policy.internalDomains()));
    all.put("known-senders", policy -> policy.knownSenders() ? "on" : "off");
    all.put("escalate", policy -> "" + policy.escalate());
    all.put(
        "reply.respond-within-working-days",
        policy -> "" + policy.reply().respondWithinWorkingDays());
    all.put(
        "reply.acknowledge-within-working-days",
        policy -> number(policy.reply().within().acknowledged()));
    all.put(
        "reply.complex-within-working-days", policy -> number(policy.reply().within().complex()));
    all.put("reply.warn-before", policy -> text(policy.reply().warnBefore()));
    all.put("reply.while-away", policy -> code(policy.reply().whileAway()));
    all.put("reply.automatic-reply-counts", policy -> "" + policy.reply().automaticReplyCounts());
    all.put(
        "voicemail.call-back-within-working-days",
        policy -> "" + policy.reply().voicemail().callBackWithinWorkingDays());
    all.put("voicemail.senders", policy -> listed(policy.reply().voicemail().senders()));
    all.put("public-records.enabled", policy -> "" + policy.reply().publicRecords().enabled());
    all.put(
        "public-records.same-day-until",
        policy -> policy.reply().publicRecords().sameDayUntil().toString());
    all.put(
        "public-records.also-tell",
        policy ->
            listed(
                policy.reply().publicRecords().alsoTell().stream()
                    .map(MailAddress::value)
                    .toList()));
    all.put("habits.enabled", policy -> "" + policy.habits().enabled());
    all.put("habits.mass-mail-over", policy -> "" + policy.habits().mostRecipients());
  }

  private static void absence(Map<String, Function<Policy, String>> all) {
    all.put("absence.return-date", policy -> "" + policy.absence().returnDate());
    all.put("absence.contact", policy -> "" + policy.absence().contact());
    all.put("absence.cause", policy -> "" + policy.absence().cause());
    all.put("absence.phrase", policy -> policy.absence().phrase().orElse(""));
    all.put(
        "absence.agreement-replaces-reply",
        policy -> "" + policy.absence().agreementReplacesReply());
    all.put("absence.cover-after", PolicyLine::coverAfter);
    all.put("cover.naming-suffices", policy -> "" + policy.absence().namingSuffices());
    all.put(
        "absence.look-ahead-working-days", policy -> "" + policy.absence().lookAheadWorkingDays());
    all.put(
        "absence.manager-told-working-days-before",
        policy -> "" + policy.absence().managerToldWorkingDaysBefore());
    all.put("signature.sans-serif", policy -> "" + policy.signature().sansSerif());
    all.put("signature.additions-allowed", policy -> "" + policy.signature().additionsAllowed());
    all.put("signature.sample-per-day", policy -> "" + policy.signature().samplePerDay());
    all.put("signature.added-by-gateway", policy -> "" + policy.signature().addedByGateway());
    all.put("unattended.after-working-days", policy -> "" + policy.unattendedAfterWorkingDays());
  }

  private static String coverAfter(Policy policy) {
    return policy.absence().coverAfterDays().isPresent()
        ? "P" + policy.absence().coverAfterDays().getAsInt() + "D"
        : "never";
  }

  private static void nudges(Map<String, Function<Policy, String>> all) {
    all.put("nudges.reply-due", policy -> policy.nudges().replyDue().toString());
    all.put("nudges.last-call", policy -> code(policy.nudges().lastCall()));
    all.put("nudges.last-call-before", policy -> policy.nudges().lastCallBefore().toString());
    all.put("nudges.overdue", policy -> policy.nudges().overdue().toString());
    all.put("nudges.forward-untold", policy -> policy.nudges().forwardUntold().toString());
    all.put("nudges.notices", policy -> policy.nudges().notices().toString());
    all.put("nudges.max-per-person-and-day", policy -> "" + policy.nudges().maxPerPersonAndDay());
    all.put(
        "nudges.in-teams",
        policy -> policy.nudges().ways().inTeams().<String>map(PolicyLine::code).orElse(""));
    all.put("nudges.mail-as-last-resort", policy -> "" + policy.nudges().ways().mailAsLastResort());
  }

  private static void privacy(Map<String, Function<Policy, String>> all) {
    all.put("privacy.keep-days", policy -> "" + policy.privacy().keepDays());
    all.put("privacy.minimum-group", policy -> "" + policy.privacy().minimumGroup());
    all.put("privacy.manager-sees-persons", policy -> "" + policy.summary().managerSeesPersons());
    all.put("privacy.show-subject", policy -> "" + policy.privacy().showSubject());
    all.put("privacy.show-sender", policy -> "" + policy.privacy().showSender());
    all.put("summary.reports", policy -> code(policy.summary().reports()));
  }

  private static void functions(Map<String, Function<Policy, String>> all) {
    all.put(
        "forward.administration-mailbox",
        policy ->
            listed(policy.functions().administration().stream().map(MailAddress::value).toList()));
    all.put("function-mailbox.recipients", policy -> "" + policy.functions().recipients());
    all.put("function-mailbox.times", policy -> "" + policy.functions().times());
    all.put("function-mailbox.circular-above", policy -> "" + policy.functions().circularAbove());
  }

  private static String listed(Collection<?> values) {
    return values.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }

  private static String number(OptionalInt days) {
    return days.isPresent() ? "" + days.getAsInt() : "";
  }

  private static String text(Optional<Duration> time) {
    return time.map(Duration::toString).orElse("");
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
