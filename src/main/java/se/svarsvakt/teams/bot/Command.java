package se.svarsvakt.teams.bot;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody asks the bot for in plain words, in Swedish or English. */
enum Command {
  /** How do I stand? */
  STATUS("status", "läget", "laget", "läge"),
  /** What is open? */
  OPEN("open", "open items", "öppna", "öppna ärenden", "oppna arenden", "ärenden"),
  /** Why was I reminded? */
  WHY("why", "varför", "varfor"),
  /** Who sees this? */
  WHO(
      "who",
      "who sees this",
      "who can see this",
      "vem",
      "vem ser det här",
      "vem ser det har",
      "vem ser detta",
      "vem ser det",
      "vem kan se det här",
      "vilka ser det här"),
  /** How do I write? */
  HABITS("habits", "my habits", "vanor", "mina vanor"),
  /** Remind me of all this tomorrow. */
  SNOOZE("snooze", "snooza", "påminn mig imorgon", "remind me tomorrow"),
  /** Who looks after whose mailbox? */
  COVER("cover", "bevakning", "överenskommelser", "overenskommelser"),
  /** I will look after the mailbox that I was asked about. */
  ACCEPT("accept", "acceptera", "tacka ja"),
  /** I will not look after it, or not any more. */
  DECLINE("decline", "avböj", "avboj", "tacka nej"),
  /** Send me no weekly summary before a day, which is written after it. */
  PAUSE_WEEKLY("pause weekly", "pausa veckobrev", "pausa veckobrevet"),
  /** Send me no weekly summary any more. */
  STOP_WEEKLY("stop weekly", "avsluta veckobrev", "avsluta veckobrevet"),
  /** Send me the weekly summary again. */
  RESUME_WEEKLY("resume weekly", "återuppta veckobrev", "ateruppta veckobrev", "veckobrev"),
  /** What can you do? */
  HELP("help", "hjälp", "hjalp"),
  /** Something that the bot does not understand. */
  UNKNOWN;

  @SuppressWarnings("ImmutableEnumChecker") // it is a Set.of
  private final Set<String> words;

  Command(String... words) {
    this.words = Set.of(words);
  }

  /** A mention of the bot, which Teams writes into the text. */
  private static final Pattern MENTION = Pattern.compile("<at[^>]{0,200}>[^<]{0,200}</at>");

  /** Clients may send a line as HTML. */
  private static final Pattern MARKUP = Pattern.compile("<[^>]{0,200}>|&[a-z]{2,8};|&#\\d{1,6};");

  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** A day at the end, once its dashes are spaces. */
  private static final Pattern DAY = Pattern.compile(" (\\d{4}) (\\d{2}) (\\d{2})$");

  /** What a text asks for; letter case, spaces and punctuation do not matter, nor does a day. */
  static Command of(String text) {
    String asked = DAY.matcher(plain(text)).replaceAll("");
    return Arrays.stream(values())
        .filter(command -> command.words.contains(asked))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** The day that a text ends with, 2027-01-10 for example; empty where it ends with none. */
  static Optional<LocalDate> day(String text) {
    Matcher found = DAY.matcher(plain(text));
    try {
      return found.find()
          ? Optional.of(
              LocalDate.parse(found.group(1) + "-" + found.group(2) + "-" + found.group(3)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty(); // the 31st of February
    }
  }

  private static String plain(String text) {
    String words = MARKUP.matcher(MENTION.matcher(text).replaceAll(" ")).replaceAll(" ");
    String plain = Normalizer.normalize(words, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return MARKS.matcher(plain).replaceAll(" ").strip();
  }
}
