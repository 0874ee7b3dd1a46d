package se.svarsvakt.setup;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** As much of DER (ITU-T X.690) as a certificate needs. */
final class Der {
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter GENERALIZED =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Instant GENERALIZED_FROM = Instant.parse("2050-01-01T00:00:00Z");

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, joined(parts));
  }

  static byte[] set(byte[]... parts) {
    return tagged(0x31, joined(parts));
  }

  /** An element whose tag is a number that its context gives, with content inside. */
  static byte[] explicit(int number, byte[] content) {
    return tagged(0xA0 | number, content);
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] isTrue() {
    return tagged(0x01, new byte[] {(byte) 0xFF});
  }

  static byte[] nothing() {
    return tagged(0x05, new byte[0]);
  }

  static byte[] utf8(String text) {
    return tagged(0x0C, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] octets(byte[] content) {
    return tagged(0x04, content);
  }

  /** Bits, of which the last byte's lowest are unused. */
  static byte[] bits(int unused, byte[] content) {
    return tagged(0x03, joined(new byte[] {(byte) unused}, content));
  }

  /** A moment in whole seconds; until 2049 in the short form (RFC 5280, 4.1.2.5). */
  static byte[] time(Instant moment) {
    boolean late = !moment.isBefore(GENERALIZED_FROM);
    String text = (late ? GENERALIZED : UTC_TIME).format(moment);
    return tagged(late ? 0x18 : 0x17, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** An object identifier in dots. */
  static byte[] oid(String dotted) {
    List<Long> arcs = List.of(dotted.split("\\.", -1)).stream().map(Long::parseLong).toList();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(base128(arcs.get(0) * 40 + arcs.get(1)));
    arcs.stream().skip(2).forEach(arc -> content.writeBytes(base128(arc)));
    return tagged(0x06, content.toByteArray());
  }

  private static byte[] base128(long value) {
    int length = Math.max(1, (64 - Long.numberOfLeadingZeros(value) + 6) / 7);
    byte[] content = new byte[length];
    for (int at = length - 1; at >= 0; at--) {
      int more = at == length - 1 ? 0 : 0x80;
      content[at] = (byte) (more | (int) (value >> 7 * (length - 1 - at) & 0x7F));
    }
    return content;
  }

  private static byte[] tagged(int tag, byte[] content) {
    return joined(new byte[] {(byte) tag}, length(content.length), content);
  }

  private static byte[] length(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    byte[] big = BigInteger.valueOf(length).toByteArray();
    byte[] plain = big[0] == 0 ? Arrays.copyOfRange(big, 1, big.length) : big;
    return joined(new byte[] {(byte) (0x80 | plain.length)}, plain);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
