package se.svarsvakt.web;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes out of a line for the log what may be personal or secret, should it ever stand there:
 * tokens, addresses, query strings, JSON, numbers of persons and telephones, opaque values. What a
 * person is called or wrote has no form to be known by; that no line is given it is for the others.
 */
final class LogRedactor {
  private static final String TOKEN = "<token>";

  private record Redaction(Pattern what, String instead) {
    static Redaction of(String what, String instead) {
      return new Redaction(Pattern.compile(what), instead);
    }
  }

  private static final List<Redaction> REDACTIONS =
      List.of(
          Redaction.of("[\\p{Cntrl}\\u0085\\u2028\\u2029]++", " "), // one line each
          Redaction.of("[\\[{]\\s*+\\\\?\".*", "<json>"),
          Redaction.of("(?i)\\b(?:bearer|basic)\\s+[\\w.~+/=-]{6,}+", TOKEN),
          Redaction.of("\\beyJ[\\w-]{6,}+(?:\\.[\\w-]*+)*+", TOKEN),
          Redaction.of("(?<=[\\w/])\\?[\\w.$%-]++=[^\\s\"'<>)]*+", "?<query>"),
          Redaction.of(
              "(?i)(password|secret|token|assertion|signature|api-?key)=[^\\s,;)]++",
              "$1=<secret>"),
          Redaction.of(
              "(?<![\\p{L}\\p{N}._+'-])[\\p{L}\\p{N}._+'-]++(?:#|%23)EXT(?:#|%23)(?:@|%40)?[\\w.-]*+",
              "<address>"), // a guest's sign-in name
          Redaction.of(
              "(?<![\\p{L}\\p{N}._+'-])[\\p{L}\\p{N}._+'-]++(?:@|%40)[\\p{L}\\p{N}-]++(?:\\.[\\p{L}\\p{N}-]++)++",
              "<address>"),
          Redaction.of("(?<![\\w-])(?:19|20)?\\d{6}[-+]?\\d{4}(?![\\w-])", "<number>"),
          Redaction.of("(?<![\\w.:-])0\\d{1,3}-\\d[\\d ]{4,12}", "<number>"),
          Redaction.of("(?<![\\w.:-])\\+\\d[\\d ()-]{6,16}\\d", "<number>"));

  /** Ids of Graph's objects are of small letters, or stand in what is not this long. */
  private static final Pattern OPAQUE = Pattern.compile("[\\w~+=-]{32,}+");

  private LogRedactor() {}

  static String redacted(String line) {
    String rest = line;
    for (Redaction each : REDACTIONS) {
      rest = each.what().matcher(rest).replaceAll(each.instead());
    }
    return OPAQUE.matcher(rest).replaceAll(LogRedactor::unlessPlain);
  }

  private static String unlessPlain(MatchResult found) {
    String value = found.group();
    boolean mixed =
        value.chars().anyMatch(Character::isUpperCase)
            && value.chars().anyMatch(Character::isLowerCase)
            && value.chars().anyMatch(Character::isDigit);
    return mixed ? "<value>" : value;
  }
}
