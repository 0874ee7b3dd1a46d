package se.svarsvakt.sync.delegates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a UTF-8 text, one at a time. Lines are cut before they are decoded, so that wrong
 * bytes spoil the line that they stand in and no other.
 */
final class ExportText {
  private static final int LONGEST_LINE_IN_BYTES = 8_192;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream bytes;
  private final long limit;
  private long taken;
  private long number;

  /**
   * @param bytes buffered
   * @param limit how many bytes are read at most
   */
  ExportText(InputStream bytes, long limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  /** A line without its end. */
  sealed interface ExportLine {
    /** Which line it is, counted from 1. */
    long number();

    /** A line that could be read. */
    record TextLine(long number, String text) implements ExportLine {}

    /** A line that is too long or not UTF-8. */
    record Illegible(long number, String what, String advice) implements ExportLine {}
  }

  /** The text is longer than it may be. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The next line; null after the last.
   *
   * @throws TooLarge if the text goes on beyond the limit
   */
  @Nullable ExportLine next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    int next = read();
    if (next < 0) {
      return null;
    }
    boolean tooLong = false;
    for (; next >= 0 && next != '\n'; next = read()) {
      tooLong |= line.size() == LONGEST_LINE_IN_BYTES;
      if (!tooLong) {
        line.write(next);
      }
    }
    number++;
    return tooLong
        ? new ExportLine.Illegible(
            number, "it is longer than any line may be", "write the file anew")
        : decoded(line.toByteArray());
  }

  private int read() throws IOException {
    int next = bytes.read();
    if (next >= 0 && ++taken > limit) {
      throw new TooLarge();
    }
    return next;
  }

  private ExportLine decoded(byte[] line) {
    int from = number == 1 && startsWithMark(line) ? BYTE_ORDER_MARK.length : 0;
    int end = line.length > from && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    try {
      ByteBuffer content = ByteBuffer.wrap(line, from, end - from);
      return new ExportLine.TextLine(
          number, StandardCharsets.UTF_8.newDecoder().decode(content).toString());
    } catch (CharacterCodingException e) {
      return new ExportLine.Illegible(number, "it is not UTF-8", "write the file as UTF-8");
    }
  }

  private static boolean startsWithMark(byte[] line) {
    return line.length >= BYTE_ORDER_MARK.length
        && line[0] == BYTE_ORDER_MARK[0]
        && line[1] == BYTE_ORDER_MARK[1]
        && line[2] == BYTE_ORDER_MARK[2];
  }
}
