package se.svarsvakt.docspack;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.casework.OwnRecords.Stored;
import se.svarsvakt.casework.StoredWords;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.rights.Feature;
import se.svarsvakt.rights.RightWords;
import se.svarsvakt.settings.Settings;

/** What the templates may say of the settings, by the names that they use. No address is in it. */
final class PackFacts {
  private PackFacts() {}

  /**
   * A kind of what is stored.
   *
   * @param name what it is, as people's own page calls it
   * @param kept for how long
   * @param on whether the settings let anything of it be stored
   */
  public record KindRow(String name, String kept, boolean on) {}

  /**
   * A right of Microsoft's that the settings need.
   *
   * @param permission Microsoft's name
   * @param lost what does not work without it
   * @param worst what an application with it could do at worst
   */
  public record RightRow(String permission, String lost, String worst) {}

  static Map<String, Object> of(Settings settings, Locale locale) {
    Map<String, Object> facts = new HashMap<>();
    Policy policy = settings.policy();
    long keptDays = keptDays(settings);
    facts.put("kinds", kinds(settings, StoredWords.in(locale), keptDays));
    facts.put("rights", rights(settings, RightWords.in(locale)));
    facts.put("keepDays", keptDays);
    facts.put("historyDays", settings.history().toDays());
    reading(facts, settings);
    ways(facts, settings);
    facts.put("workingDays", policy.reply().respondWithinWorkingDays());
    facts.put("showSubject", policy.privacy().showSubject());
    facts.put("showSender", policy.privacy().showSender());
    facts.put("minimumGroup", policy.privacy().minimumGroup());
    facts.put("managerSeesPersons", policy.summary().managerSeesPersons());
    facts.put("allReports", policy.summary().reports().name().equals("ALL"));
    facts.put("escalate", policy.escalate());
    facts.put("managerTold", policy.absence().managerToldWorkingDaysBefore());
    facts.put("alsoTell", policy.reply().publicRecords().told().size());
    return facts;
  }

  /** What is not settled is kept longer, see the words of each kind. */
  private static long keptDays(Settings settings) {
    Duration kept = Duration.ofDays(settings.policy().privacy().keepDays());
    return (kept.compareTo(settings.history()) > 0 ? kept : settings.history()).toDays();
  }

  private static void reading(Map<String, Object> facts, Settings settings) {
    Policy policy = settings.policy();
    facts.put("group", settings.scope().group().isPresent());
    facts.put("excluded", settings.scope().exclude().size());
    facts.put("signature", policy.signature().isChecked());
    facts.put("sampled", isSampled(policy));
    facts.put("samplePerDay", policy.signature().samplePerDay());
    facts.put("publicRecords", policy.reply().publicRecords().enabled());
    facts.put("habits", policy.habits().enabled());
    facts.put("calls", settings.callsEnabled());
    facts.put("cause", policy.absence().cause());
    facts.put("exchange", settings.delegates().exchangeEnabled());
    facts.put("export", settings.delegates().exportFile().isPresent());
    facts.put("ownDatabase", settings.database().url().isPresent());
  }

  private static void ways(Map<String, Object> facts, Settings settings) {
    facts.put("nudges", settings.nudgesEnabled());
    facts.put("feed", settings.teams().appId().isPresent());
    facts.put("bot", settings.teams().bot().enabled());
    facts.put("tab", settings.teams().tab().enabled());
    facts.put("mail", settings.teams().mailFrom().isPresent());
    facts.put("lastResort", settings.policy().nudges().ways().mailAsLastResort());
    facts.put("registering", settings.registering().size());
    facts.put("caseSystem", settings.caseSystem().isPresent());
    facts.put("tracing", settings.tracing().isPresent());
    facts.put("signIn", settings.signIn().client().isPresent());
    facts.put("operators", settings.worker().operators().size());
  }

  private static List<KindRow> kinds(Settings settings, StoredWords words, long keptDays) {
    return Arrays.stream(Stored.values())
        .map(
            kind -> new KindRow(words.name(kind), words.kept(kind, keptDays), isOn(kind, settings)))
        .toList();
  }

  /** Whether sent mail is read in full: for the signature, or for habits. */
  private static boolean isSampled(Policy policy) {
    return policy.signature().isChecked()
        || (policy.habits().enabled() && policy.signature().samplePerDay() > 0);
  }

  private static boolean isOn(Stored kind, Settings settings) {
    return switch (kind) {
      case HABITS -> settings.policy().habits().enabled();
      case SIGNATURES -> isSampled(settings.policy());
      case OPERATORS -> !settings.worker().operators().isEmpty();
      case REGISTRATIONS -> !settings.registering().isEmpty();
      case CONVERSATION -> settings.teams().bot().enabled();
      case SESSIONS -> settings.signIn().client().isPresent();
      default -> true;
    };
  }

  private static List<RightRow> rights(Settings settings, RightWords words) {
    Set<Feature> features = Feature.of(settings);
    return ApplicationRight.neededBy(features).stream()
        .map(right -> new RightRow(right.permission(), words.lost(right), words.worst(right)))
        .toList();
  }
}
