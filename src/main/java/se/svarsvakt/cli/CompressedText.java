package se.svarsvakt.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Text that is written later than it is made, kept compressed in memory: it may name people and
 * quote their signatures, and so does not go to a file.
 */
final class CompressedText {
  private final Pieces pieces = new Pieces();
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
  private final Writer writer =
      new OutputStreamWriter(
          new DeflaterOutputStream(pieces, deflater, Pieces.LENGTH), StandardCharsets.UTF_8);

  /** Takes the text. */
  Writer writer() {
    return writer;
  }

  /** Writes all of it; nothing is taken any more. */
  void writeTo(Writer other) {
    try {
      writer.close();
      try (Reader reader =
          new InputStreamReader(new InflaterInputStream(pieces.read()), StandardCharsets.UTF_8)) {
        reader.transferTo(other);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
  }

  /** Bytes that never move while they become more. */
  private static final class Pieces extends OutputStream {
    static final int LENGTH = 1 << 16;

    private final List<byte[]> full = new ArrayList<>();
    private final ByteArrayOutputStream last = new ByteArrayOutputStream(LENGTH);

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      last.write(bytes, from, length);
      if (last.size() >= LENGTH) {
        full.add(last.toByteArray());
        last.reset();
      }
    }

    private InputStream read() {
      List<InputStream> all = new ArrayList<>();
      full.forEach(piece -> all.add(new ByteArrayInputStream(piece)));
      all.add(new ByteArrayInputStream(last.toByteArray()));
      return new SequenceInputStream(Collections.enumeration(all));
    }
  }
}
