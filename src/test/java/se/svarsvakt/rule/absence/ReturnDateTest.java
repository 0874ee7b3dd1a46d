package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnDateTest {
  private static boolean found(String text) {
    return ReturnDate.isIn(PlainText.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jag är ledig och åter 7 augusti.",
        "Åter den 7/8.",
        "Tillbaka måndag den 12/1 igen.",
        "Jag är åter på måndag.",
        "Jag är åter på kontoret måndag morgon",
        "På måndag är jag tillbaka på kontoret.",
        "Åter 2026-08-07",
        "Åter 2026\u201108\u201107",
        "Semester 20260706-20260731.",
        "Tillbaka 260807.",
        "Jag är tillbaka den 7:e augusti",
        "Jag är tillbaka 7 aug",
        "Tillbaka den sjunde augusti",
        "Jag har semester t.o.m. 31/7 och läser inte min e-post.",
        "Ledig t o m sön 2/8",
        "Frånvarande till och med fredag.",
        "Ledig till fredag!",
        "Jag har semester v. 28–31.",
        "Semester vecka 28, 29 och 30",
        "Jag är på plats igen v33",
        "Jag är inte i tjänst idag.",
        "Jag är åter i morgon.",
        "Åter imorgon bitti",
        "Jag är ledig torsdag och fredag.",
        "Vi svarar efter påsk.",
        "Jag besvarar ditt mejl efter midsommarhelgen",
        "Åter efter nyår",
        "Ledig över jul",
        "Kontoret är stängt 24 december till 6 januari.",
        "Jag är föräldraledig till och med augusti 2027",
        "Åter i augusti.",
        "Åter den 7.",
        "Åter 7.8.",
        "Jag är bortrest 29/6 - 24/7.",
        "Semester 7–11/8",
        "Åter fr.o.m. 7 augusti",
        "Från den 7 augusti är jag tillbaka på jobbet",
        "Ledig fr.o.m. 29 juni t.o.m. 24 juli",
        "Ledig från 29 juni till 24 juli",
        "Åter 24/7.",
        "Jag är på tjänsteresa hela veckan",
        "Jag svarar på måndag.",
        "Åter:\nmåndag 12 januari",
        "Jag är\nåter\npå torsdag",
        "Jag \u00e4r \u00e5ter\u00a07\u00a0augusti",
        "I am away and back on 7 August.",
        "I'll be back August 7th.",
        "Returning on the 7th of August",
        "Back 08/07",
        "Back on 08/27/2026.",
        "Out of office through Friday.",
        "I am away until 12 January.",
        "I'm on leave until the 15th.",
        "On vacation week 32",
        "I am out of the office today.",
        "I will return tomorrow",
        "I'll be back after Easter",
        "Back in the office on Monday.",
        "On Monday I will be back in the office",
        "I return in September.",
        "Away from 6 July to 31 July",
        "Away from July 6 to 31",
        "I am away Monday through Wednesday",
        "I will reply on Thursday.",
        "I'm on annual leave, returning Tues 4 Aug",
        "Back next week.",
        "Back from Monday",
        "out of office until 2026/08/07"
      })
  void a_date_of_return_is_found(String text) {
    assertThat(found(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Jag har semester.",
        "Jag är ledig och svarar när jag är tillbaka.",
        "Tillbaka inom kort.",
        "Frånvarande tills vidare.",
        "Jag är åter efter semestern.",
        "Ring 08-530 610 12.",
        "Kontakta Maj 08-530 610 00 under min semester",
        "Kontakta Jan 0708-12 34 56",
        "Vi har öppet kl. 8.30–16.00.",
        "Växeln är öppen måndag till fredag 8–16.",
        "Under min semester når du kundcenter måndag-fredag 8-16.",
        "Telefontid måndag 9-11.",
        "Jag är ledig varje fredag.",
        "Jag arbetar inte på fredagar",
        "På plats måndag-torsdag.",
        "Ditt ärende har Dnr 2012/30.",
        "Dnr KS 12/3",
        "Diarienummer 2026-08-07",
        "Org.nr 212000-2908",
        "Besök oss på Storgatan 7, 147 85 Tumba",
        "Vi svarar 24/7.",
        "Jag är sjuk 1/2 dag",
        "Jag arbetar 3/4 tid.",
        "Se sida 1/2",
        "Svarsvakt v2.1",
        "Jag arbetar 40 timmar per vecka",
        "Jag har semester i 4 veckor",
        "Det kostar 7:50 eller 12.50 kr",
        "Ledig från 7 juli.",
        "Jag är ledig fr.o.m. måndag",
        "Sedan 1 augusti 2025 arbetar jag inte här",
        "Ny adress från 1 september",
        "Ring 112 i nödfall",
        "IP 10.0.12.1",
        "I am out of office and may respond slowly.",
        "I am on leave since March",
        "On leave from 7 July.",
        "We are open Monday to Friday 8-16.",
        "Our desk is open Monday through Friday, 9 to 5.",
        "I work Mondays only",
        "I will reply when I return.",
        "Away until further notice.",
        "Back soon",
        "Call +46 8 530 610 00",
        "On call 24/7",
        "Half day: 1/2 day off",
        "Version 3.12 of the form",
        "Suite 12, 7 Main Street",
        "Thank you for your mail, I will get back to you shortly.",
        "I'm out of office. For help call 020-12 12 12 weekdays 8-16"
      })
  void what_is_no_date_of_return_is_not_taken_for_one(String text) {
    assertThat(found(text)).isFalse();
  }

  @Test
  void a_text_without_end_is_read_in_reasonable_time() {
    var began = System.nanoTime();
    found("åter till kontoret på ".repeat(300_000));
    found("7 - 7 / 12 - ".repeat(300_000));
    found("jag är ledig, ledig, ledig måndagar och ".repeat(100_000));
    assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
  }
}
