package se.svarsvakt.setup;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.rights.ApplicationRight.GrantPlace;
import se.svarsvakt.rights.RightWords;

/**
 * Every step as clicks and commands (guide.properties), with the choices filled in. What is not
 * known stands in capitals, {@code CLIENT-ID} for example.
 */
public record Guide(SetupChoices choices, SetupState state) {
  private static final Properties TEXTS = texts();

  /** The whole of it, steps numbered. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(text("head"));
    int number = 0;
    for (String step : steps()) {
      number++;
      lines.add("");
      List<String> told = told(step);
      lines.add(number + ". " + told.getFirst());
      told.stream().skip(1).forEach(line -> lines.add("   " + line));
    }
    return lines;
  }

  /** A step as it is told: its title, its clicks, its commands. */
  public List<String> told(String step) {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(" ", text(step + ".title")));
    lines.addAll(text(step + ".clicks"));
    lines.addAll(commands(step));
    return lines;
  }

  /** The steps that the choices need, in their order. */
  public List<String> steps() {
    List<String> steps =
        new ArrayList<>(List.of("certificate", "application", "service-principal", "rights"));
    if (choices.has(SetupFeature.PAGES)) {
      steps.add("consent");
    }
    if (choices.has(SetupFeature.BOT)) {
      steps.add("tab");
    }
    if (choices.hasTeamsApp()) {
      steps.add("teams-app");
    }
    steps.add("exchange");
    if (choices.has(SetupFeature.BOT)) {
      steps.add("bot");
    }
    if (choices.has(SetupFeature.PAGES)) {
      steps.add("pages");
    }
    steps.add("configuration");
    steps.add("try");
    return steps;
  }

  /** What a step says beside its clicks: commands to copy, each a line of its own. */
  public List<String> commands(String step) {
    return switch (step) {
      case "rights" -> rights();
      case "exchange" -> exchange();
      case "teams-app" -> text(choices.has(SetupFeature.BOT) ? "teams-app" : "teams-app.feed");
      case "application" -> application();
      case "configuration" -> configuration();
      default -> text(step);
    };
  }

  private List<String> application() {
    List<String> lines = new ArrayList<>(text("application"));
    if (!choices.redirects().isEmpty()) {
      lines.add(
          "az ad app update --id "
              + value("CLIENT-ID")
              + " --web-redirect-uris "
              + String.join(" ", choices.redirects()));
    }
    return lines;
  }

  private List<String> rights() {
    RightWords words = RightWords.in(Locale.ENGLISH);
    List<String> lines = new ArrayList<>();
    List<ApplicationRight> all = choices.rights(GrantPlace.ENTRA);
    all.forEach(
        right ->
            lines.add(
                "%s: without it %s. At worst: %s"
                    .formatted(right.permission(), words.lost(right), words.worst(right))));
    Map<String, String> byService =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    ApplicationRight::resource,
                    LinkedHashMap::new,
                    Collectors.mapping(
                        right -> right.roleId() + "=Role", Collectors.joining(" "))));
    byService.forEach(
        (service, ids) ->
            lines.add(
                "az ad app permission add --id %s --api %s --api-permissions %s"
                    .formatted(value("CLIENT-ID"), service, ids)));
    lines.addAll(text("rights"));
    return lines;
  }

  private List<String> exchange() {
    StringBuilder command = new StringBuilder(String.join(" ", text("exchange.script")));
    SetupChoices.MailboxChoice mailboxes = choices.mailboxes();
    command.append(
        mailboxes
            .unit()
            .map(unit -> " -AdministrativeUnit " + unit)
            .or(() -> mailboxes.group().map(group -> " -Group " + group))
            .orElse(" -AllMailboxes"));
    choices.mailFrom().ifPresent(sender -> command.append(" -MailFrom ").append(sender.value()));
    List<String> lines = new ArrayList<>(text("exchange"));
    lines.add(command + " -WhatIf");
    lines.add(command.toString());
    if (mailboxes.unit().isPresent()) {
      lines.addAll(text("exchange.unit"));
    } else if (mailboxes.group().isEmpty()) {
      lines.addAll(text("exchange.all"));
    }
    lines.addAll(unwatched());
    return lines;
  }

  /** What is to be done where the program would try mailboxes that Exchange does not open. */
  public List<String> unwatched() {
    return choices.mailboxes().triesOthers() ? text("exchange.unwatched") : List.of();
  }

  /**
   * What removal leaves.
   *
   * @param rolesTakenBack whether Exchange's roles were seen, and are taken back
   * @param keys files with keys on this machine
   */
  public List<String> remains(boolean rolesTakenBack, List<Path> keys) {
    List<String> lines = new ArrayList<>(text("remains.title"));
    lines.addAll(text("remains.application"));
    lines.addAll(text("remains.consent"));
    if (!rolesTakenBack) {
      lines.addAll(
          text(state.clientId().isPresent() ? "remains.exchange" : "remains.exchange-unknown"));
    }
    if (choices.has(SetupFeature.BOT)) {
      lines.addAll(text("remains.bot"));
    }
    String files =
        Stream.concat(keys.stream(), Stream.of(choices.files().configuration()))
            .map(Path::toString)
            .collect(Collectors.joining(", "));
    text("remains.files").forEach(line -> lines.add(line.replace("{FILES}", files)));
    return lines;
  }

  private List<String> configuration() {
    List<String> lines = new ArrayList<>(text("configuration"));
    new Configuration(choices, state).text().lines().forEach(line -> lines.add("  " + line));
    return lines;
  }

  private List<String> text(String key) {
    String text = TEXTS.getProperty(key, "");
    for (String name :
        List.of(
            "GRAPH",
            "CLIENT-ID",
            "OBJECT-ID",
            "TENANT-ID",
            "HOSTNAME",
            "HOST",
            "NAME",
            "CERTIFICATE",
            "CONFIGURATION",
            "DAYS",
            "ADMIN-ROLE",
            "AUDITOR-ROLE",
            "SCOPE-ID",
            "APP-ID",
            "WEBSITE",
            "VERSION",
            "ORGANISATION")) {
      text = text.replace("{" + name + "}", value(name));
    }
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }

  private String value(String name) {
    return switch (name) {
      case "GRAPH" -> choices.cloud().graph().toString();
      case "CLIENT-ID" -> state.clientId().orElse(name);
      case "OBJECT-ID" -> state.principalId().orElse(name);
      case "TENANT-ID" -> state.tenantId().orElse(name);
      case "HOST" -> choices.host().orElse(name);
      case "HOSTNAME" -> choices.hostName().orElse("HOST");
      case "NAME" -> choices.name();
      case "CERTIFICATE" -> choices.files().certificate().toString();
      case "CONFIGURATION" -> choices.files().configuration().toString();
      case "DAYS" -> Integer.toString(choices.files().days());
      case "ADMIN-ROLE" -> FixedIds.role("Svarsvakt.Admin");
      case "AUDITOR-ROLE" -> FixedIds.role("Svarsvakt.Auditor");
      case "SCOPE-ID" -> FixedIds.scope();
      case "APP-ID" ->
          state
              .tenantId()
              .map(tenant -> FixedIds.teamsApp(tenant, choices.name()))
              .orElse("APP-GUID");
      case "WEBSITE" ->
          choices.website().orElseGet(() -> "https://" + choices.host().orElse("WEBSITE"));
      case "VERSION" -> choices.teamsVersion();
      case "ORGANISATION" -> choices.organisation().or(choices::hostName).orElse(choices.name());
      default -> name;
    };
  }

  private static Properties texts() {
    Properties read = new Properties();
    try (Reader file =
        new InputStreamReader(
            Objects.requireNonNull(Guide.class.getResourceAsStream("guide.properties")),
            StandardCharsets.UTF_8)) {
      read.load(file);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException("the instructions cannot be read", e);
    }
  }
}
