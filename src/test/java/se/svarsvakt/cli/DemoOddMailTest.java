package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The demo shows each shape of odd mail once, and judges it as the rule says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoOddMailTest {
  private final TownScan town;
  private JsonNode mail = MissingNode.getInstance();

  DemoOddMailTest(@TempDir Path data) {
    this.town = new TownScan(data);
  }

  @BeforeAll
  void scan() {
    mail = town.scan("--explain").json().path("mail");
  }

  @AfterAll
  void stop() {
    town.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maria.ekdahl    | Sv: Färdtjänst                   | external        | ANSWERED | Cut as not the sender's
          mikael.strand   | Hämtning nästa vecka             | external        | ANSWERED | in To
          patrik.lovgren  | SV: Tillträde till tomten        | automatic       | null     | text of an automatic reply
          eva.lundin      | SV: Bokcirkel                    | closing-remark  | null     | thank-you
          priya.nair      | Papperskorgar i parken           | external        | DUE_SOON | Answer undeliverable
          priya.nair      | Olevererbart: Papperskorgar i parken | delivery-report | null | message class
          felanmalan      | Formulär: felanmälan             | external        | ANSWERED | thread
          jonas.hedlund   | Strandskydd vid bryggan          | external        | DUE_SOON | only copy
          linnea.sjogren  | Nybyggnadskarta                  | external        | DUE_SOON | in To
          daniel.sundin   | SV: Ärende 8841: integrationen   | external        | DUE_SOON | ticket system
          david.strom     | Grattis, du har blivit utvald!   | junk            | null     | SCL 6
          henrik.dahl     | Brådskande betalning             | external        | DUE_SOON | claims to be a colleague
          """)
  void odd_mail_is_judged_by_rule(
      String local, String subject, String verdict, String state, String why) {
    JsonNode judged = judged(local, subject);
    assertThat(judged.path("verdict").asString()).isEqualTo(verdict);
    assertThat(judged.path("state").asString("null")).isEqualTo(state);
    assertThat(judged.path("why").toString()).contains(why).doesNotContain(subject);
  }

  private JsonNode judged(String local, String subject) {
    String id =
        town.town.tenant().mailbox(local + "@kommun.example").messages().stream()
            .filter(message -> message.outgoing().content().subject().equals(subject))
            .map(message -> message.json(true).path("id").asString())
            .filter(each -> found(each).isPresent())
            .findFirst()
            .orElseThrow();
    return found(id).orElseThrow();
  }

  private Optional<JsonNode> found(String id) {
    return mail.valueStream()
        .filter(each -> each.path("messageId").asString().equals(id))
        .findFirst();
  }
}
