package se.svarsvakt.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import se.svarsvakt.settings.Settings;

/**
 * When and under which settings a command about the register is given.
 *
 * @param at the moment, in whole milliseconds: every database keeps those as they are
 */
record AsOfContext(Settings settings, Clock clock, Instant at) {
  AsOfContext {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The day in the policy's zone. */
  LocalDate today() {
    return settings.policy().calendar().dateOf(at);
  }

  /** A moment as the output shows it, in the policy's zone. */
  String iso(Instant moment) {
    return DateTimeFormats.iso(moment, settings.policy().calendar().zone());
  }
}
