package se.svarsvakt.docspack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.settings.Settings;

/** What the pack says follows the settings. */
class DocsPackTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final String BOT_APP = "11111111-2222-3333-4444-555555555555";
  private static final Pattern KEY = Pattern.compile("`(svarsvakt\\.[a-z.-]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
  private static final Pattern EXPRESSION =
      Pattern.compile("th:(?:if|unless|each)=\"[^\"]*\"|\\$\\{[a-zA-Z.()]+");

  /** Several settings in one line, which change together. */
  static Settings settings(String line) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("svarsvakt.graph.tenant-id", BOT_APP);
    properties.put("svarsvakt.graph.client-id", BOT_APP);
    properties.put("svarsvakt.graph.client-secret", "a secret of nobody");
    for (String pair : line.split(" ", -1)) {
      if (!pair.isBlank()) {
        properties.put("svarsvakt." + pair.split("=", 2)[0], pair.split("=", 2)[1]);
      }
    }
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().stream()
        .map(source -> source.getName())
        .toList()
        .forEach(environment.getPropertySources()::remove);
    environment.getPropertySources().addLast(new MapPropertySource("test", properties));
    return Settings.read(environment);
  }

  private static String text(Settings settings, Locale locale) {
    DocsPack pack = new DocsPack(settings, locale);
    return Arrays.stream(PackDocument.values())
        .map(document -> pack.text(document, DAY))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "policy.privacy.keep-days=30",
        "tracing.endpoint=https://collector.kommun.example:4318/v1/traces",
        "policy.privacy.show-subject=false",
        "policy.privacy.show-sender=false",
        "policy.privacy.manager-sees-persons=true",
        "policy.privacy.minimum-group=12",
        "policy.escalate=true",
        "policy.habits.enabled=true",
        "policy.public-records.enabled=false",
        "policy.public-records.also-tell=registrator@kommun.example",
        "policy.signature.sample-per-day=0",
        "policy.signature.added-by-gateway=true",
        "policy.absence.cause=true",
        "policy.absence.manager-told-working-days-before=3",
        "policy.summary.reports=all",
        "policy.reply.respond-within-working-days=4",
        "policy.profile=botkyrka",
        "scope.group=some-group",
        "scope.exclude=one@kommun.example",
        "history=P200D",
        "calls.enabled=true",
        "nudges.enabled=true",
        "nudges.mail-from=svarsvakt@kommun.example",
        "nudges.mail-from=a@kommun.example policy.nudges.mail-as-last-resort=true",
        "nudges.mail-from=a@kommun.example operators=it@kommun.example",
        "teams.app-id=an-app",
        "bot.enabled=true",
        "tab.enabled=true",
        "exchange.enabled=true",
        "delegates.export-file=export.csv",
        "database.url=jdbc:postgresql://localhost/svarsvakt",
        "sign-in.client-id=11111111-2222-3333-4444-555555555555",
        "case-system.url=https://arende.kommun.example/"
            + " case-system.secret=12345678901234567890123456789012",
        "shared-mailboxes[0].address=info@kommun.example shared-mailboxes[0].registration=true"
      })
  void a_switch_changes_what_is_said_and_leaves_no_placeholder(String line) {
    for (Locale locale : List.of(Locale.of("sv"), Locale.ENGLISH)) {
      String changed = text(settings(line), locale);
      assertThat(changed).isNotEqualTo(text(settings(""), locale));
      assertThat(changed).doesNotContain("${", "[(", "[#", "[/]", "th:", "null", "{0}");
      assertThat(changed).doesNotContain("@kommun.example").doesNotContain("a secret");
    }
  }

  @Test
  void what_is_switched_off_is_not_promised() {
    String said = text(settings("policy.privacy.show-subject=false"), Locale.ENGLISH);
    assertThat(said).doesNotContain("the subject of mail[", "the mail's subject");
    assertThat(text(settings(""), Locale.ENGLISH))
        .contains("**no** figures of persons")
        .doesNotContain("figures of **each person**");
    assertThat(text(settings("policy.privacy.manager-sees-persons=true"), Locale.ENGLISH))
        .contains("figures of **each person**")
        .doesNotContain("**no** figures of persons", "never your own");
  }

  @Test
  void it_keeps_as_long_as_the_longer_of_two_settings() {
    assertThat(text(settings("history=P200D policy.privacy.keep-days=30"), Locale.ENGLISH))
        .contains("| Storage | 200 days");
  }

  @ParameterizedTest
  @EnumSource(PackDocument.class)
  void both_languages_ask_the_same_of_the_settings_and_have_the_same_shape(PackDocument document)
      throws IOException {
    String swedish = template(document, Locale.of("sv"));
    String english = template(document, Locale.ENGLISH);
    assertThat(expressions(swedish)).isNotEmpty().isEqualTo(expressions(english));
    assertThat(shape(swedish)).contains("#", "|").isEqualTo(shape(english));
  }

  private static String template(PackDocument document, Locale locale) throws IOException {
    return Files.readString(
        Path.of("src/main/resources/templates/docs-pack", document.fileName(locale)));
  }

  private static List<String> expressions(String template) {
    return EXPRESSION.matcher(template).results().map(found -> found.group()).sorted().toList();
  }

  /** Each line by how it begins, a table's row with the number of its columns. */
  private static List<String> shape(String template) {
    return template
        .lines()
        .map(line -> line.replaceAll("\\[#[^]]*\\]|\\[/\\]", ""))
        .filter(line -> !line.isBlank())
        .map(line -> line.startsWith("|") ? "|" : line.startsWith("#") ? "#" : "text")
        .toList();
  }

  @Test
  void settings_commands_and_files_that_it_names_exist() throws IOException {
    String documented = Files.readString(Path.of("docs/settings.md"));
    for (Locale locale : List.of(Locale.of("sv"), Locale.ENGLISH)) {
      String said = text(settings(""), locale);
      assertThat(KEY.matcher(said).results().map(found -> found.group(1)).toList())
          .isNotEmpty()
          .allSatisfy(key -> assertThat(documented).contains("| `" + key + "` |"));
      List<String> files =
          Arrays.stream(PackDocument.values()).map(each -> each.fileName(locale)).toList();
      assertThat(LINK.matcher(said).results().map(found -> found.group(1)).toList())
          .isNotEmpty()
          .isSubsetOf(files);
    }
  }

  @Test
  void every_table_is_one_that_Markdown_draws() {
    for (String line :
        List.of(
            "",
            "policy.habits.enabled=true calls.enabled=true",
            "policy.privacy.show-subject=false policy.public-records.enabled=false")) {
      for (Locale locale : List.of(Locale.of("sv"), Locale.ENGLISH)) {
        String said = text(settings(line), locale);
        List<String> parts = List.of(said.split("\n\n", -1));
        assertThat(parts).anyMatch(part -> part.startsWith("| "));
        for (String part : parts) {
          List<String> rows = new ArrayList<>(part.strip().lines().toList());
          if (rows.getFirst().startsWith("|")) {
            assertThat(rows).allMatch(row -> row.startsWith("|") && row.endsWith("|"));
            assertThat(rows.get(1)).matches("(\\|---)+\\|");
            assertThat(rows.stream().mapToLong(row -> row.chars().filter(c -> c == '|').count()))
                .containsOnly(rows.get(1).chars().filter(c -> c == '|').count());
          } else {
            assertThat(part).doesNotContain("\n|");
          }
        }
      }
    }
  }
}
