package se.svarsvakt.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.phrase.Phrases;

/** What mail programs and gateways put before a subject ({@code phrases/subject-prefix.txt}). */
public final class SubjectPrefix {
  private enum Section {
    REPLY_OR_FORWARD,
    FORWARD,
    TAG,
    GATEWAY_TAG
  }

  /**
   * What stands at a place of a subject, the space behind it included.
   *
   * @param end the index behind it
   * @param tag the entry of a gateway's tag; empty for a reply prefix
   */
  record SubjectPart(int end, String tag) {}

  private static final int ANY_CASE =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Phrases<Section> PHRASES =
      Phrases.loadForAnyCase("subject-prefix", Section.class);
  private static final String REPLY =
      PHRASES.regex(Section.REPLY_OR_FORWARD) + "(?: ?\\[\\d{1,9}\\])? ?:";
  private static final Pattern ONE = Pattern.compile("^" + REPLY);
  private static final Pattern TAGS =
      Pattern.compile(
          "^(?:(?:"
              + PHRASES.regex(Section.TAG)
              + "|"
              + PHRASES.regex(Section.GATEWAY_TAG)
              + ")\\s*+)++",
          ANY_CASE);
  private static final String SPACE = "[\\s\\p{Z}\\p{Cf}]*+";
  private static final Pattern PIECE =
      Pattern.compile(
          SPACE
              + "(?:(?<tag>"
              + PHRASES.regex(Section.GATEWAY_TAG)
              + ")|(?:"
              + REPLY
              + "))"
              + SPACE,
          ANY_CASE);
  private static final Pattern FORWARD =
      Pattern.compile(
          "^\\s*+" + PHRASES.regex(Section.FORWARD) + "\\s*+(?:\\[\\d{1,3}\\])?\\s*+:",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Characters of a subject that are looked at. */
  private static final int LOOKED_AT = 1000;

  private SubjectPrefix() {}

  /** Whether the subject begins as a forwarded message's does ({@code VB:}, {@code FW:}). */
  public static boolean isForward(String subject) {
    return FORWARD.matcher(subject).find();
  }

  /** Whether it begins as an answer's or a forwarded message's; in the form of PlainWords. */
  static boolean isReply(String subject) {
    return ONE.matcher(subject).find();
  }

  /** Whether a subject as it came begins as an answer's or a forwarded message's, behind tags. */
  public static boolean begins(String rawSubject) {
    return isReply(withoutTags(PlainWords.of(rawSubject)));
  }

  /** The tag or reply prefix that stands at this index of a subject as it came. */
  static @Nullable SubjectPart pieceAt(String subject, int at) {
    Matcher piece = PIECE.matcher(subject).region(at, Math.min(subject.length(), LOOKED_AT));
    if (at >= LOOKED_AT || !piece.lookingAt()) {
      return null;
    }
    int tag = piece.start("tag");
    return new SubjectPart(
        piece.end(),
        tag < 0
            ? ""
            : PHRASES
                .entryBetween(subject, tag, piece.end("tag"), Section.GATEWAY_TAG)
                .orElseThrow());
  }

  /** The subject without the tags of gateways before it. */
  static String withoutTags(String subject) {
    return TAGS.matcher(subject).replaceFirst("");
  }
}
