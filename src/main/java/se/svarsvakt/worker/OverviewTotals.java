package se.svarsvakt.worker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.svarsvakt.rule.reply.Promise;

/**
 * The figures of the whole organisation after a pass, whichever node led it.
 *
 * @param at the moment it judged at
 * @param figures what was promised in each way by itself
 * @param leftOut what was left out of mailboxes that were read
 * @param unknownRegistrators how many registrators the settings name by an address of nobody
 * @param unknownAdministration the same of administration mailboxes
 */
public record OverviewTotals(
    Instant at,
    Map<Promise, MailCounts> figures,
    ScanSummary.LeftOutMessages leftOut,
    int unknownRegistrators,
    int unknownAdministration) {
  /** Keeps a copy. */
  public OverviewTotals {
    figures = Map.copyOf(figures);
  }

  /** What is told by itself. */
  public record ApartTotal(Promise promise, MailCounts counts) {}

  /** Ordinary mail. */
  public MailCounts mail() {
    return total(Promise.ANSWER);
  }

  /** What is counted apart, as far as there is any. */
  public List<ApartTotal> apart() {
    return Stream.of(Promise.CALL_BACK, Promise.PUBLIC_RECORDS)
        .map(promise -> new ApartTotal(promise, total(promise)))
        .filter(each -> !each.counts().equals(MailCounts.NONE))
        .toList();
  }

  /** What was promised in one way. */
  public MailCounts total(Promise promise) {
    return figures.getOrDefault(promise, MailCounts.NONE);
  }
}
