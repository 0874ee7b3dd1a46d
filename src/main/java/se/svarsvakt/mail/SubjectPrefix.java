package se.svarsvakt.mail;

import java.util.regex.Pattern;
import se.svarsvakt.mail.phrase.Phrases;

/** What mail programs and gateways put before a subject ({@code phrases/subject-prefix.txt}). */
public final class SubjectPrefix {
  private enum Section {
    REPLY_OR_FORWARD,
    FORWARD,
    TAG
  }

  private static final Phrases<Section> PHRASES = Phrases.load("subject-prefix", Section.class);
  private static final String REPLY =
      PHRASES.regex(Section.REPLY_OR_FORWARD) + "(?: ?\\[\\d{1,9}\\])? ?:";
  private static final Pattern ONE = Pattern.compile("^" + REPLY);
  private static final Pattern TAGS =
      Pattern.compile("^(?:" + PHRASES.regex(Section.TAG) + "\\s*+)++");
  private static final Pattern FORWARD =
      Pattern.compile(
          "^\\s*+" + PHRASES.regex(Section.FORWARD) + "\\s*+(?:\\[\\d{1,3}\\])?\\s*+:",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private SubjectPrefix() {}

  /** Whether the subject begins as a forwarded message's does ({@code VB:}, {@code FW:}). */
  public static boolean isForward(String subject) {
    return FORWARD.matcher(subject).find();
  }

  /** Whether it begins as an answer's or a forwarded message's; in the form of PlainWords. */
  static boolean isReply(String subject) {
    return ONE.matcher(subject).find();
  }

  /** The subject without the tags of gateways before it. */
  static String withoutTags(String subject) {
    return TAGS.matcher(subject).replaceFirst("");
  }
}
