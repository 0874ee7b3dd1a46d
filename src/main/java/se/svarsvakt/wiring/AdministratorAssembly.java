package se.svarsvakt.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.doctor.Doctor;
import se.svarsvakt.doctor.DoctorProgress;
import se.svarsvakt.doctor.DoctorReport;
import se.svarsvakt.doctor.Examinations;
import se.svarsvakt.doctor.Renewals;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.settings.PolicyChange;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.web.AdministratorTools;
import se.svarsvakt.worker.JdbcReplays;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worker.Replay;
import se.svarsvakt.worker.ReplayRun;
import se.svarsvakt.worker.Replays;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSink;

/**
 * Puts together what administrators begin on the pages, over the connections and the database that
 * are open, and what they are to renew.
 */
record AdministratorAssembly(
    Settings settings, Clock clock, Connections connections, Database database, KeyedHash hash) {
  /**
   * Nothing is at work yet.
   *
   * @param passes those of this node
   * @param ahead how far the clock is ahead of the machine's own; zero but in the demo
   */
  AdministratorTools tools(Overview passes, Supplier<Duration> ahead) {
    return new AdministratorTools(
        new Replays(
            clock, new JdbcReplays(JdbcClient.create(database.requests())), passes, this::replayed),
        new Examinations(clock, (outside, progress) -> examined(ahead.get(), outside, progress)),
        new Renewals(
            clock,
            () -> DoctorSession.ends(settings, clock.instant()),
            settings.delegates().exportFile()),
        connections.graph()::usage);
  }

  private Replay.Outcome replayed(ReplayRun.ReplayOrder order, ScanSink sink) {
    Policy policy =
        PolicyChange.find(order.change(), settings.policy())
            .map(settings.variants()::with)
            .orElseGet(settings::policy);
    Duration length = Duration.ofDays(order.days());
    try (Rehearsal rehearsal =
        Rehearsal.beside(
            settings.under(policy),
            clock,
            connections,
            database.work(),
            hash,
            new Rehearsal.Span(order.until(), length))) {
      return rehearsal
          .replay()
          .run(
              new ScanRequest(order.until(), Set.of(), Mode.SHOW, Breadth.EXPECTING), length, sink);
    }
  }

  private DoctorReport examined(
      Duration ahead, Optional<MailAddress> outside, DoctorProgress progress) {
    return new Doctor(
            DoctorSession.tools(
                settings,
                clock,
                ahead,
                DoctorSession.tenant(connections.graph(), connections.exchange()),
                () -> StoreInspection.look(database.requests(), settings)))
        .examine(outside, progress);
  }
}
