package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.testing.MovingClock;

/** With 100,000 tracked items the overview and the list still answer at once, on both databases. */
class ListSpeedTest {
  private static final Duration AT_MOST = Duration.ofMillis(300);
  private static final List<String> PAGES =
      List.of(
          "/admin",
          "/admin/items",
          "/admin/items?state=OVERDUE&sort=since&order=desc",
          "/admin/items?mailbox=person39",
          "/admin/items?mailbox=nobody-at-all&state=all",
          "/admin/items?rule=unattended&sort=mailbox",
          "/admin/items?state=all&sort=mailbox&after=person2000%40kommun.example%7E1",
          "/admin/mailboxes?mailbox=son39");

  @Test
  void on_h2() throws Exception {
    Database database = Databases.h2();
    fill(database, "(select \"X\" as n from system_range(0, 99999)) numbers");
    within(database, "H2");
  }

  @Test
  void on_postgresql() throws Exception {
    Database database = Databases.postgres();
    fill(database, "generate_series(0, 99999) as numbers (n)");
    database.jdbc().sql("analyze").update();
    within(database, "PostgreSQL");
  }

  private static void within(Database database, String name) throws Exception {
    MovingClock clock = new MovingClock(Endpoint.NOW);
    Pages whole = Endpoint.pages(clock, Inbound.none());
    Pages pages =
        new Pages(
            clock,
            whole.zone(),
            "sv",
            whole.health(),
            EmptyStores.over(database, clock),
            Optional.empty(),
            false,
            Inbound.none());
    try (WebServer server = WebServer.start(pages, List.of(), Map.of("server.port", "0"));
        HttpClient http = HttpClient.newHttpClient()) {
      for (String page : PAGES) {
        long median = median(http, server.address().resolve(page));
        System.out.printf("%-10s %4d ms  %s%n", name, median, page);
        assertThat(median).as(page).isLessThan(AT_MOST.toMillis());
      }
    }
  }

  private static long median(HttpClient http, URI page) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page).build();
    long[] took = new long[11];
    for (int round = -3; round < took.length; round++) { // the first ones warm up
      long begun = System.nanoTime();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      took[Math.max(round, 0)] = (System.nanoTime() - begun) / 1_000_000;
    }
    return LongStream.of(took).sorted().toArray()[took.length / 2];
  }

  private static void fill(Database database, String rows) {
    String person = "'person' || mod(n, 4000) || '@kommun.example'";
    String since = "timestamp with time zone '2026-10-31 09:00:00+00' + n * interval '17' second";
    database
        .jdbc()
        .sql(
            "insert into known_account (id, address, address_hashes)"
                + " select 'p' || n, %s, '' from %s where n < 4000".formatted(person, rows))
        .update();
    database
        .jdbc()
        .sql(
            "insert into relation (mailbox_id, kind, related_id, from_at)"
                + " select id, 'PERSON', '', timestamp with time zone '2026-01-01 00:00:00+00'"
                + " from known_account")
        .update();
    database
        .jdbc()
        .sql(
            """
            insert into tracked_item (mailbox_id, name, item, address, rule, code, standing,
                                      since_at, due_at, sort_at)
            select 'p' || mod(n, 4000), 'mail', 'm' || n, %1$s,
                   case when mod(n, 50) = 0 then 'unattended' else 'reply' end,
                   case when mod(n, 3) = 0 then 'ANSWERED'
                        when mod(n, 7) = 0 then 'OVERDUE' else 'OPEN' end,
                   case when mod(n, 3) = 0 then 'settled' else 'open' end,
                   %2$s, %2$s + interval '1' day, %2$s + interval '1' day
              from %3$s
            """
                .formatted(person, since, rows))
        .update();
  }
}
