package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;

class JdbcOverviewTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  /** What holds on every database. */
  abstract static class Contract {
    abstract Database database();

    @Test
    void another_node_shows_the_figures_of_the_last_pass() {
      JdbcOverview store = new JdbcOverview(database().jdbc());
      Overview other = new Overview();
      other.keepIn(new JdbcOverview(database().jdbc()));
      assertThat(other.totals()).isEmpty();
      store.keep(totals(1));
      store.keep(totals(2));
      assertThat(other.totals()).contains(totals(2));
      assertThat(other.latest()).isEmpty();
    }

    @Test
    void figures_that_this_version_cannot_read_are_none() {
      Database database = database();
      JdbcOverview store = new JdbcOverview(database.jdbc());
      store.keep(totals(1));
      database.jdbc().sql("update overview set document = '{\"at\":\"soon\"'").update();
      assertThat(store.latest()).isEmpty();
      store.keep(totals(2));
      assertThat(store.latest()).contains(totals(2));
    }

    @Test
    void what_an_older_version_kept_has_no_figures_of_the_pass() {
      JdbcClient jdbc = database().jdbc();
      JdbcOverview store = new JdbcOverview(jdbc);
      store.keep(totals(1));
      String old =
          jdbc.sql("select document from overview")
              .query(String.class)
              .single()
              .replaceFirst("\"pass\":", "\"unknown\":");
      jdbc.sql("update overview set document = :old").param("old", old).update();
      assertThat(store.latest().orElseThrow().pass()).isEqualTo(PassFigures.NONE);
    }

    private static OverviewTotals totals(int overdue) {
      return new OverviewTotals(
          NOW,
          Map.of(
              Promise.ANSWER, new MailCounts(new MailCounts.OpenMail(1, 2, overdue, 4, 5), 6, 7)),
          new ScanSummary.LeftOutMessages(8, 9),
          10,
          11,
          new PassFigures(
              Map.of(PassFigures.Part.JUDGING, 12L),
              new LastReadings(List.of(new LastReadings.ReadingCount(NOW, 13)), 14),
              15,
              16,
              List.of(new PassFigures.IssueCount(RuleName.ABSENCE, "left-on", 17)),
              List.of(
                  new PassFigures.NudgeCount(
                      NudgeKind.REPLY_DUE, PassFigures.NudgeState.FAILED, 18))));
    }
  }

  @Nested
  class OnH2 extends Contract {
    @Override
    Database database() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgreSql extends Contract {
    @Override
    Database database() {
      return Databases.postgres();
    }
  }
}
