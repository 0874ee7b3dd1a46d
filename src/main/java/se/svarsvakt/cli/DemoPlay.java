package se.svarsvakt.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.casework.CoverAgreement;
import se.svarsvakt.demo.DemoTown;
import se.svarsvakt.demo.ReceivedNotification;
import se.svarsvakt.demo.SimulatedTenant;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSink;
import se.svarsvakt.worker.ScanSummary;

/** Plays the demo's day, pass by pass, and prints what came of it. */
final class DemoPlay {
  private final Streams streams;
  private final DemoCommand.Stage stage;
  private final List<NudgeReport> nudges = new ArrayList<>();

  DemoPlay(Streams streams, DemoCommand.Stage stage) {
    this.streams = streams;
    this.stage = stage;
  }

  void play(DemoDay day) {
    day.note().ifPresent(streams.out()::println);
    stage.town().covers().forEach(cover -> agree(cover, day.passes().getFirst()));
    List<Instant> passes = day.passes();
    passes.subList(0, passes.size() - 1).forEach(at -> pass(at, ScanSink.none()));
    stage.town().tidy(passes.getLast());
    ScanRequest last = request(passes.getLast());
    Report.Frame frame = new Report.Frame(stage.product().settings().policy(), last, false);
    try (Report report = new TableReport(streams, frame, new ProgressBar(streams))) {
      ScanSummary summary = pass(passes.getLast(), report);
      report.end(wholeDay(summary));
    }
    told(day.calendar().zone());
  }

  private void agree(DemoTown.Cover cover, Instant at) {
    SimulatedTenant tenant = stage.town().tenant();
    CoverAgreement agreement =
        new CoverAgreement(
            0,
            new MailboxId(tenant.mailbox(cover.mailbox()).account().id()),
            new MailboxId(tenant.mailbox(cover.by()).account().id()),
            cover.from(),
            cover.to(),
            "");
    stage.product().register().agree(agreement, at);
  }

  private ScanSummary pass(Instant at, ScanSink sink) {
    stage.clock().set(at);
    ScanSummary summary = stage.overview().run(stage.product().scan(), request(at), sink);
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
        last.durationMillis());
  }

  private void told(ZoneId zone) {
    DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(zone);
    List<ReceivedNotification> all = stage.town().tenant().notifications();
    List<List<String>> rows =
        all.stream()
            .map(
                one ->
                    List.of(
                        time.format(one.receivedAt()), one.recipientAddress(), one.previewText()))
            .toList();
    new ConsoleTable(streams).print("SEEN IN TEAMS", ConsoleTable.Tone.PLAIN, rows);
    streams.out().flush();
  }
}
