package se.svarsvakt.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Begins an answer to whoever asks, and never ends it. */
public final class StubbornServer implements AutoCloseable {
  /** What comes after the answer's beginning. */
  public enum Manner {
    /** Nothing any more. */
    STALLED,
    /** A byte, and another one, for ever. */
    BYTE_BY_BYTE
  }

  private final ServerSocket socket;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  /** Waits for connections at a free port. */
  public StubbornServer(Manner manner) {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(() -> accept(manner));
  }

  /** Without a slash at the end. */
  public String baseUrl() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** Returns when somebody's request has come and its answer has begun. */
  public void awaitBeginning() throws InterruptedException {
    begun.await();
  }

  private void accept(Manner manner) {
    try {
      while (true) {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> answer(client, manner));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void answer(Socket client, Manner manner) {
    try (client;
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream()) {
      awaitRequest(in);
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n{".getBytes(StandardCharsets.UTF_8));
      out.flush();
      begun.countDown();
      switch (manner) {
        case STALLED -> over.await();
        case BYTE_BY_BYTE -> {
          while (over.getCount() > 0) {
            out.write(' ');
            out.flush();
          }
        }
      }
    } catch (IOException e) {
      // the client has had enough
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An answer before the request would come before the client knows of its connection. */
  private static void awaitRequest(InputStream in) throws IOException {
    int lineEnds = 0;
    while (lineEnds < 2) {
      switch (in.read()) {
        case -1 -> throw new EOFException("no request");
        case '\n' -> lineEnds++;
        case '\r' -> {}
        default -> lineEnds = 0;
      }
    }
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    socket.close();
  }
}
