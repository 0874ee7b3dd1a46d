package se.svarsvakt.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * Recognises automatic mail by what it says of itself: RFC 3834 and the lines that older responders
 * write ({@code phrases/automatic-header.txt}), message classes, a null return path.
 *
 * <p>What Exchange's Mailbox Rules Agent writes of a message that it passes on is no such mark, see
 * {@link MailboxRulesAgent}.
 */
final class AutomaticHeaders implements VerdictRule {
  private enum Section {
    AUTOMATIC,
    SHOWN
  }

  private static final Phrases<Section> LINES = Phrases.load("automatic-header", Section.class);
  private static final Pattern COMMENT = Pattern.compile("\\([^()]*+\\)");
  private static final Pattern SPACE = Pattern.compile("\\s++");

  private static final Pattern SMALL = Pattern.compile("[^\\p{Lu}]*+");
  private static final Pattern WORD = Pattern.compile("(?<![a-z])[a-z]");

  /** Characters of a value that are looked at. */
  private static final int LIMIT = 200;

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    boolean passedOn = MailboxRulesAgent.passedOn(mail);
    return mail.headers().fields().stream()
        .filter(field -> !passedOn || !MailboxRulesAgent.isMarkOfPassingOn(field))
        .flatMap(field -> byLine(field).stream())
        .findFirst()
        .or(() -> MessageClasses.judge(mail, Verdict.AUTOMATIC))
        .or(() -> byReturnPath(mail));
  }

  private static Optional<ReasonedVerdict> byLine(Headers.Field field) {
    String value = plain(field);
    String line = field.name().strip().toLowerCase(Locale.ROOT) + ": " + value;
    return LINES
        .entryAt(line, Section.AUTOMATIC)
        .map(entry -> new ReasonedVerdict(Verdict.AUTOMATIC, cause(field, value), entry));
  }

  /** Its value without comments (RFC 3834 5), in lower case, white space folded. */
  static String plain(Headers.Field field) {
    String value = field.value().strip();
    String cut = value.length() > LIMIT ? value.substring(0, LIMIT) : value;
    String bare = COMMENT.matcher(cut.toLowerCase(Locale.ROOT)).replaceAll(" ");
    return SPACE.matcher(bare).replaceAll(" ").strip();
  }

  /** The value is shown where it is a word of the standard: others hold addresses and names. */
  private static String cause(Headers.Field field, String value) {
    String name = shown(field.name().strip());
    String token = value.split("[; ]", 2)[0];
    return LINES.isWhole(token, Section.SHOWN) ? name + ": " + token : name + " header";
  }

  /** Exchange writes some names in small letters; people know them as {@code Auto-Submitted}. */
  private static String shown(String name) {
    return SMALL.matcher(name).matches()
        ? WORD.matcher(name).replaceAll(word -> word.group().toUpperCase(Locale.ROOT))
        : name;
  }

  private static Optional<ReasonedVerdict> byReturnPath(IncomingMail mail) {
    return NullSender.hasNullReturnPath(mail)
        ? VerdictRule.because(Verdict.AUTOMATIC, "null Return-Path")
        : Optional.empty();
  }
}
