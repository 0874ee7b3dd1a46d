package se.svarsvakt.summary;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.SummaryPolicy.Reports;

/** The organisation's units as the latest pass found them, read at most once a minute. */
public final class CurrentUnits {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final String NOW = "now";

  private final LoadingCache<String, Now> known;

  /**
   * With where the organisation is observed.
   *
   * @param reports whose people are a manager's unit
   */
  public CurrentUnits(ObservationStore observed, Reports reports, Clock clock) {
    this.known =
        Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build(now -> Now.of(observed.chart(clock.instant().plus(KEPT)), reports));
  }

  private record Now(OrganisationChart chart, SortedMap<MailboxId, Unit> units) {
    static Now of(OrganisationChart chart, Reports reports) {
      return new Now(
          chart, Collections.unmodifiableSortedMap(Unit.of(chart, reports == Reports.ALL)));
    }
  }

  private Now now() {
    return Objects.requireNonNull(known.get(NOW));
  }

  /** The organisation, and how people are addressed. */
  public OrganisationChart chart() {
    return now().chart();
  }

  /** All units by their managers. */
  public SortedMap<MailboxId, Unit> all() {
    return now().units();
  }

  /** A manager's unit; empty where they have none. */
  public Optional<Unit> of(MailboxId manager) {
    return Optional.ofNullable(all().get(manager));
  }
}
