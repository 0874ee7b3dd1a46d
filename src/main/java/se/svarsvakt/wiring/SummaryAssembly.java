package se.svarsvakt.wiring;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.ItemStore;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.SummaryPolicy.Reports;
import se.svarsvakt.summary.CurrentUnits;
import se.svarsvakt.summary.JdbcObservations;
import se.svarsvakt.summary.JdbcWeeks;
import se.svarsvakt.summary.ObservationStore;
import se.svarsvakt.summary.PassRecorder;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.WeekKeeper;
import se.svarsvakt.summary.WeekStore;
import se.svarsvakt.summary.Years;
import se.svarsvakt.sync.KeyedHash;

/** What is told of weeks, put together over one database. */
final class SummaryAssembly {
  private final ObservationStore observed;
  private final WeekStore weeks;
  private final Summaries summaries;
  private final Years years;

  SummaryAssembly(DataSource source, Casework casework, Policy policy) {
    JdbcTemplate rows = new JdbcTemplate(source);
    TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    this.observed = new JdbcObservations(rows, transactions);
    this.weeks = new JdbcWeeks(rows, transactions);
    this.summaries = new Summaries(casework, observed, weeks, policy);
    this.years = new Years(summaries, weeks, policy);
  }

  Years years() {
    return years;
  }

  Summaries summaries() {
    return summaries;
  }

  /** The organisation's units as they are now. */
  CurrentUnits units(Reports reports, Clock clock) {
    return new CurrentUnits(observed, reports, clock);
  }

  /** Notes what passes see. */
  PassRecorder recorder(ItemStore items, KeyedHash hash) {
    return new PassRecorder(observed, new WeekKeeper(summaries, weeks), items, hash);
  }
}
