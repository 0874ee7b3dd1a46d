package se.svarsvakt.settings;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.policy.Range;
import se.svarsvakt.policy.SenderPattern;
import se.svarsvakt.worktime.HolidayRegion;

/** The formats of the settings. */
final class Formats {
  static final Format<String> TEXT = new Format<>("a text", text -> text);
  static final Format<String> ID =
      TEXT.where("an id of letters, digits, '-', '_' and '.'", text -> text.matches("[\\w.-]+"));
  static final Format<Secret> SECRET = TEXT.as(Secret::new);
  static final Format<Secret> HEADER_SECRET =
      TEXT.where("printable ASCII characters in one line", text -> text.matches("[ -~]+"))
          .as(Secret::new);
  static final Format<Secret> HASH_KEY =
      TEXT.where(
              "base64 of at least " + PrivacySettings.LEAST_KEY_BYTES + " bytes",
              text -> Base64.getDecoder().decode(text).length >= PrivacySettings.LEAST_KEY_BYTES)
          .as(Secret::new);
  static final Format<Path> PATH = TEXT.as(Path::of).named("a path of the file system");
  static final Format<String> JDBC_URL =
      TEXT.where(
          "a JDBC URL that begins with jdbc:postgresql: or jdbc:h2:",
          text -> text.matches("jdbc:(postgresql|h2):.+"));

  static final Format<Boolean> FLAG = new Format<>("true or false", Formats::flag);

  /** YAML reads on and off as true and false. */
  static final Format<Boolean> SWITCH = new Format<>("on or off", Formats::isOn);

  static final Format<LocalDate> DATE = new Format<>("a date such as 2026-12-28", LocalDate::parse);
  static final Format<LocalTime> TIME =
      new Format<>("a time of day such as 08:30", LocalTime::parse);
  static final Format<ZoneId> ZONE =
      new Format<>("a time zone such as Europe/Stockholm", ZoneId::of)
          .where("a time zone such as Europe/Stockholm", Formats::isRegion);
  static final Format<MailAddress> ADDRESS =
      TEXT.where("a mail address", text -> text.matches("[^\\s@*]+@[^\\s@*]+\\.[^\\s@*]+"))
          .as(MailAddress::new);
  static final Format<String> DOMAIN =
      TEXT.as(text -> text.toLowerCase(Locale.ROOT).replaceFirst("^@", ""))
          .where(
              "a domain such as example.org",
              text -> text.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}.-]*"));
  static final Format<String> HOST =
      TEXT.where(
          "a host's name without scheme and port, such as svarsvakt.kommun.example",
          text -> text.matches("(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9-]*[a-z0-9])*"));
  static final Format<String> SERVICE_HOST =
      TEXT.where(
          "a host's name, or *. and a name of at least two parts for all below it",
          text -> text.matches("(?i)[a-z0-9.-]*[a-z0-9]|[*](?:[.][a-z0-9-]*[a-z0-9]){2,}"));
  static final Format<String> IP =
      TEXT.where("an IP address", text -> InetAddress.ofLiteral(text).getAddress().length > 0);
  static final Format<SenderPattern> SENDER_PATTERN =
      new Format<>(
          "an address, a domain, or one of them with * for any characters", SenderPattern::of);

  static final Format<String> BANNER_TEXT =
      TEXT.where(
          "a text of at least %d letters that begins with a word; * stands for any words"
              .formatted(BannerTexts.LEAST),
          text -> BannerTexts.faultOf(text).isEmpty());

  /** A part of a whole. */
  static final Format<Double> SHARE =
      new Format<>("a number above 0 and up to 1, 0.9 for example", Double::valueOf)
          .where("a number above 0 and up to 1, 0.9 for example", one -> one > 0 && one <= 1);

  private Formats() {}

  static Format<Integer> wholeNumber(Range range) {
    var allowed = "a whole number from " + range.least() + " to " + range.most();
    return new Format<>(allowed, Integer::valueOf).where(allowed, range::contains);
  }

  /** With or without its sign. */
  static final Format<Integer> PERCENT =
      new Format<>(
              "a whole percentage from 0 to 100",
              text -> Integer.valueOf(text.replaceFirst("\\s*%$", "")))
          .where("a whole percentage from 0 to 100", percent -> percent >= 0 && percent <= 100);

  static Format<Duration> duration(Duration least, Duration most) {
    var allowed = "a duration such as PT30M, 30m or 14d, from " + least + " to " + most;
    return new Format<>(allowed, Formats::duration)
        .where(allowed, value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
  }

  static <E extends Enum<E>> Format<E> oneOf(Class<E> type) {
    var allowed =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(" or "));
    return new Format<>(
        allowed, text -> Enum.valueOf(type, yaml(text).toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  /** YAML reads off as false, which is the name of nothing. */
  private static String yaml(String text) {
    return text.equalsIgnoreCase("false") ? "off" : text;
  }

  /** Spring reads a number without a unit as milliseconds, which nobody means here. */
  private static Duration duration(String text) {
    if (text.matches("[+-]?\\d+")) {
      throw new IllegalArgumentException("no unit");
    }
    return DurationStyle.detectAndParse(text);
  }

  /** Whose public holidays are days off. */
  static final Format<HolidayRegion> HOLIDAYS =
      new Format<>(
          "a country whose holidays are known, maybe with its parts, such as se, de-by or gb-sct",
          HolidayRegion::new);

  /** An offset such as {@code +01:00} knows no summer time. */
  private static boolean isRegion(ZoneId zone) {
    return ZoneId.getAvailableZoneIds().contains(zone.getId());
  }

  private static boolean flag(String text) {
    var word = text.toLowerCase(Locale.ROOT);
    if (!List.of("true", "false").contains(word)) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return word.equals("true");
  }

  private static boolean isOn(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default -> throw new IllegalArgumentException("neither on nor off");
    };
  }
}
