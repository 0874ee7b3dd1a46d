package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that take their time do so at nobody else's cost. */
class SlowClientsTest {
  private static final Duration IN_TIME = Duration.ofSeconds(2);

  /** Where many others have asked for much; taken one after another, that would be a minute. */
  private static final Duration UNDER_LOAD = Duration.ofSeconds(10);

  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String SLOW_BODY = "Host: localhost\r\nContent-Length: 9999\r\n\r\n{";

  private final Endpoint endpoint = Endpoint.guarded();
  private final List<SocketChannel> open = Collections.synchronizedList(new ArrayList<>());
  private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void close() throws IOException {
    drip.shutdownNow();
    for (SocketChannel channel : List.copyOf(open)) {
      channel.close();
    }
    endpoint.close();
  }

  private SocketChannel client(String begins) throws IOException {
    SocketChannel channel =
        SocketChannel.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.address().getPort()));
    open.add(channel);
    write(channel, begins);
    channel.configureBlocking(false);
    return channel;
  }

  private static void write(SocketChannel channel, String text) throws IOException {
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Every second each of them sends one byte more. */
  private void dripping(List<SocketChannel> clients) {
    Runnable byteEach =
        () -> {
          for (SocketChannel client : clients) {
            try {
              write(client, "a");
            } catch (IOException ended) {
              // The server had enough of it.
            }
          }
        };
    var _ = drip.scheduleWithFixedDelay(byteEach, 1, 1, TimeUnit.SECONDS);
  }

  private List<SocketChannel> slow(int count) throws IOException {
    List<String> ways =
        List.of(
            "POST /api/messages HTTP/1.1\r\n" + JSON + SLOW_BODY,
            "GET / HTTP/1.1\r\n" + SLOW_BODY,
            "POST /api/messages HTTP/1.1\r\n" + JSON + bearer() + SLOW_BODY,
            "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    List<SocketChannel> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(client(ways.get(i % ways.size())));
    }
    return clients;
  }

  private static String bearer() {
    return "Authorization: Bearer " + Endpoint.token() + "\r\n";
  }

  private static boolean isEnded(SocketChannel client) {
    try {
      ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
      int read = client.read(buffer);
      while (read > 0) {
        buffer.clear();
        read = client.read(buffer);
      }
      return read < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  /** By clients that come anew, and are not kept by a connection from before. */
  private void answeredInTime() throws Exception {
    // What has come at once is dealt with first, by code that may run for the first time.
    answered(Duration.ofSeconds(60));
    for (int i = 0; i < 5; i++) {
      answered(IN_TIME);
    }
  }

  private void answered(Duration within) throws Exception {
    try (HttpClient fresh = HttpClient.newHttpClient()) {
      HttpRequest request =
          endpoint
              .request(HttpRequest.BodyPublishers.ofString(Endpoint.activity()))
              .timeout(within)
              .header("Authorization", "Bearer " + Endpoint.token())
              .build();
      assertThat(fresh.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void beside_a_thousand_slow_and_a_thousand_idle_clients_an_activity_is_answered_in_time()
      throws Exception {
    answeredInTime();
    for (int i = 0; i < 1_000; i++) {
      client("");
    }
    dripping(slow(1_000));
    answeredInTime();
  }

  @Test
  void more_clients_than_there_is_room_for_keep_nobody_out() throws Exception {
    for (int i = 0; i < BoundedEndpoint.MOST + 500; i++) {
      client("");
    }
    slow(500);
    answeredInTime();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> open.stream().filter(SlowClientsTest::isEnded).count() >= 1_000);
  }

  private List<SocketChannel> askingWithoutReading(int count, int requests) throws IOException {
    List<SocketChannel> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(client("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(requests)));
    }
    return clients;
  }

  @Test
  void who_asks_and_asks_and_reads_no_answer_keeps_nobody_waiting() throws Exception {
    answeredInTime();
    List<SocketChannel> clients = askingWithoutReading(300, 1_000);
    for (int i = 0; i < 5; i++) {
      answered(UNDER_LOAD);
    }
    Duration most = BoundedEndpoint.WHOLE.plusSeconds(30);
    await().atMost(most).until(() -> clients.stream().allMatch(SlowClientsTest::isEnded));
  }

  @Test
  void who_sends_slowly_is_not_heard_out_however_steadily() throws Exception {
    List<SocketChannel> clients = slow(40);
    dripping(clients);
    Duration most = BoundedEndpoint.WHOLE.plusSeconds(30);
    await().atMost(most).until(() -> clients.stream().allMatch(SlowClientsTest::isEnded));
  }

  @Test
  void who_says_nothing_is_let_go() throws Exception {
    List<SocketChannel> clients = List.of(client(""), client("GET / HT"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> clients.stream().allMatch(SlowClientsTest::isEnded));
  }
}
