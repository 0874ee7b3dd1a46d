package se.svarsvakt.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.demo.DemoTown;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.simulator.ReceivedNotification;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.worker.HealthReport;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worker.PassHealth;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSink;
import se.svarsvakt.worker.ScanSummary;

/** Plays the demo's day, pass by pass, and prints what came of it. */
final class DemoPlay {
  /** Of what was seen in Teams, where the page shows it too. */
  private static final int SHOWN = 5;

  private final Streams streams;
  private final Product product;
  private final DemoClock clock;
  private final DemoTown town;
  private final Overview overview;
  private final boolean whole;
  private final DemoHints hints = new DemoHints();
  private final List<NudgeReport> nudges = new ArrayList<>();

  /**
   * Of a day that was not played yet.
   *
   * @param whole whether all is printed that was seen in Teams; where the town lives on, its page
   *     shows it
   */
  DemoPlay(
      Streams streams,
      Product product,
      DemoClock clock,
      DemoTown town,
      Overview overview,
      boolean whole) {
    this.whole = whole;
    this.streams = streams;
    this.product = product;
    this.clock = clock;
    this.town = town;
    this.overview = overview;
  }

  /** Plays it, and tells how its last pass leaves it. */
  HealthReport play(DemoDay day) {
    day.note().ifPresent(streams.out()::println);
    town.covers().forEach(cover -> agree(cover, day.passes().getFirst()));
    List<Instant> passes = day.passes();
    pass(passes.getFirst(), hints);
    town.calledBack().forEach(this::say);
    passes.subList(1, passes.size() - 1).forEach(at -> pass(at, hints));
    town.tidy(passes.getLast());
    ScanRequest last = request(passes.getLast());
    Report.Frame frame = new Report.Frame(product.settings().policy(), last, false);
    try (Report report = new TableReport(streams, frame, new ProgressBar(streams))) {
      ScanSummary summary = pass(passes.getLast(), report);
      PassHealth terms = new PassHealth(product.settings().worker().healthyShare());
      HealthReport health = product.scan().health(last, summary, terms);
      report.end(wholeDay(summary), health);
      told(day.calendar().zone());
      return health;
    }
  }

  /** What can be tried with the town as it was played. */
  DemoHints hints() {
    return hints;
  }

  private void agree(DemoTown.CoverPromise cover, Instant at) {
    MailboxId mailbox = new MailboxId(cover.mailbox());
    MailboxId by = new MailboxId(cover.by());
    if (cover.asked()) {
      UserAction.CoverRequest request =
          new UserAction.CoverRequest(
              mailbox, UserAction.CoverRequest.PLAIN, by, cover.from(), cover.to());
      product.auditTrail().record(mailbox, request, at);
    } else {
      product
          .register()
          .agree(new CoverAgreement(0, mailbox, by, cover.from(), cover.to(), ""), at);
    }
  }

  private void say(DemoTown.CalledBack call) {
    MailboxId mailbox = new MailboxId(call.mailbox());
    MailKey mail = new MailKey(mailbox, new MessageId(call.message()));
    product.auditTrail().record(mailbox, new UserAction.AnsweredMark(mail), call.at());
  }

  private ScanSummary pass(Instant at, ScanSink sink) {
    clock.set(at);
    ScanSummary summary = overview.run(product.scan(), request(at), sink);
    nudges.addAll(summary.nudges());
    return summary;
  }

  private static ScanRequest request(Instant at) {
    return new ScanRequest(at, Set.of(), Mode.SEND, Breadth.EXPECTING);
  }

  /** The last pass with the nudges of all. */
  private ScanSummary wholeDay(ScanSummary last) {
    return new ScanSummary(
        last.mailboxes(),
        last.scanned(),
        last.failed(),
        nudges,
        last.traffic(),
        last.durationMillis(),
        last.unreadCalls());
  }

  private void told(ZoneId zone) {
    DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(zone);
    List<ReceivedNotification> all = town.tenant().notifications();
    List<List<String>> rows =
        all.stream()
            .map(
                one ->
                    List.of(
                        time.format(one.receivedAt()), one.recipientAddress(), one.previewText()))
            .toList();
    int shown = whole ? rows.size() : Math.min(rows.size(), SHOWN);
    new ConsoleTable(streams)
        .print("SEEN IN TEAMS", ConsoleTable.Tone.PLAIN, rows.size(), rows.subList(0, shown));
    if (shown < rows.size()) {
      streams.out().println("  … the others stand on the page below");
    }
    streams.out().flush();
  }
}
