package se.svarsvakt.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import se.svarsvakt.rule.reply.Mark;

/** The words that stand for kinds of marks, {@code no-reply-needed} for example. */
final class MarkKindOption {
  private MarkKindOption() {}

  static String of(Mark.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads a word in any letter case; {@link WrongUse} if it is none. */
  static Mark.Kind read(String option, String written) {
    String wanted = written.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(Mark.Kind.values())
        .filter(kind -> of(kind).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new WrongUse(option, written, "one of " + words()));
  }

  private static String words() {
    List<String> words =
        Arrays.stream(Mark.Kind.values()).map(MarkKindOption::of).sorted().toList();
    return String.join(", ", words);
  }
}
