package se.svarsvakt.worker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.rule.reply.Promise;

/**
 * The figures of the whole organisation after a pass, whichever node led it.
 *
 * @param at the moment it judged at
 * @param figures what was promised in each way by itself
 * @param leftOut what was left out of mailboxes that were read
 * @param unknownRegistrators how many registrators the settings name by an address of nobody
 * @param unknownAdministration the same of administration mailboxes
 * @param pass what else the pass is told by; of one that an older version kept, nothing
 */
public record OverviewTotals(
    Instant at,
    Map<Promise, MailCounts> figures,
    ScanSummary.LeftOutMessages leftOut,
    int unknownRegistrators,
    int unknownAdministration,
    PassFigures pass) {
  /** Keeps a copy. */
  public OverviewTotals(
      Instant at,
      Map<Promise, MailCounts> figures,
      ScanSummary.LeftOutMessages leftOut,
      int unknownRegistrators,
      int unknownAdministration,
      @Nullable PassFigures pass) {
    this.at = at;
    this.figures = Map.copyOf(figures);
    this.leftOut = leftOut;
    this.unknownRegistrators = unknownRegistrators;
    this.unknownAdministration = unknownAdministration;
    this.pass = pass == null ? PassFigures.NONE : pass;
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
