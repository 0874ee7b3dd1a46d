package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsRequestTest {
  /** One line of the labelled mails. */
  private record Labelled(boolean asks, String subject, String text, String line) {
    static Labelled of(String line) {
      int split = line.indexOf(" ::");
      String text = line.substring(split + 3).strip().replace("\\n", "\n");
      return new Labelled(line.startsWith("+"), line.substring(2, split), text, line);
    }

    boolean isTakenForOne() {
      return RecordsRequest.entryOf(subject, text).isPresent();
    }
  }

  private static List<Labelled> mails(String file) {
    try (InputStream in =
        Objects.requireNonNull(
            RecordsRequestTest.class.getResourceAsStream("/mail/" + file + ".txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Labelled::of)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "records-requests, 0.98, 0.98",
    "records-requests-unseen, 0.93, 0.97",
    "records-requests-everyday, 1, 1"
  })
  void requests_are_found_and_other_mail_is_not(String file, double recall, double precision) {
    List<Labelled> all = mails(file);
    List<Labelled> taken = all.stream().filter(Labelled::isTakenForOne).toList();
    double right = taken.stream().filter(Labelled::asks).count();
    String wrong =
        all.stream()
            .filter(mail -> mail.asks() != mail.isTakenForOne())
            .map(Labelled::line)
            .collect(Collectors.joining("\n"));
    assertThat(right / all.stream().filter(Labelled::asks).count())
        .describedAs("recall; wrong are%n%s", wrong)
        .isGreaterThanOrEqualTo(recall);
    assertThat(right / taken.size())
        .describedAs("precision; wrong are%n%s", wrong)
        .isGreaterThanOrEqualTo(precision);
  }

  @Test
  void the_entry_is_a_line_of_the_file_of_phrases() {
    assertThat(RecordsRequest.entryOf("Fråga", "Jag begär ut allmänna handlingar."))
        .hasValueSatisfying(entry -> assertThat(entry).matches("public-records\\.txt:\\d+"));
  }

  @Test
  void an_answer_is_not_judged_by_the_subject_that_it_repeats() {
    assertThat(RecordsRequest.entryOf("Begäran om allmän handling", "")).isPresent();
    assertThat(RecordsRequest.entryOf("Sv: Begäran om allmän handling", "Då vet jag.")).isEmpty();
  }

  @Test
  void folded_lines_and_capitals_and_missing_dots_change_nothing() {
    String text = "Hej!\nJag önskar ta del av\nprotokollet från nämnden.\n\nMvh Eva";
    assertThat(RecordsRequest.entryOf("Fråga", text)).isPresent();
    assertThat(RecordsRequest.entryOf("Fråga", text.replace('\n', ' '))).isPresent();
    assertThat(RecordsRequest.entryOf("FRÅGA", text.toUpperCase(Locale.ROOT))).isPresent();
    assertThat(RecordsRequest.entryOf("Fraga", text.replace('ö', 'o'))).isPresent();
  }

  @Test
  void a_footer_asks_for_nothing_and_words_like_it_above_the_name_do() {
    String footer =
        "Norrby kommun är en offentlig myndighet. Det du skriver är en allmän handling.";
    String question = "Hej, kan ni skicka broschyren om kompost?";
    for (String end : List.of("\n\n---\n", "\n-- \nPia Ros\n", "\nMed vänlig hälsning\nPia\n\n")) {
      assertThat(RecordsRequest.entryOf("Kompost", question + end + footer)).isEmpty();
    }
    assertThat(
            RecordsRequest.entryOf("Kompost", question + " Det är en allmän handling.\n\nMvh\nPia"))
        .isPresent();
  }

  @Test
  void a_request_below_a_banner_and_its_rule_counts() {
    String request = "Hej, vänligen skicka protokollet från kommunstyrelsen.";
    assertThat(RecordsRequest.entryOf("Fråga", "[Externt mejl]\n-----\n" + request)).isPresent();
    assertThat(RecordsRequest.entryOf("Fråga", "[Externt mejl] ----- " + request)).isPresent();
  }

  @Test
  void an_answer_on_top_of_forty_mails_counts_and_what_it_quotes_does_not() {
    String asked = "Jag begär ut alla avtal med Norrdata.";
    String chain =
        "\n\nFrån: Eva Ek <eva@ek.example>\nSkickat: den 4 juni 2024 10:11\nTill: Per\n"
            + "Ämne: Avtal\n\n"
            + asked;
    assertThat(RecordsRequest.entryOf("Sv: Avtal", "Då hörs vi." + chain.repeat(40))).isEmpty();
    assertThat(RecordsRequest.entryOf("Sv: Avtal", asked + chain.repeat(40))).isPresent();
  }

  @Test
  void thanks_before_a_request_do_not_hide_it() {
    assertThat(
            RecordsRequest.entryOf("Sv: Plan", "Tack för hjälpen! Kan jag få ut yttrandet också?"))
        .isPresent();
    assertThat(RecordsRequest.entryOf("Sv: Plan", "Tack för yttrandet, det kom i dag.")).isEmpty();
  }

  @Test
  void a_request_at_the_end_of_a_long_letter_counts() {
    String letter = "Vi bor vid vägen och har klagat på bullret i många år.\n\n".repeat(60);
    String asked = "Jag begär därför ut mätningarna av bullret.\n\nMvh\nPia Ros";
    assertThat(RecordsRequest.entryOf("Buller", letter)).isEmpty();
    assertThat(RecordsRequest.entryOf("Buller", letter + asked)).isPresent();
  }

  @Test
  void the_end_of_a_long_letter_is_read_from_a_whole_sentence_on() {
    String cut = "vill ha kopior av protokollet från nämnden. ";
    String whole = "Min granne som bor längre bort " + cut;
    assertThat(RecordsRequest.entryOf("Buller", cut)).isPresent();
    assertThat(RecordsRequest.entryOf("Buller", whole)).isEmpty();
    String before = "Vi bor vid vägen. ".repeat(200);
    String rest = "v".repeat(2_000 - cut.length());
    assertThat(RecordsRequest.entryOf("Buller", before + whole + rest)).isEmpty();
  }

  @Test
  void a_long_footer_asks_for_nothing_though_the_end_would_begin_within_it() {
    String letter = "Vi bor vid vägen och har klagat på bullret i många år.\n\n".repeat(60);
    String footer = "Norrby bostäder svarar så fort vi kan och önskar en fin dag. ".repeat(60);
    String law = "Det du skriver är en allmän handling. Begär ut handlingar hos registratorn. ";
    assertThat(
            RecordsRequest.entryOf(
                "Buller", letter + "Med vänlig hälsning\nPia Ros\n\n" + footer + law))
        .isEmpty();
  }

  @Test
  void a_plain_request_in_the_middle_of_a_long_letter_counts() {
    String part = "Vi bor vid vägen och har klagat på bullret i många år. ".repeat(60);
    String asked = "Jag begär därför ut mätningarna av bullret. ";
    assertThat(RecordsRequest.entryOf("Buller", part + part)).isEmpty();
    assertThat(RecordsRequest.entryOf("Buller", part + asked + part)).isPresent();
  }

  @Test
  void the_middle_of_a_long_letter_speaks_of_requests_and_asks_for_nothing() {
    String part = "Vi bor vid vägen och har klagat på bullret i många år. ".repeat(60);
    for (String said :
        List.of(
            "Min granne har begärt ut alla handlingar. ",
            "We request a change to our contract with you. ",
            "We demand that you correct the list of addresses on your website. ",
            "Vi vill ta del av samma information som grannarna fick i brevet. ",
            "Vi vill ta del av det stöd som föräldrarna fick enligt planen. ",
            "Kan ni skicka avtalet till banken? ",
            "Jag drar tillbaka min begäran att ta del av handlingarna. ",
            "Det är en allmän handling. ")) {
      assertThat(RecordsRequest.entryOf("Buller", part + said + part)).describedAs(said).isEmpty();
    }
    String quoted =
        """


        Från: Eva Ek <eva@ek.example>
        Skickat: den 4 juni 2024 10:11
        Till: Per
        Ämne: Avtal

        """;
    String asked = "Jag begär ut alla avtal. ";
    assertThat(RecordsRequest.entryOf("Sv: Avtal", part + quoted + part + asked + part)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kan jag få ritningarna? | false",
        "Kan jag få ut ritningarna? | true",
        "Jag är reporter. Kan jag få ritningarna? | true",
        "Kan jag få ritningarna? De är allmänna handlingar. | true",
        "Jag begär hjälp med ritningarna. | false",
        "Kan jag få ut underlaget till min faktura? | false"
      })
  void what_customers_have_too_is_asked_for_as_nobody_asks_who_is_one(String text, boolean asks) {
    assertThat(RecordsRequest.entryOf("Fråga", text).isPresent()).isEqualTo(asks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Jag begär ut avtalet, kontakta Eva Ek vid frågor. | true",
        "Kan ni skicka avtalet med Eko, eller kontakta Eva Ek? | false",
        "Jag drar tillbaka min begäran att ta del av handlingarna. | false",
        "Alla har rätt att begära ut handlingar, kontakta Eva Ek. | false"
      })
  void a_plain_request_stands_whatever_else_its_sentence_says(String text, boolean asks) {
    assertThat(RecordsRequest.entryOf("Fråga", text).isPresent()).isEqualTo(asks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ni behöver inte skicka den på papper. | true",
        "Se rubriken. | true",
        "Ni behöver inte skicka handlingarna, jag hittade dem. | false",
        "Tack för handlingarna! | false"
      })
  void a_subject_that_asks_counts_unless_the_text_is_past_it(String text, boolean asks) {
    assertThat(RecordsRequest.entryOf("Begäran om utlämnande av allmän handling", text).isPresent())
        .isEqualTo(asks);
  }

  /** Of processor time, since a machine may be busy; an expression that runs wild takes minutes. */
  @Test
  void no_expression_runs_wild_on_a_long_text() {
    String text = "jag vill gärna få se hur ni begär att kan skicka mig enligt all ".repeat(1600);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < 20; i++) {
      RecordsRequest.entryOf("Fråga", text);
    }
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(10));
  }
}
