package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.casework.ItemFilter;
import se.svarsvakt.casework.JdbcItems;
import se.svarsvakt.casework.TrackedItem;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSink;

/** What the pages list is what passes find: it comes, changes and goes with it. */
class ItemsEndToEndTest {
  @TempDir private Path directory;

  @Test
  void mail_is_listed_as_passes_find_it_now_and_a_look_ahead_changes_no_list() {
    try (Office office = new Office(directory.resolve("office"))) {
      Office.question(office.anna, "2026-11-19T09:00");
      MovingClock clock = new MovingClock(Office.at("2026-11-20T10:00"));
      try (Product product = Product.open(settings(office), clock)) {
        assertThat(listed(product, "2026-11-20T10:00")).contains("anna.berg@ DUE_SOON OPEN");
        long id = mail(product).id();
        assertThat(listed(product, "2026-11-21T10:00")).contains("anna.berg@ DUE_SOON OPEN");
        clock.move(Duration.ofDays(1));
        assertThat(listed(product, "2026-11-21T10:00")).contains("anna.berg@ OVERDUE OPEN");
        assertThat(mail(product).id()).isEqualTo(id);
      }
    }
  }

  private static List<String> listed(Product product, String at) {
    product
        .scan()
        .run(
            new ScanRequest(Office.at(at), Set.of(), Mode.SHOW, Breadth.EXPECTING),
            ScanSink.none());
    return items(product).stream()
        .map(
            item ->
                item.about().address().replace("kommun.example", "")
                    + " "
                    + item.code()
                    + " "
                    + item.standing())
        .toList();
  }

  private static TrackedItem mail(Product product) {
    return items(product).stream().filter(TrackedItem::isMail).findFirst().orElseThrow();
  }

  private static List<TrackedItem> items(Product product) {
    List<TrackedItem> all = new ArrayList<>();
    new JdbcItems(
            new JdbcTemplate(product.source()),
            new TransactionTemplate(new JdbcTransactionManager(product.source())))
        .each(ItemFilter.ALL, all::add);
    return all;
  }

  private Settings settings(Office office) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "svarsvakt.graph.base-url", office.graph.baseUrl(),
                    "svarsvakt.graph.access-token", "any-token",
                    "svarsvakt.data-dir", directory.resolve("data").toString())));
    return Settings.read(environment);
  }
}
