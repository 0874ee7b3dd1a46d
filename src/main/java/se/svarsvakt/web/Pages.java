package se.svarsvakt.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import se.svarsvakt.worker.ScanHealth;

/**
 * What the pages show.
 *
 * @param clock the one clock
 * @param zone the policy's zone
 * @param health whether mail is watched
 * @param stores where pages read
 * @param demo what the demo shows beside them
 * @param inbound what comes in from Teams
 */
public record Pages(
    Clock clock,
    ZoneId zone,
    ScanHealth health,
    PageStores stores,
    Optional<DemoOverview> demo,
    Inbound inbound) {}
