package se.svarsvakt.mail.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts what others put before and after a sender's words, and nothing of these. */
class SenderTextTest {
  private static final String OWN = "Hej! När får jag besked om min ansökan?";

  private static SenderText known(String text) {
    return SenderText.of(text, BannerTexts.NONE, LearnedBanners.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Detta mejl kommer från en extern avsändare.",
        "DETTA MEJL KOMMER FRÅN EN EXTERN AVSÄNDARE!",
        "OBS! Detta e-postmeddelande har skickats från en avsändare utanför Exempel kommun.",
        "VARNING! Extern avsändare. Svara inte på detta mejl om du inte känner avsändaren.",
        "[Extern avsändare] Klicka inte på länkar och öppna inga bilagor om du inte känner avsändaren.",
        "[EXTERN]",
        "⚠️ **VARNING:** Mejlet kommer utifrån, från en extern avsändare.",
        "Externt mejl. Var försiktig med länkar och bilagor.",
        "Detta är ett externt mejl. Öppna inte bifogade filer eller klicka på länkar om du inte litar på avsändaren och vet att innehållet är säkert.",
        "Detta meddelande har sitt ursprung utanför organisationen. Var extra uppmärksam på länkar och bifogade filer.",
        "Avsändaren till detta mejl är extern.",
        "Detta mejl har automatiskt märkts som externt.",
        "Om du inte känner avsändaren ska du inte klicka på länkar eller öppna bilagor.",
        "EXTERNAL: Do not reply to this email unless you know the sender.",
        "CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender and know the content is safe.",
        "This message is from an external sender. Please exercise caution when opening attachments or clicking on links.",
        "This is an external email. Do not click on any links until you have verified the sender.",
        "EXTERNAL EMAIL: Do not click any links or open any attachments unless you trust the sender and know the content is safe.",
        "ZjQcmQRYFpfptBannerStart\r\nThis Message Is From an External Sender\r\nThis message came from outside your organization.\r\nZjQcmQRYFpfptBannerEnd",
        "This Message Is From an Untrusted Sender\r\nYou have not previously corresponded with this sender.\r\nReport Suspicious",
        "This email was scanned for viruses by Mimecast. This email has been marked as external.",
        "Denne e-posten kommer fra en ekstern avsender. Ikke klikk på lenker eller vedlegg hvis du ikke kjenner avsenderen.",
        "Ekstern avsender. Vær forsiktig med lenker og vedlegg.",
        "ADVARSEL: Denne mail kommer fra en ekstern afsender.",
        "Tämä viesti tuli organisaation ulkopuolelta. Älä avaa linkkejä tai liitteitä, ellet tunne lähettäjää.",
        "ACHTUNG: Diese E-Mail stammt von einem externen Absender.",
        "Diese Nachricht wurde von außerhalb der Organisation gesendet.",
        "| VARNING! | Detta mejl kommer från en\u00a0extern avsändare. |",
        "==========\nExtern avsändare\n==========",
        "De\u200btta mejl kommer fra\u030an en extern\r\navsändare.",
        "Mejlet kommer från en extern avsändare och kan innehålla skadliga länkar. Tänk dig för innan du klickar på länkar eller öppnar bilagor.",
        "Extern e-post – var uppmärksam. Kontrollera avsändaren innan du klickar på länkar.",
        "Denna e-post har sitt ursprung utanför Region Exempel.",
        "EXTERNAL EMAIL - This message was sent from outside the company. Please do not click links or open attachments unless you recognise the source of this email.",
        "Denne mail kommer fra en ekstern afsender. Klik ikke på links og åbn ikke vedhæftede filer, medmindre du kender afsenderen.",
        "CAUTION: This email originated from outside of the organization.\r\n\r\nVARNING! Detta mejl kommer från en extern avsändare.\r\n\r\n[EXTERNAL]",
        "Vissa som har fått det här meddelandet får inte ofta e-post från eva.lind@medborgare.example. Läs om varför det här är viktigt",
        "Du får inte ofta e-post från eva.lind@medborgare.example. Läs om varför det här är viktigt<https://aka.ms/LearnAboutSenderIdentification>",
        "Du får inte ofta e-post från eva.lind@medborgare.example.",
        "[Some people who received this message don't often get email from\neva@x.example. Learn why this is important at\nhttps://aka.ms/LearnAboutSenderIdentification ]",
        "You don’t often get email from eva@x.example. Learn why this is important",
        "Du får ikke ofte e-post fra eva@x.example. Finn ut hvorfor dette er viktig",
        "Du modtager ikke ofte mails fra eva@x.example. Få mere at vide om, hvorfor dette er vigtigt",
        "Et saa usein sähköpostia osoitteesta eva@x.example. Lue, miksi tämä on tärkeää",
        "Sie erhalten nicht oft E-Mails von eva@x.example. Erfahren Sie, warum dies wichtig ist"
      })
  void a_banner_is_cut_and_the_words_behind_it_are_not(String banner) {
    for (String between : List.of(" ", "\r\n\r\n")) {
      SenderText text = known(banner + between + OWN);
      assertThat(text.text()).isEqualTo(OWN);
      assertThat(text.cut()).isNotEmpty().allMatch(code -> code.matches("banner\\.txt:\\d+"));
    }
    assertThat(known(banner).text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Du får inte ofta e-post från eva@x.example. Läs om varför det här är viktigt",
        "You don't often get email from eva@x.example. Learn why this is important"
      })
  void a_tip_ends_before_a_small_letter_too(String tip) {
    assertThat(known(tip + " jag undrar en sak").text()).isEqualTo("jag undrar en sak");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Har du fått mejlet av misstag: svara inte på detta mejl, radera det.",
        "Om du har fått detta meddelande av misstag ber vi dig meddela avsändaren och radera meddelandet.",
        "Detta e-postmeddelande med bilagor är konfidentiellt. Obehörig spridning är inte tillåten.",
        "If you are not the intended recipient, please notify the sender and delete this email.",
        "This email and any attachments are confidential and intended solely for the addressee. Any unauthorised copying is strictly prohibited.",
        "Virusfritt. www.avast.com",
        "Virus-free.www.avast.com",
        "Detta mejl har genomsökts av programmet F-Secure mot virus.",
        "This email has been scanned for viruses by Avast antivirus software.",
        "När du skickar e-post till Exempel kommun behandlar vi dina personuppgifter enligt dataskyddsförordningen.",
        "Läs mer om hur vi behandlar personuppgifter: www.foretaget.example/gdpr",
        "Tänk på miljön innan du skriver ut detta mejl!",
        "Spara på miljön - skriv inte ut detta mejl i onödan.",
        "Den här e-posten är kontrollerad av Avast. www.avast.com",
        "Please consider the environment before printing this email.",
        "Hvis du ikke er rette mottaker, slett e-posten.",
        "Sollten Sie nicht der richtige Adressat sein, löschen Sie diese E-Mail."
      })
  void a_footer_is_cut_below_the_words(String footer) {
    String letter = OWN + "\r\nHälsningar Eva";
    assertThat(known(letter + "\r\n\r\n" + footer).text()).isEqualTo(letter);
    assertThat(known(letter + " " + footer).text()).isEqualTo(letter);
    assertThat(known(footer).text()).isEmpty();
    String quoted =
        "\n\nDen 3 maj 2026 kl 10:15 skrev Anna <anna@kommun.example>:\n> Kan du komma?";
    assertThat(PreviewText.newTextOf(known(letter + "\n\n" + footer + quoted).text()))
        .isEqualTo(letter.replace("\r", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jag fick en varning om extern avsändare när jag svarade er, är det rätt adress?",
        "Klicka inte på länken i mejlet som ser ut att komma från er!",
        "OBS! Min adress är fel i ert register.",
        "VARNING! Det ligger ett träd över vägen vid skolan.",
        "Viktigt! Ring mig före fredag.",
        "Important: the road is closed.",
        "Extern konsult här, jag söker handläggaren.",
        "Externt ljud stör oss på nätterna.",
        "External doors on the school are broken.",
        "Detta mejl kommer från en extern avsändare, det vill säga mig, och er brandvägg stoppar mina bilagor.",
        "Detta mejl kommer från en extern avsändare som ni borde känna igen.",
        "\"Detta mejl kommer från en extern avsändare\" står det i alla svar jag får.",
        "Är detta mejl från en extern avsändare?",
        "Detta mejl kommer från min sambos adress.",
        "Svara inte på detta mejl, ring mig i stället.",
        "Svara inte på mejlet om ni inte kan ge besked före fredag.",
        "Detta mejl har automatiskt skickats vidare till er av min granne.",
        "Var försiktig med bilen på gården, det är halt.",
        "Var försiktig när ni öppnar bilagan, den är stor och jag vet inte om den kommer fram.",
        "Du får inte ofta mejl från mig, men nu måste jag skriva.",
        "You don't often get email from citizens, I guess.",
        "Do not click links, they said on the phone. So how do I apply?",
        "This email is from my new address.",
        "Take care! Best regards, Eva",
        "Be careful! The road is icy.",
        "Meddelandet kom från en extern källa. Hur kan det ske?",
        "Detta är ett automatiskt meddelande. Jag är på semester till den 3 augusti.",
        "Mejl till kommunen blir allmän handling, så jag ringer hellre.",
        "När ni kontaktar mig om ärendet vill jag att ni hanterar mina uppgifter varsamt.",
        "Öppna bilagan om du inte har sett ritningen.",
        "This message was sent from outside Sweden, hence the delay.",
        "Klicka inte på länkar om ni inte har fått mitt formulär",
        "Öppna inte bilagan förrän ni har läst mitt brev.",
        "Utanför kommunens nätverk går det inte att logga in.",
        "Om du har fått detta mejl av misstag, vidarebefordra det gärna till rätt handläggare.",
        "Har jag skickat detta till fel person? Jag söker bygglov.",
        "Jag har fått ett mejl av misstag från er, ska jag radera det?",
        "If you received this email in error, who should I contact instead?",
        "Tänk på miljön innan ni bygger vägen genom skogen.",
        "Min ansökan är konfidentiell. Hur skickar jag den säkert?",
        "När behandlar ni mina personuppgifter?",
        "Jag vill veta hur ni behandlar personuppgifter i skolan.",
        "Datorn är virusfri nu, kan jag skicka in blanketten?",
        "Det är viktigt att bilagan öppnas. Mvh Extern Avsändare AB",
        "[Brådskande] Vattnet är avstängt hos oss.",
        "- punkt ett\n- punkt två",
        "*Hej* kan ni ringa?",
        "> Detta mejl kommer från en extern avsändare.\n> Hej\nJa tack, när?",
        "👍",
        "Hej",
        ""
      })
  void a_persons_own_words_stay_whole(String text) {
    assertThat(known(text).text()).isEqualTo(text);
    assertThat(known(text).cut()).isEmpty();
  }

  @Test
  void what_is_not_a_banner_stays_behind_one() {
    String banner = "Detta mejl kommer från en extern avsändare. ";
    for (String own :
        List.of("OBS! Min adress är fel.", "👍", "*Hej* på er", "1. När öppnar ni?")) {
      assertThat(known(banner + own).text()).isEqualTo(own);
    }
  }

  @Test
  void a_preview_that_stops_in_a_banner_has_no_words() {
    String banner =
        "CAUTION: This email originated from outside of the organization. Detta mejl kommer från en"
            + " extern avsändare. This message is from an external sender. "
            + "Do not click links or open attachments unless you recognize the sender and know it.";
    assertThat(known(banner.substring(0, 210)).text()).isNotEmpty();
    for (int length = 222; length < 233; length++) {
      String preview = "Extern avsändare. " + banner.substring(0, length);
      assertThat(known(preview).text()).isEmpty();
    }
    String own = "Hej, jag undrar när ni tänker laga den trasiga lekplatsen vid skolan, som";
    assertThat(known(banner.substring(0, 150) + "Extern avsändare. " + own).text()).isEqualTo(own);
  }

  @Test
  void line_breaks_stay_so_that_a_quote_is_seen() {
    String preview =
        """
        Extern avsändare
        ________________________________
        Ja tack.

        Från: Anna Berg <anna@kommun.example>
        Skickat: den 3 maj 2026 10:00
        Till: Eva
        Ämne: Sv: Tid

        Extern avsändare
        Passar torsdag?
        """
            .replace("\n", "\r\n");
    String text = known(preview).text();
    assertThat(PreviewText.newTextOf(text)).isEqualTo("Ja tack.");
  }

  @Test
  void a_reader_of_the_explanation_finds_each_form_once_and_in_order() {
    BannerTexts setting = BannerTexts.of(List.of("Kommunens spärr har släppt fram"));
    SenderText text =
        SenderText.of(
            "Kommunens spärr har släppt fram\nExtern avsändare.\nHej!\nVirusfritt. www.avast.com",
            setting,
            LearnedBanners.NONE);
    assertThat(text.text()).isEqualTo("Hej!");
    assertThat(text.cut()).hasSize(3).first().isEqualTo("setting:1");
  }

  @Test
  void beginnings_end_with_sentences_the_longest_last() {
    String text =
        "Nytt. Brevet från Eva@X.example är granskat av Halon. Spara det.\nHej\nJag undrar";
    assertThat(known(text).beginnings())
        .containsExactly(
            "nytt. brevet från @ är granskat av halon",
            "nytt. brevet från @ är granskat av halon. spara det",
            "nytt. brevet från @ är granskat av halon. spara det. hej",
            "nytt. brevet från @ är granskat av halon. spara det. hej jag undrar");
    assertThat(known("Hej! Kan ni ringa?").beginnings()).isEmpty();
    assertThat(known("ord ".repeat(100)).beginnings()).isEmpty();
  }

  @Test
  void what_was_learned_is_cut_the_longest_first_and_known_forms_again() {
    String one = "Brevet har passerat kommunens nya postgranskning";
    String two = one + ". Vi hittade inget konstigt i det";
    LearnedBanners learned =
        beginning -> List.of(one, two).stream().anyMatch(b -> b.equalsIgnoreCase(beginning));
    String banner = "[EXTERN] " + two + ".\nExtern avsändare.\n";
    SenderText text = SenderText.of(banner + OWN, BannerTexts.NONE, learned);
    assertThat(text.text()).isEqualTo(OWN);
    assertThat(text.cut()).hasSize(3).element(1).isEqualTo("learned");
    assertThat(text.beginnings()).anyMatch(two::equalsIgnoreCase);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Detta mejl kommer från en extern avsändare. ",
        "klicka inte på länkar och ",
        "do not click links or ",
        "Om du har fått detta mejl av misstag ",
        "Du får inte ofta e-post från ",
        "[",
        "VARNING! ",
        "utanför ",
        "This email ",
        "A ",
        "personuppgifter enligt ",
        "_"
      })
  void a_megabyte_takes_no_longer_than_its_beginning(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());
    assertThatCode(() -> known(text)).doesNotThrowAnyException();
    long start = System.nanoTime();
    known(text);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }
}
