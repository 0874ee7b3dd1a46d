package se.svarsvakt.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A collector that takes traces by OTLP over HTTP, and keeps every byte that it was sent. */
public final class TraceCollector implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final List<Span> spans = new ArrayList<>();
  private final Runnable beforeAnswer;
  private final int status;
  private int requests;

  /**
   * A span as it came.
   *
   * @param attributes their values as text
   */
  public record Span(
      String trace, String id, String parent, String name, Map<String, String> attributes) {}

  /** One that answers with a status, after something. */
  public TraceCollector(int status, Runnable beforeAnswer) {
    this.status = status;
    this.beforeAnswer = beforeAnswer;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.setExecutor(threads);
    server.start();
  }

  /** One that takes all. */
  public TraceCollector() {
    this(200, () -> {});
  }

  /** The setting that names it. */
  public String endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces")
        .toString();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body;
    try (GZIPInputStream unzipped = new GZIPInputStream(exchange.getRequestBody())) {
      body = unzipped.readAllBytes();
    }
    synchronized (this) {
      requests++;
      exchange
          .getRequestHeaders()
          .forEach((name, value) -> keep((name + value).getBytes(StandardCharsets.UTF_8)));
      keep(body);
      for (byte[] resource : parts(body, 1)) {
        for (byte[] scope : parts(resource, 2)) {
          parts(scope, 2).forEach(span -> spans.add(span(span)));
        }
      }
    }
    beforeAnswer.run();
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void keep(byte[] bytes) {
    sent.writeBytes(bytes);
  }

  /** How often it was sent something. */
  public synchronized int requests() {
    return requests;
  }

  /** All that it was sent, headers included, each byte a character. */
  public synchronized String sent() {
    return sent.toString(StandardCharsets.ISO_8859_1);
  }

  /** The spans that it was sent. */
  public synchronized List<Span> spans() {
    return List.copyOf(spans);
  }

  private static Span span(byte[] span) {
    Map<String, String> attributes = new TreeMap<>();
    for (byte[] attribute : parts(span, 9)) {
      byte[] value = parts(attribute, 2).getFirst();
      List<byte[]> words = parts(value, 1);
      attributes.put(
          text(parts(attribute, 1).getFirst()),
          words.isEmpty() ? String.valueOf(number(value)) : text(words.getFirst()));
    }
    return new Span(
        hex(parts(span, 1)),
        hex(parts(span, 2)),
        hex(parts(span, 4)),
        text(parts(span, 5).getFirst()),
        attributes);
  }

  private static String hex(List<byte[]> id) {
    return id.isEmpty() ? "" : HexFormat.of().formatHex(id.getFirst());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The number of a value that is one. */
  private static long number(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    var _ = varint(bytes);
    return varint(bytes);
  }

  /** The fields of a message in protobuf with that number and a length. */
  private static List<byte[]> parts(byte[] message, int field) {
    List<byte[]> found = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      int tag = (int) varint(bytes);
      switch (tag & 7) {
        case 0 -> varint(bytes);
        case 1 -> bytes.getLong();
        case 2 -> {
          byte[] part = new byte[(int) varint(bytes)];
          bytes.get(part);
          if (tag >>> 3 == field) {
            found.add(part);
          }
        }
        case 5 -> bytes.getInt();
        default -> throw new IllegalArgumentException("no protobuf");
      }
    }
    return found;
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 127) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
