package se.svarsvakt.setup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program's settings as they follow from the choices and from what was made. */
public record Configuration(SetupChoices choices, SetupState state) {
  private static final Map<String, String> COMMENTS =
      Map.of(
          "svarsvakt.graph", "Who the program is to Microsoft 365.",
          "svarsvakt.scope", "Only the direct members of this group are watched.",
          "svarsvakt.teams", "The app, by the id that the Teams admin center shows.",
          "svarsvakt.bot", "Cards in Teams; needs the Azure bot, and the way in from outside.",
          "svarsvakt.tab", "The personal tab in Teams.",
          "svarsvakt.web", "The name under which people, and Teams, reach the program.",
          "svarsvakt.sign-in", "People sign in to the pages with their account.",
          "svarsvakt.nudges", "Nobody is reminded before `enabled` is true. Tell people first.",
          "svarsvakt.calls", "Outgoing calls settle voicemail.",
          "svarsvakt.policy", "The promise to begin from: sollentuna, botkyrka or ale.");

  private static final String TEAMS_APP = "svarsvakt.teams.app-id";

  /** What switches a feature on; what only goes with it does no harm where it is off. */
  private static final Map<String, SetupFeature> SWITCHES = switches();

  private static Map<String, SetupFeature> switches() {
    Map<String, SetupFeature> all = new LinkedHashMap<>();
    all.put("svarsvakt.bot.enabled", SetupFeature.BOT);
    all.put("svarsvakt.tab.enabled", SetupFeature.BOT);
    all.put(TEAMS_APP, SetupFeature.TEAMS);
    all.put("svarsvakt.sign-in.client-id", SetupFeature.PAGES);
    all.put("svarsvakt.nudges.mail-from", SetupFeature.MAIL);
    all.put("svarsvakt.calls.enabled", SetupFeature.CALLS);
    all.put("svarsvakt.exchange.enabled", SetupFeature.EXCHANGE);
    return Collections.unmodifiableMap(all);
  }

  /** In place of the group, which nobody but the administrator can name. */
  private static final String UNWATCHED =
      """
        # Exchange opens an administrative unit, which the program does not look into: without a group of
        # the same people it tries every mailbox, and each scan ends with exit code 1. Fill in, uncomment, and
        # run setup again, for the right to read its members:
        # scope:
        #   group: "OBJECT-ID"
      """;

  /** The settings, without those that are the organisation's own choice. */
  public Map<String, String> wanted() {
    Map<String, String> all = new LinkedHashMap<>();
    String client = state.clientId().orElse("CLIENT-ID");
    choices.cloud().code().ifPresent(code -> all.put("svarsvakt.cloud", code));
    all.put("svarsvakt.graph.tenant-id", state.tenantId().orElse("TENANT-ID"));
    all.put("svarsvakt.graph.client-id", client);
    all.put("svarsvakt.graph.certificate-path", choices.files().certificate().toString());
    choices.mailboxes().group().ifPresent(group -> all.put("svarsvakt.scope.group", group));
    // a file is never changed later; where nothing is known of the app yet, this is a draft
    if (choices.hasTeamsApp() && (state.teamsAppId().isPresent() || state.clientId().isEmpty())) {
      all.put(TEAMS_APP, state.teamsAppId().orElse("TEAMS-APP-ID"));
    }
    if (choices.has(SetupFeature.BOT)) {
      all.put("svarsvakt.bot.enabled", "true");
      all.put("svarsvakt.tab.enabled", "true");
      all.put(
          "svarsvakt.tab.audience", "api://" + choices.hostName().orElse("HOST") + "/" + client);
    }
    if (choices.has(SetupFeature.PAGES)) {
      all.put("svarsvakt.web.hosts", choices.hostName().orElse("HOST"));
    }
    if (choices.has(SetupFeature.PAGES) || choices.has(SetupFeature.BOT)) {
      all.put("svarsvakt.web.public-url", "https://" + choices.host().orElse("HOST"));
    }
    if (choices.has(SetupFeature.PAGES)) {
      all.put("svarsvakt.sign-in.client-id", client);
    }
    choices.mailFrom().ifPresent(sender -> all.put("svarsvakt.nudges.mail-from", sender.value()));
    if (choices.has(SetupFeature.CALLS)) {
      all.put("svarsvakt.calls.enabled", "true");
    }
    if (choices.has(SetupFeature.EXCHANGE)) {
      all.put("svarsvakt.exchange.enabled", "true");
    }
    return all;
  }

  /** A file with them, in YAML, with comments. */
  public String text() {
    Map<String, String> all = wanted();
    all.put("svarsvakt.nudges.enabled", "false");
    all.put("svarsvakt.policy.profile", "sollentuna");
    Map<String, List<String>> groups = new LinkedHashMap<>();
    Optional<String> cloud = Optional.ofNullable(all.remove("svarsvakt.cloud"));
    all.forEach(
        (key, value) -> {
          int dot = key.lastIndexOf('.');
          groups
              .computeIfAbsent(key.substring(0, dot), _ -> new ArrayList<>())
              .add("    " + key.substring(dot + 1) + ": " + scalar(value));
        });
    StringBuilder text =
        new StringBuilder("# Written by `setup`. Every setting: docs/settings.md\nsvarsvakt:\n");
    cloud.ifPresent(code -> text.append("  cloud: ").append(code).append('\n'));
    if (choices.mailboxes().triesOthers()) {
      text.append(UNWATCHED);
    }
    groups.forEach(
        (group, lines) -> {
          String comment = COMMENTS.getOrDefault(group, "");
          if (!comment.isEmpty()) {
            text.append("  # ").append(comment).append('\n');
          }
          text.append("  ").append(group.substring(group.indexOf('.') + 1)).append(":\n");
          lines.forEach(line -> text.append(line).append('\n'));
        });
    return text.toString();
  }

  /** Quoted, unless YAML takes it for nothing else than it is. */
  private static String scalar(String value) {
    return value.matches("true|false|[a-z][a-z-]*")
        ? value
        : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /**
   * What a file lacks or has otherwise, a line each.
   *
   * @param there the keys of the file, lists with their numbers in brackets
   */
  public List<String> difference(Map<String, String> there) {
    List<String> lines = new ArrayList<>();
    wanted()
        .forEach(
            (key, value) -> {
              boolean same =
                  there.entrySet().stream()
                      .filter(entry -> entry.getKey().replaceFirst("\\[\\d+]$", "").equals(key))
                      .anyMatch(entry -> entry.getValue().equalsIgnoreCase(value));
              if (!same) {
                String old = there.get(key);
                lines.add(
                    "  " + key + ": " + scalar(value) + (old == null ? "" : "   # there: " + old));
              }
            });
    return lines;
  }

  /**
   * What a file switches on that is not chosen, a line each.
   *
   * @param there the keys of the file
   */
  public List<String> surplus(Map<String, String> there) {
    List<String> lines = new ArrayList<>();
    SWITCHES.forEach(
        (key, feature) -> {
          String value = there.getOrDefault(key, "");
          boolean chosen = choices.has(feature) || (key.equals(TEAMS_APP) && choices.hasTeamsApp());
          if (!chosen && !value.isBlank() && !value.equalsIgnoreCase("false")) {
            lines.add("  " + key + ": " + value + "   # for the feature " + feature.code());
          }
        });
    if (!choices.hasTeamsApp() && there.containsKey(TEAMS_APP)) {
      lines.add(
          "The app itself stays in the catalogue of Teams, and with whoever has it. Where nobody");
      lines.add("is to have it any more, delete it: Teams admin center, Teams apps, Manage apps.");
    }
    return lines;
  }
}
