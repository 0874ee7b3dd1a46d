package se.svarsvakt.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.WeeklySummary;
import se.svarsvakt.wiring.Product;

/**
 * Sends a week when somebody asks for it.
 *
 * @param occasion the moment and the settings
 * @param streams what became of each mail is said on standard error, beside the week itself
 */
record SummarySending(AsOfContext occasion, Streams streams) {
  /** Refuses what could not be recorded, or is switched off. */
  void check(Summaries summaries, WeeklySummary summary) {
    if (!occasion.settings().nudgesEnabled()) {
      throw new WrongUse("--send is possible only with svarsvakt.nudges.enabled=true");
    }
    Duration kept = Duration.ofDays(occasion.settings().policy().privacy().keepDays());
    Instant over = summaries.span(summary.week()).until();
    if (!over.plus(kept).isAfter(occasion.at())) {
      throw new WrongUse(
          "--send",
          summary.week().toString(),
          "so old that it is forgotten to whom it was sent; print it without --send");
    }
  }

  /** Sends what was not sent; the exit code. */
  int send(WeeklySummary summary, Set<MailboxId> managers) {
    try (Product product =
        Product.open(occasion.settings(), occasion.clock()).tellingWaits(streams::note)) {
      List<NudgeReport> reports = product.weekly().send(summary.week(), managers, occasion.at());
      reports.forEach(report -> streams.note(line(report, summary)));
      if (reports.isEmpty()) {
        streams.note("%s was sent before".formatted(summary.week()));
      }
      return reports.stream().allMatch(SummarySending::isDone) ? Cli.DONE : Cli.INCOMPLETE;
    }
  }

  /** What was told by some way, or is not wanted. */
  private static boolean isDone(NudgeReport report) {
    return report.isSent() || report.isNeedless();
  }

  private static String line(NudgeReport report, WeeklySummary summary) {
    String reason = report.reason();
    return "%s to %s by %s: %s%s"
        .formatted(
            summary.week(),
            summary.chart().name(report.nudge().recipient()),
            report.channel(),
            report.status().toLowerCase(Locale.ROOT),
            reason == null ? "" : ", " + reason);
  }
}
