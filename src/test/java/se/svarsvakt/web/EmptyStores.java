package se.svarsvakt.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.MapSessionRepository;
import se.svarsvakt.casework.JdbcAuditTrail;
import se.svarsvakt.casework.JdbcRegister;
import se.svarsvakt.policy.SummaryPolicy.Reports;
import se.svarsvakt.summary.CurrentUnits;
import se.svarsvakt.summary.JdbcObservations;
import se.svarsvakt.sync.AccountStanding;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worklist.AccountGate;

/** Where pages read in tests that are not about what they read: a database with nothing in it. */
final class EmptyStores {
  private EmptyStores() {}

  static PageStores at(Clock clock) {
    Database database = Databases.h2();
    return new PageStores(
        new Overview(),
        new ManagedUnits(
            new CurrentUnits(
                new JdbcObservations(new JdbcTemplate(database.source()), database.transactions()),
                Reports.DIRECT,
                clock),
            manager -> Set.of(),
            clock),
        new ScriptedWorklists(),
        new AccountGate(person -> AccountStanding.MEMBER, clock),
        new JdbcAuditTrail(
            database.jdbc(),
            database.transactions(),
            new JdbcRegister(database.jdbc(), database.transactions())),
        new SessionStore(
            new MapSessionRepository(new ConcurrentHashMap<>()),
            Duration.ofHours(10),
            new KeyedHash(new byte[32])));
  }
}
