package se.svarsvakt.mail.body;

import static se.svarsvakt.mail.body.QuotePhrases.regex;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.svarsvakt.mail.body.QuotePhrases.Section;

/** Finds the line that says that an earlier or forwarded mail follows. */
final class Divider {
  private static final int LONGEST = 300;
  private static final int SEARCHED = 4000;

  /** What a drawn line begins with, quoted or not. */
  private static final String DRAWN = "-_=*–—>";

  private static final Pattern TITLED =
      Pattern.compile(
          "^[>\\s*]{0,4}[-_=–—]{2,40}+\\s{0,3}+\\[?" + regex(Section.TITLE) + "\\b.{0,80}$",
          flags());
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?<!-)-{4,40}+\\s{0,3}+" + regex(Section.TITLE) + "\\s{0,3}+-{4,40}+", flags());
  private static final Pattern INTRODUCED =
      Pattern.compile("^[>\\s*]{0,4}" + regex(Section.OPENING) + "\\s?:\\s{0,3}\\*?$", flags());
  private static final Pattern FORWARDED_BY =
      Pattern.compile("^[-\\s]{5,40}+forwarded by .{3,200}", flags());
  private static final Pattern REPLY_ABOVE =
      Pattern.compile("^[-#*=>\\s–—]{0,30}" + regex(Section.REPLY_ABOVE), flags());

  private Divider() {}

  /** Whether an earlier mail begins with this line. */
  static boolean standsAt(List<BodyLine> lines, int at) {
    String line = lines.get(at).text();
    if (line.length() < 8 || line.length() > LONGEST || isRule(line)) {
      return false;
    }
    if (DRAWN.indexOf(line.charAt(0)) >= 0
        && (TITLED.matcher(line).find() || FORWARDED_BY.matcher(line).find())) {
      return true;
    }
    return line.indexOf(':') > 0 && INTRODUCED.matcher(line).find();
  }

  /** Whether a line begins with the words of a ticket system that the answer belongs above it. */
  static boolean asksToReplyAbove(String line) {
    return line.length() <= LONGEST
        && (line.contains("above") || line.contains("ovanför"))
        && REPLY_ABOVE.matcher(line).find();
  }

  /** Where a titled divider begins inside a line that lost its line breaks; -1 if none does. */
  static int insideOf(String line) {
    if (line.indexOf("----") < 0 || isRule(line)) {
      return -1;
    }
    Matcher divider = INSIDE.matcher(line.substring(0, Math.min(line.length(), SEARCHED)));
    return divider.find() ? divider.start() : -1;
  }

  /** Whether the line is only a rule of dashes, underscores or stars. */
  static boolean isRule(String line) {
    return line.length() >= 3 && line.chars().allMatch(c -> "-_=*–— ".indexOf(c) >= 0);
  }

  private static int flags() {
    return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  }
}
