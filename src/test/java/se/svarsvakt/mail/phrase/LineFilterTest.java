package se.svarsvakt.mail.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class LineFilterTest {
  private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "\\bjag är borta\\b; jag är borta",
        "(?:jag|vi) är (?:borta|ledig); jag är borta|jag är ledig|vi är borta|vi är ledig",
        "\\w{1,20}handling(?:ar)?\\b; handling|handlingar",
        "sms:?a?; sms|sms:|sms:a|smsa",
        "gr[åa]tt; gratt|grått",
        "(?:abc|de)+f; abc|de",
        "a{2}b; aab",
        "tack (?!för)så mycket; tack så mycket",
        "\\d kontor[a-z]; ' kontor'",
        "(?<!\\d )minutes; minutes",
        "(?-i:Skickat|Sänt) från; Skickat från|Sänt från"
      })
  void the_words_that_a_match_contains(String regex, String words) {
    assertThat(NeedleReader.words(regex)).containsExactlyInAnyOrder(words.split("\\|", -1));
  }

  @ParameterizedTest
  @CsvSource({"a*", "(?:abc)?", "\\d+", "[^x]y*", "(?i)abc", "(a)\\1", "[[a]b]c", "\\Qabc\\E"})
  void where_no_word_can_be_told_every_text_is_looked_at(String regex) {
    assertThat(NeedleReader.words(regex)).isNull();
  }

  @Test
  void nothing_that_a_phrase_of_the_files_matches_is_passed_over() throws IOException {
    Random chance = new Random(7);
    int matches = 0;
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath:phrases/*.txt")) {
      List<String> lines = phrases(file);
      List<Pattern> patterns = lines.stream().map(one -> Pattern.compile(one, FLAGS)).toList();
      LineFilter filter = LineFilter.of(lines, false);
      for (int i = 0; i < 2_000; i++) {
        String text = text(lines, chance);
        var may = filter.mayMatch(text);
        for (int line = 0; line < lines.size(); line++) {
          if (patterns.get(line).matcher(text).find()) {
            matches++;
            assertThat(may.get(line)).as("%s in %s", lines.get(line), text).isTrue();
          }
        }
      }
    }
    assertThat(matches).isGreaterThan(10_000);
  }

  @Test
  void letter_case_passes_nothing_over_where_it_does_not_count() throws IOException {
    Random chance = new Random(8);
    int flags = FLAGS | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    int matches = 0;
    for (String name : List.of("quotation", "banner")) {
      List<String> lines = phrases(new ClassPathResource("phrases/" + name + ".txt"));
      List<Pattern> patterns = lines.stream().map(one -> Pattern.compile(one, flags)).toList();
      LineFilter filter = LineFilter.of(lines, true);
      for (int i = 0; i < 1_000; i++) {
        String text = text(lines, chance);
        String cased = i % 2 == 0 ? text.toUpperCase(Locale.ROOT) : text;
        var may = filter.mayMatch(cased);
        assertThat(filter.mayMatchAny(cased)).isEqualTo(!may.isEmpty());
        for (int line = 0; line < lines.size(); line++) {
          if (patterns.get(line).matcher(cased).find()) {
            matches++;
            assertThat(may.get(line)).as("%s in %s", lines.get(line), cased).isTrue();
          }
        }
      }
    }
    assertThat(matches).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @CsvSource({"Jag är borta i dag, true", "Я ТУТ, true", "Z\u2028日本, true", "Jag kommer, false"})
  void whether_any_list_has_a_word_in_the_text(String text, boolean any) {
    LineFilter filter = LineFilter.of(List.of("är borta", "я тут", "日本"), true);
    assertThat(filter.mayMatchAny(text)).isEqualTo(any);
    assertThat(filter.mayMatch(text).isEmpty()).isEqualTo(!any);
  }

  private static List<String> phrases(Resource file) throws IOException {
    return file.getContentAsString(StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("["))
        .filter(line -> !line.matches(".*\\{[A-Z].*"))
        .toList();
  }

  /** Pieces of phrases, with what is no letter taken out or taken for a space. */
  private static String text(List<String> lines, Random chance) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String line = lines.get(chance.nextInt(lines.size()));
      String plain =
          line.replaceAll("\\\\[bwdsp](?:\\{[^}]*})?|\\(\\?[:=!<]*|\\{[^}]*}", "")
              .replaceAll(chance.nextBoolean() ? "[()\\[\\]?*+\\\\]" : "[()\\[\\]?*+\\\\|]", " ");
      for (String part : plain.split("\\|", -1)) {
        if (chance.nextInt(3) > 0) {
          words.add(part.strip());
        }
      }
    }
    return String.join(chance.nextBoolean() ? " " : "", words);
  }
}
