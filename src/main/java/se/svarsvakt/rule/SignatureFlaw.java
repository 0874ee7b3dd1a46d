package se.svarsvakt.rule;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.body.Picture;

/**
 * Something in a message's signature that is not as the template has it. It holds content: never
 * logged, and stored sealed alone.
 *
 * @param kind what is wrong
 * @param line the template line concerned: its label, its own text, or its number; for an addition
 *     the line that it follows
 * @param expected what should stand there; empty for an addition
 * @param found what stands there; empty where nothing does, or where it is not known
 * @param pictures the pictures of an addition that consists of pictures alone, all of them told
 *     from others; empty for anything else
 */
public record SignatureFlaw(
    Kind kind, String line, String expected, String found, List<Picture> pictures) {
  private static final int LONGEST = 200;

  /** What can be wrong; each is a code of the output and of the store. */
  public enum Kind implements EnumCode {
    /** A line of the template is not there. */
    MISSING_LINE,
    /** A line reads otherwise. */
    WRONG_VALUE,
    /** Text or a picture that is not the template's. */
    ADDITION,
    /** A serif or decorative font. */
    FONT,
    /** There is no signature at all. */
    NO_SIGNATURE;

    /**
     * The kind with this code.
     *
     * @throws IllegalArgumentException if there is none; its message lists those that there are
     */
    public static Kind of(String code) {
      return EnumCode.find(Kind.class, code)
          .orElseThrow(() -> new IllegalArgumentException(code + ": one of " + all()));
    }

    private static String all() {
      return Arrays.stream(values()).map(Kind::code).collect(Collectors.joining(", "));
    }
  }

  /** Cuts what is found to the length that is stored and shown. */
  public SignatureFlaw {
    pictures = List.copyOf(pictures);
    found = found.length() > LONGEST ? found.substring(0, LONGEST).strip() + "…" : found;
  }

  /** Something that is no picture, or one that nothing tells from others. */
  public SignatureFlaw(Kind kind, String line, String expected, String found) {
    this(kind, line, expected, found, List.of());
  }

  @Override
  public String toString() {
    return "SignatureFlaw[" + kind.code() + "]";
  }
}
