package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
  @CsvSource({"records-requests, 0.95, 0.9", "records-requests-unseen, 0.0, 0.0", "records-requests-third, 0.0, 0.0"})
  void requests_are_found_and_other_mail_is_not(String file, double recall, double precision) {
    List<Labelled> all = mails(file);
    List<Labelled> wanted = all.stream().filter(Labelled::asks).toList();
    List<Labelled> taken = all.stream().filter(Labelled::isTakenForOne).toList();
    long right = taken.stream().filter(Labelled::asks).count();
    List<String> wrong =
        all.stream().filter(m -> m.asks() != m.isTakenForOne()).map(Labelled::line).toList();
    System.out.printf("RR %s recall %.3f precision %.3f%n", file, (double) right / wanted.size(), (double) right / taken.size());
    if (!file.endsWith("unseen")) wrong.forEach(w -> System.out.println("RRW " + w));
    assertThat((double) right / wanted.size()).describedAs("%s", wrong).isGreaterThanOrEqualTo(recall);
    assertThat((double) right / taken.size()).describedAs("%s", wrong).isGreaterThanOrEqualTo(precision);
  }

  @Test
  void a_long_text_is_read_fast() {
    String text = "jag vill gärna få se hur ni begär att kan skicka mig enligt all ".repeat(1600);
    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      RecordsRequest.entryOf("Fråga", text);
    }
    String prose = "Hej! Vi ses på torsdag och går igenom hur det går med skolan, bussarna och vägen. ".repeat(1300);
    long start2 = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      RecordsRequest.entryOf("Fråga", prose);
    }
    System.out.println("RRT2 " + (System.nanoTime() - start2) / 20_000_000.0);
    System.out.println("RRT " + (System.nanoTime() - start) / 20_000_000.0);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }
}
