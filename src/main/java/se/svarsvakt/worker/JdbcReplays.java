package se.svarsvakt.worker;

import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.worker.ReplayRun.State;
import tools.jackson.databind.json.JsonMapper;

/** The latest replay, in H2 or PostgreSQL: one row that each new one takes. */
public final class JdbcReplays implements ReplayStore {
  private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(2);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  /** Over one database. */
  public JdbcReplays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<ReplayRun> latest(Instant now) {
    return jdbc.sql("select state, alive_at, document from replay_run")
        .query((row, _) -> run(row, now))
        .optional();
  }

  private static ReplayRun run(ResultSet row, Instant now) throws SQLException {
    State state = State.valueOf(text(row, "state"));
    boolean silent = instant(row, "alive_at").isBefore(now.minus(SIGN_OF_LIFE));
    return JSON.readValue(text(row, "document"), ReplayRun.class)
        .in(state.isRunning() && silent ? State.LOST : state);
  }

  @Override
  public boolean begin(ReplayRun run, Instant now) {
    return write(
            "insert into replay_run (id, run_id, state, alive_at, document)"
                + " values (1, :id, :state, :at, :document) on conflict do nothing",
            run,
            now)
        || statement(
                    "update replay_run set run_id = :id, state = :state, alive_at = :at,"
                        + " document = :document where state not in ('RUNNING', 'ENDING')"
                        + " or alive_at < :silent",
                    run,
                    now)
                .param("silent", time(now.minus(SIGN_OF_LIFE)))
                .update()
            > 0;
  }

  @Override
  public boolean alive(ReplayRun run, Instant now) {
    boolean goesOn =
        write(
            "update replay_run set alive_at = :at, document = :document"
                + " where run_id = :id and state = :state",
            run.in(State.RUNNING),
            now);
    if (!goesOn) {
      jdbc.sql("update replay_run set alive_at = :at where run_id = :id")
          .param("at", time(now))
          .param("id", run.id())
          .update();
    }
    return goesOn;
  }

  @Override
  public void askToEnd() {
    jdbc.sql("update replay_run set state = 'ENDING' where state = 'RUNNING'").update();
  }

  @Override
  public void ended(ReplayRun run, Instant now) {
    write(
        "update replay_run set state = :state, alive_at = :at, document = :document"
            + " where run_id = :id",
        run,
        now);
  }

  private boolean write(String sql, ReplayRun run, Instant now) {
    return statement(sql, run, now).update() > 0;
  }

  private JdbcClient.StatementSpec statement(String sql, ReplayRun run, Instant now) {
    return jdbc.sql(sql)
        .param("id", run.id())
        .param("state", run.state().name())
        .param("at", time(now))
        .param("document", JSON.writeValueAsString(run));
  }
}
