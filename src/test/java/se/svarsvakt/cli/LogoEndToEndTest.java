package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.FRIDAY;
import static se.svarsvakt.cli.Office.found;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedMailbox;
import tools.jackson.databind.JsonNode;

/** The logo of a department under what its people sent, through the whole program. */
class LogoEndToEndTest {
  private static final String PROFILE = "--svarsvakt.policy.profile=botkyrka";

  @TempDir private Path data = Path.of("unset");

  /** The correct signature with the logo as Outlook sends it, its content id new each time. */
  private static String signature(String name, String phone, String more) {
    String id = Integer.toHexString(name.hashCode());
    return """
    <p>Hej!</p><p>Det går bra.</p><p>Med vänlig hälsning<br>%s, Handläggare<br>Bygglov, Kommunen
    <br>Telefon: %s</p><p><img width="180" height="60" id="Bild_x0020_1"
    src="cid:image001.png@01DC4F00.%s" alt="image001.png"></p>%s\
    """
        .formatted(name, phone, id, more);
  }

  private static void sends(SimulatedMailbox who, String name, String phone, String more) {
    String address = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@kommun.example";
    who.send(
        OutgoingMessage.from(name + " <" + address + ">")
            .to("Karin Ek <karin.ek@post.example>")
            .saying("Svar", "-")
            .html(signature(name, phone, more)),
        Office.at("2026-11-20T08:30"));
  }

  private static void allSend(Office office, String annasOwn) {
    sends(office.anna, "Anna Berg", "08-530 610 00", annasOwn);
    sends(office.bo, "Bo Ek", "08-530 610 01", "");
    sends(office.chef, "Cia Chef", "08-530 610 09", "");
  }

  @Test
  void a_logo_that_all_carry_is_no_addition_and_explain_says_so() {
    try (Office office = new Office(data)) {
      allSend(office, "");
      Result result = office.scan(FRIDAY, "--explain", PROFILE);
      assertThat(found(result, "signature")).isEmpty();
      JsonNode leftOut = result.json().at("/signatures/leftOut");
      assertThat(leftOut).hasSize(3);
      assertThat(leftOut.get(0).path("why").asString()).contains("3 of 3 people");
      String now = Office.at(FRIDAY).toString();
      assertThat(office.run(List.of("scan", "--explain", "--as-of", now, PROFILE)).out())
          .contains("anna.berg@kommun.example  a picture in the signature is left out of account");
    }
  }

  @Test
  void a_picture_of_one_s_own_beside_it_is_one() {
    try (Office office = new Office(data)) {
      String cat = "<p><img width=96 height=128 src='cid:image002.jpg@01DC4F00.1'></p>";
      allSend(office, cat);
      assertThat(found(office.scan(FRIDAY, PROFILE), "signature"))
          .containsExactly("anna.berg addition BREACH");
    }
  }

  @Test
  void a_logo_that_two_carry_is_their_own() {
    try (Office office = new Office(data)) {
      sends(office.anna, "Anna Berg", "08-530 610 00", "");
      sends(office.bo, "Bo Ek", "08-530 610 01", "");
      assertThat(found(office.scan(FRIDAY, PROFILE), "signature")).hasSize(2);
    }
  }
}
