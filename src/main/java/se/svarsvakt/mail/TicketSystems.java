package se.svarsvakt.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import se.svarsvakt.mail.body.PreviewText;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * Tells mail of people behind ticket systems, which write a machine's header lines into it
 * (docs/how-it-judges.md 2): {@code Auto-Submitted: auto-generated}, {@code Precedence: bulk}, list
 * headers.
 */
final class TicketSystems {
  private enum Section {
    RHETORICAL
  }

  /** Questions that machines ask ({@code phrases/ticket-question.txt}). */
  private static final Phrases<Section> PHRASES = Phrases.load("ticket-question", Section.class);

  private static final VerdictRules RULES = new VerdictRules();
  private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S*+");
  private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[?!.])\\s++");

  private TicketSystems() {}

  /**
   * Whether the message is automatic or bulk for its header lines alone, names what it answers, and
   * asks something: in a thread of ours it expects an answer.
   */
  static boolean speakFor(IncomingMail mail, Addressee addressee, Verdict verdict) {
    return (verdict == Verdict.AUTOMATIC || verdict == Verdict.BULK)
        && mail.headers().has("In-Reply-To")
        && asks(mail.preview())
        && RULES.judge(withoutMarks(mail), addressee).verdict() == Verdict.EXTERNAL;
  }

  private static IncomingMail withoutMarks(IncomingMail mail) {
    List<Headers.Field> kept =
        mail.headers().fields().stream().filter(field -> !isMark(field)).toList();
    return mail.withHeaders(new Headers(kept));
  }

  private static boolean isMark(Headers.Field field) {
    String name = field.name().strip().toLowerCase(Locale.ROOT);
    String value = AutomaticHeaders.plain(field);
    return name.startsWith("list-")
        || (name.equals("precedence") && Set.of("bulk", "list", "junk").contains(value))
        || (name.equals("auto-submitted") && value.startsWith("auto-generated"));
  }

  private static boolean asks(String preview) {
    String text = LINK.matcher(PlainWords.of(PreviewText.newTextOf(preview))).replaceAll(" ");
    return END_OF_SENTENCE
        .splitAsStream(text)
        .map(String::strip)
        .anyMatch(
            sentence -> sentence.endsWith("?") && !PHRASES.begins(sentence, Section.RHETORICAL));
  }
}
