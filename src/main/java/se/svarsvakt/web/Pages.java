package se.svarsvakt.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import se.svarsvakt.worker.ScanHealth;
import se.svarsvakt.worktime.Period;

/**
 * What the pages show.
 *
 * @param clock the one clock
 * @param zone the policy's zone
 * @param language of those whose browser prefers neither of the two: {@code sv} or {@code en}
 * @param health whether mail is watched
 * @param stores where pages read
 * @param demo what the demo shows beside them
 * @param signaturesLeftOut whether a gateway adds the signatures, so that none is looked at
 * @param inbound what comes in from Teams
 */
public record Pages(
    Clock clock,
    ZoneId zone,
    String language,
    ScanHealth health,
    PageStores stores,
    Optional<DemoOverview> demo,
    boolean signaturesLeftOut,
    Inbound inbound) {
  /** Where it is recorded who saw and changed what. */
  PageAudit audit() {
    return new PageAudit(stores.auditTrail(), clock);
  }

  /** The day that it is, in the policy's zone. */
  Period today() {
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
    return new Period(
        day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
  }
}
