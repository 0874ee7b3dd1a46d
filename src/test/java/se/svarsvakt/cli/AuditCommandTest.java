package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.TownScan.refused;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.wiring.Product;
import tools.jackson.databind.JsonNode;

/** The audit trail on the command line, on Friday 20 November 2026. */
class AuditCommandTest {
  private static final List<TownScan> TOWNS = new ArrayList<>();
  private static final String ANNA = "anna.bergqvist@kommun.example";
  private static final String SARA = "sara.lindqvist@kommun.example";
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final Instant NOW = TownScan.FRIDAY.toInstant();

  @TempDir private Path store = Path.of("unset");

  @BeforeAll
  static void build() {
    TOWNS.add(new TownScan(Path.of("unset")));
  }

  @AfterAll
  static void stop() {
    TOWNS.forEach(TownScan::close);
    TOWNS.clear();
  }

  private Result audit(String... more) {
    List<String> words = new ArrayList<>(List.of("audit"));
    words.addAll(List.of(more));
    return TOWNS.getFirst().run(store, words);
  }

  private static List<String> members(Result result, String name) {
    return result.json().valueStream().map(entry -> entry.path(name).asString()).toList();
  }

  private void open(Consumer<Product> work) {
    List<String> properties =
        List.of(
            "--svarsvakt.graph.base-url=" + TOWNS.getFirst().graph.baseUrl(),
            "--svarsvakt.graph.access-token=any-token",
            "--svarsvakt.data-dir=" + store);
    Clock clock = Clock.fixed(NOW, TownScan.FRIDAY.getZone());
    Streams nowhere =
        new Streams(
            new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false);
    CommandContext context = new CommandContext(clock, properties, nowhere);
    try (Product product = Product.open(context.settings(), clock)) {
      work.accept(product);
    }
  }

  private static MailboxId id(Product product, String address) {
    return product.directory().read().owner(new MailAddress(address)).orElseThrow().id();
  }

  /** Anna needs not answer a mail, yesterday; Sara looks after her mailbox; not any more. */
  private void annaAndSaraAct() {
    open(
        product -> {
          MailboxId anna = id(product, ANNA);
          MailboxId sara = id(product, SARA);
          AuditTrail auditTrail = product.auditTrail();
          MailKey mail = new MailKey(anna, new MessageId("AAMk"));
          UserAction.ItemAction finished =
              new UserAction.NoReplyMark(mail, UserAction.Reason.FINISHED);
          auditTrail.record(anna, finished, NOW.minus(Duration.ofDays(1)));
          UserAction.ItemAction cover =
              new UserAction.CoverRequest(anna, "cover", sara, MONDAY, MONDAY);
          AuditEntry agreed = auditTrail.record(anna, cover, NOW);
          auditTrail.undo(agreed, anna, NOW.plusSeconds(60));
          auditTrail.record(
              sara, new UserAction.Snooze(sara, "absence", MONDAY), NOW.plusSeconds(90));
        });
  }

  @Test
  void everything_is_shown_the_latest_first() {
    annaAndSaraAct();
    Result result = audit("--output", "json");
    assertThat(result.code()).isEqualTo(Cli.DONE);
    assertThat(members(result, "kind"))
        .containsExactly("snoozed", "undo", "cover-requested", "no-reply-needed");
    assertThat(members(result, "person")).containsExactly(SARA, ANNA, ANNA, ANNA);
    assertThat(members(result, "undoes")).containsOnlyOnce("2");
    assertThat(result.json().get(2).toString())
        .isEqualTo(
            """
            {"id":"2","at":"2026-11-20T10:30:00+01:00","person":"%s","kind":"cover-requested",\
            "mailbox":"%s","item":"cover","reason":null,"day":null,"by":"%s",\
            "from":"2026-11-23","to":"2026-11-23","undoes":null}\
            """
                .formatted(ANNA, ANNA, SARA));
  }

  @Test
  void a_table_is_for_people() {
    annaAndSaraAct();
    String table = audit().out();
    assertThat(table).contains("AUDIT TRAIL (4)", "reason finished", "day 2026-11-23", "AAMk");
    assertThat(table).contains("by " + SARA + ", from 2026-11-23, to 2026-11-23");
  }

  @Test
  void one_mailbox_or_the_days_since_can_be_asked_for() {
    annaAndSaraAct();
    assertThat(members(audit("--output=json", "--mailbox", SARA.toUpperCase(Locale.ROOT)), "kind"))
        .containsExactly("snoozed");
    assertThat(members(audit("--output=json", "--since", "2026-11-20"), "kind"))
        .containsExactly("snoozed", "undo", "cover-requested");
    assertThat(audit("--since", "2026-11-21").out()).isEqualToIgnoringNewLines("Nothing was done.");
  }

  @Test
  void somebody_who_left_the_directory_is_shown_by_id() {
    open(
        product -> {
          MailboxId left = new MailboxId("left");
          product.auditTrail().record(left, new UserAction.Snooze(left, "absence", MONDAY), NOW);
        });
    JsonNode entry = audit("--output", "json").json().get(0);
    assertThat(entry.path("person").asString()).isEqualTo("left");
    assertThat(entry.path("mailbox").asString()).isEqualTo("left");
  }

  @Test
  void no_more_than_a_thousand_entries_are_shown_and_it_is_said() {
    open(
        product -> {
          MailboxId anna = id(product, ANNA);
          for (int i = 0; i <= 1000; i++) {
            product.auditTrail().record(anna, new UserAction.Snooze(anna, "item" + i, MONDAY), NOW);
          }
        });
    Result result = audit("--output", "json");
    assertThat(members(result, "item")).hasSize(1000).doesNotContain("item0");
    assertThat(result.err()).contains("only the latest 1000");
  }

  @Test
  void an_empty_trail_is_an_empty_array() {
    assertThat(audit("--output", "json").json().isArray()).isTrue();
    assertThat(audit("--output", "json").json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--mailbox=nobody@kommun.example, nobody@kommun.example",
    "--mailbox=anna, --mailbox",
    "--since=yesterday, --since",
    "--since=2026-02-30, 2026-02-30",
    "--output=xml, --output",
    "--nonsense, --nonsense"
  })
  void wrong_words_are_refused_in_one_line(String word, String named) {
    refused(audit(word), named);
  }
}
