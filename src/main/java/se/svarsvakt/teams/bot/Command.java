package se.svarsvakt.teams.bot;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What somebody asks the bot for in plain words, in Swedish or English. */
enum Command {
  /** How do I stand? */
  STATUS,
  /** What is open? */
  OPEN,
  /** Why was I reminded? */
  WHY,
  /** Remind me of all this tomorrow. */
  SNOOZE,
  /** What can you do? */
  HELP,
  /** Something that the bot does not understand. */
  UNKNOWN;

  private static final Map<String, Command> WORDS =
      Map.ofEntries(
          Map.entry("status", STATUS),
          Map.entry("läget", STATUS),
          Map.entry("laget", STATUS),
          Map.entry("läge", STATUS),
          Map.entry("open", OPEN),
          Map.entry("open items", OPEN),
          Map.entry("öppna", OPEN),
          Map.entry("öppna ärenden", OPEN),
          Map.entry("oppna arenden", OPEN),
          Map.entry("ärenden", OPEN),
          Map.entry("why", WHY),
          Map.entry("varför", WHY),
          Map.entry("varfor", WHY),
          Map.entry("snooze", SNOOZE),
          Map.entry("snooza", SNOOZE),
          Map.entry("påminn mig imorgon", SNOOZE),
          Map.entry("remind me tomorrow", SNOOZE),
          Map.entry("help", HELP),
          Map.entry("hjälp", HELP),
          Map.entry("hjalp", HELP));

  /** A mention of the bot, which Teams writes into the text. */
  private static final Pattern MENTION = Pattern.compile("<at[^>]{0,200}>[^<]{0,200}</at>");

  /** Clients may send a line as HTML. */
  private static final Pattern MARKUP = Pattern.compile("<[^>]{0,200}>|&[a-z]{2,8};|&#\\d{1,6};");

  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** What a text asks for; letter case, spaces and punctuation do not matter. */
  static Command of(String text) {
    String words = MARKUP.matcher(MENTION.matcher(text).replaceAll(" ")).replaceAll(" ");
    String plain = Normalizer.normalize(words, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return WORDS.getOrDefault(MARKS.matcher(plain).replaceAll(" ").strip(), UNKNOWN);
  }
}
