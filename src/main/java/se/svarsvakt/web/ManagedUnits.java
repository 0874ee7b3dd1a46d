package se.svarsvakt.web;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.CurrentUnits;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.Unit;
import se.svarsvakt.sync.DirectReports;
import se.svarsvakt.worklist.DirectoryAnswers;

/**
 * Who has a unit at this moment: whom the latest pass found to have one, and who still has one of
 * these people by the directory itself, whose answer holds for five minutes. While it cannot be
 * asked, the pass is believed.
 */
public final class ManagedUnits {
  private final CurrentUnits units;
  private final DirectoryAnswers<Set<MailboxId>> reports;

  /** With what the passes found, and the directory. */
  public ManagedUnits(CurrentUnits units, DirectReports directory, Clock clock) {
    this.units = units;
    this.reports = new DirectoryAnswers<>(directory::of, clock);
  }

  /** What the passes found. */
  public CurrentUnits found() {
    return units;
  }

  /** The unit that somebody has. */
  Optional<Unit> of(MailboxId manager) {
    return units.of(manager).filter(unit -> isStill(manager));
  }

  private boolean isStill(MailboxId manager) {
    OrganisationChart chart = units.chart();
    return reports
        .of(manager)
        .map(now -> now.stream().anyMatch(each -> manager.equals(chart.managers().get(each))))
        .orElse(true);
  }
}
