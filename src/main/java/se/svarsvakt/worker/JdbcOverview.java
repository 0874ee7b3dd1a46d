package se.svarsvakt.worker;

import static se.svarsvakt.sync.JdbcColumns.text;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The figures of the last pass, in H2 or PostgreSQL: one row. */
public final class JdbcOverview implements OverviewStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  /** Over one database. */
  public JdbcOverview(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(OverviewTotals totals) {
    String document = JSON.writeValueAsString(totals);
    jdbc.sql("insert into overview (id, document) values (1, :document) on conflict do nothing")
        .param("document", document)
        .update();
    jdbc.sql("update overview set document = :document").param("document", document).update();
  }

  @Override
  public Optional<OverviewTotals> latest() {
    return jdbc.sql("select document from overview")
        .query((row, _) -> read(text(row, "document")))
        .optional()
        .flatMap(totals -> totals);
  }

  /** One that another version wrote may be none to this one; the next pass writes it anew. */
  private static Optional<OverviewTotals> read(String document) {
    try {
      return Optional.of(JSON.readValue(document, OverviewTotals.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
