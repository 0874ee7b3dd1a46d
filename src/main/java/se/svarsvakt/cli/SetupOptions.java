package se.svarsvakt.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.settings.NationalCloud;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupFeature;

/** What is to be set up, by arguments, and where they do not say by the settings. */
final class SetupOptions {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,29}");
  private static final Pattern GUID =
      Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+(:\\d{1,5})?");
  private static final Pattern VERSION =
      Pattern.compile("(0|[1-9]\\d{0,4})(\\.(0|[1-9]\\d{0,4})){2}");
  private static final Pattern PAGE = Pattern.compile("https://[^\\s\"']+");
  private static final int LONGEST_LIFE = 730;

  @Option(
      names = "--features",
      paramLabel = "LIST",
      description = {
        "What is wanted, with commas: reading, teams, bot, pages, mail, calls, exchange. Default",
        "what the settings switch on; reading is always among them."
      })
  private @Nullable String features;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "Svarsvakt",
      description = "Of the application in Entra and the app in Teams; default ${DEFAULT-VALUE}.")
  private String name = "Svarsvakt";

  @Option(
      names = "--scope-group",
      paramLabel = "ID",
      description = {
        "The object id of a mail-enabled security group, whose direct members' mailboxes are opened.",
        "Default svarsvakt.scope.group; without it, and without --scope-unit, all are."
      })
  private @Nullable String scopeGroup;

  @Option(
      names = "--scope-unit",
      paramLabel = "ID",
      description = {
        "The object id of an administrative unit, whose mailboxes Exchange opens in place of a",
        "group's. The program does not look into it: svarsvakt.scope.group names whom it watches.",
        "Default none."
      })
  private @Nullable String scopeUnit;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = {
        "The name under which people and Microsoft reach the program with https; for bot and pages.",
        "Default that of svarsvakt.web.public-url."
      })
  private @Nullable String host;

  @Option(
      names = "--mail-from",
      paramLabel = "ADDRESS",
      description = "The one mailbox that sends mail; default svarsvakt.nudges.mail-from.")
  private @Nullable String mailFrom;

  @Option(
      names = "--website",
      paramLabel = "URL",
      description = "A page about the app, for teams without a host; default https://HOST/.")
  private @Nullable String website;

  @Option(
      names = "--organisation",
      paramLabel = "TEXT",
      description = "Who runs the app in Teams, at most 32 characters; default the host.")
  private @Nullable String organisation;

  @Option(
      names = "--teams-version",
      paramLabel = "X.Y.Z",
      description = {
        "Of the app in Teams; a higher one takes the place of what is published. Default 1.0.0,",
        "with the bot 1.1.0. Raise it when something else of the app changes, such as its host."
      })
  private @Nullable String teamsVersion;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = {
        "The certificate with its key; made where it is not there. Default",
        "svarsvakt.graph.certificate-path, or svarsvakt.pem here."
      })
  private @Nullable Path certificate;

  @Option(
      names = "--certificate-days",
      paramLabel = "DAYS",
      defaultValue = "365",
      description = "How long a new certificate is valid; default ${DEFAULT-VALUE}.")
  private int certificateDays = 365;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "application.yaml",
      description = {
        "Where the settings are written; one that is there is never changed. Default",
        "${DEFAULT-VALUE}."
      })
  private Path config = Path.of("application.yaml");

  @Option(
      names = "--adopt",
      paramLabel = "CLIENT-ID",
      description = "Take over an application that setup did not make; default none.")
  private @Nullable String adopt;

  @Option(
      names = "--exchange-beta",
      description = "Grant Exchange's roles through Graph's beta, in place of the script.")
  private boolean exchangeBeta;

  @Option(
      names = "--review",
      description = "Hand the app for Teams in for review, in place of publishing it.")
  private boolean review;

  /**
   * The choices of whoever makes something.
   *
   * @throws WrongUse naming the option that cannot stand, or that lacks
   */
  SetupChoices choices(Settings settings) {
    SetupChoices choices = found(settings);
    if (choices.host().isEmpty()) {
      for (SetupFeature feature : EnumSet.of(SetupFeature.BOT, SetupFeature.PAGES)) {
        if (choices.has(feature)) {
          throw new WrongUse("--host", "", "needed for the feature " + feature.code());
        }
      }
    }
    // where the settings name the app it is published already, and needs no page to be so
    boolean published = features == null && settings.teams().appId().isPresent();
    if (choices.has(SetupFeature.TEAMS)
        && !published
        && choices.host().isEmpty()
        && website == null) {
      throw new WrongUse("--website", "", "needed for the feature teams, or --host");
    }
    if (choices.has(SetupFeature.MAIL) && choices.mailFrom().isEmpty()) {
      throw new WrongUse("--mail-from", "", "needed for the feature mail");
    }
    return choices;
  }

  /**
   * The choices of whoever finds what was made, and needs no more than its name and its features.
   *
   * @throws WrongUse naming the option that cannot stand
   */
  SetupChoices found(Settings settings) {
    Set<SetupFeature> wanted = features(settings);
    Optional<String> at = host(settings);
    Optional<MailAddress> sender =
        wanted.contains(SetupFeature.MAIL) ? sender(settings) : Optional.empty();
    if (certificateDays < 1 || certificateDays > LONGEST_LIFE) {
      throw new WrongUse(
          "--certificate-days", Integer.toString(certificateDays), "from 1 to " + LONGEST_LIFE);
    }
    NationalCloud cloud = settings.graph().cloud();
    return new SetupChoices(
        new SetupChoices.Cloud(
            Optional.of(cloud.code()).filter(_ -> cloud != NationalCloud.GLOBAL), cloud.graph()),
        checked("--name", name, NAME, "1 to 30 letters, digits, spaces, dots, dashes"),
        wanted,
        mailboxes(settings),
        at,
        sender,
        Optional.ofNullable(website)
            .map(page -> checked("--website", page, PAGE, "an https address")),
        Optional.ofNullable(organisation).map(SetupOptions::organisation),
        checked(
            "--teams-version",
            teamsVersion == null
                ? (wanted.contains(SetupFeature.BOT) ? "1.1.0" : "1.0.0")
                : teamsVersion,
            VERSION,
            "a version such as 1.2.3"),
        new SetupChoices.Files(
            Optional.ofNullable(certificate)
                .or(() -> settings.graph().certificatePath())
                .orElse(Path.of("svarsvakt.pem")),
            certificateDays,
            config),
        Optional.ofNullable(adopt)
            .map(id -> checked("--adopt", id, GUID, "the application (client) id, a GUID")),
        exchangeBeta,
        review,
        settings.teams().appId());
  }

  private SetupChoices.MailboxChoice mailboxes(Settings settings) {
    if (scopeGroup != null && scopeUnit != null) {
      throw new WrongUse(
          "--scope-unit",
          scopeUnit,
          "not together with --scope-group, for Exchange opens the one or the other; who of the"
              + " unit is watched is for svarsvakt.scope.group");
    }
    return new SetupChoices.MailboxChoice(
        Optional.ofNullable(scopeGroup)
            .or(() -> settings.scope().group())
            .map(id -> checked("--scope-group", id, GUID, "the group's object id, a GUID")),
        Optional.ofNullable(scopeUnit)
            .map(id -> checked("--scope-unit", id, GUID, "the unit's object id, a GUID")));
  }

  private static String organisation(String text) {
    String one = ArgumentParser.text("--organisation", text);
    if (one.length() > 32) {
      throw new WrongUse("--organisation", one, "at most 32 characters");
    }
    return one;
  }

  private static String checked(String option, String text, Pattern allowed, String fault) {
    if (!allowed.matcher(text).matches()) {
      throw new WrongUse(option, text, fault);
    }
    return text;
  }

  private Optional<String> host(Settings settings) {
    return Optional.ofNullable(host)
        .or(() -> settings.teams().pages().map(URI::getRawAuthority))
        .map(
            text ->
                checked("--host", text, HOST, "a host name such as svarsvakt.kommun.example")
                    .toLowerCase(Locale.ROOT));
  }

  private Optional<MailAddress> sender(Settings settings) {
    return Optional.ofNullable(mailFrom)
        .map(text -> ArgumentParser.address("--mail-from", text))
        .or(() -> settings.teams().mailFrom());
  }

  private Set<SetupFeature> features(Settings settings) {
    if (features != null) {
      return Arrays.stream(features.split(",", -1))
          .map(String::strip)
          .map(SetupOptions::feature)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(SetupFeature.class)));
    }
    Set<SetupFeature> on = EnumSet.of(SetupFeature.READING);
    add(on, SetupFeature.TEAMS, settings.teams().appId().isPresent());
    add(on, SetupFeature.BOT, settings.teams().bot().enabled());
    add(on, SetupFeature.PAGES, settings.signIn().client().isPresent());
    add(on, SetupFeature.MAIL, mailFrom != null || settings.teams().mailFrom().isPresent());
    add(on, SetupFeature.CALLS, settings.callsEnabled());
    add(on, SetupFeature.EXCHANGE, settings.delegates().exchangeEnabled());
    return on;
  }

  private static void add(Set<SetupFeature> features, SetupFeature feature, boolean isOn) {
    if (isOn) {
      features.add(feature);
    }
  }

  private static SetupFeature feature(String code) {
    List<String> all = Arrays.stream(SetupFeature.values()).map(EnumCode::code).toList();
    return EnumCode.find(SetupFeature.class, code)
        .orElseThrow(
            () -> new WrongUse("--features", code, "one or more of " + String.join(", ", all)));
  }
}
