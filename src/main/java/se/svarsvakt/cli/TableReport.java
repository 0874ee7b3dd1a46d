package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.LeftOutPicture;
import se.svarsvakt.cli.ConsoleTable.Tone;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.worker.HealthReport;
import se.svarsvakt.worker.HealthWords;
import se.svarsvakt.worker.ScanSummary;
import se.svarsvakt.worktime.DueDate;

/**
 * The result for people: what was not read, what is overdue, what is due, what will be said to
 * whom. Settled mail is only counted.
 */
final class TableReport implements Report {
  private static final String CLAIMED =
      "CLAIMS TO BE A COLLEAGUE AND IS NOT SHOWN TO BE ONE: ASK THE COLLEAGUE BEFORE ANSWERING";

  private final PrintWriter out;
  private final Frame frame;
  private final ProgressBar progress;
  private final ConsoleTable table;
  private final DateTimeFormatter moments;
  private final ReplyStateCounts tally = new ReplyStateCounts();
  private final List<JudgedMail> shown = new ArrayList<>();
  private final FindingLines findings = new FindingLines(this::address);
  private final List<LeftOutPicture> leftOut = new ArrayList<>();
  private @Nullable DirectorySnapshot directory;

  TableReport(Streams streams, Frame frame, ProgressBar progress) {
    this.out = streams.out();
    this.frame = frame;
    this.progress = progress;
    this.table = new ConsoleTable(streams);
    this.moments =
        DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH)
            .withZone(frame.policy().calendar().zone());
  }

  @Override
  public void organisation(DirectorySnapshot snapshot) {
    directory = snapshot;
  }

  @Override
  public void progress(int done, int of) {
    progress.at(done, of);
  }

  @Override
  public void mail(List<JudgedMail> judged) {
    judged.forEach(tally::add);
    judged.stream().filter(mail -> frame.explain() || isOpen(mail)).forEach(shown::add);
  }

  @Override
  public void findings(List<Finding> found) {
    findings.add(found);
  }

  @Override
  public void leftOut(List<LeftOutPicture> pictures) {
    leftOut.addAll(pictures);
  }

  private static String heard(OptionalInt days) {
    return days.isEmpty() ? "" : ", heard from within " + days.getAsInt();
  }

  private static boolean isOpen(JudgedMail mail) {
    ReplyState state = mail.state();
    return state != null && state.isOpen();
  }

  @Override
  public void end(ScanSummary summary, HealthReport health) {
    progress.end();
    Instant now = frame.request().asOf();
    out.printf(
        "Svarsvakt  %s  profile %s: answer within %d working day(s)%s%n",
        moments.format(now),
        frame.policy().profile(),
        frame.policy().reply().respondWithinWorkingDays(),
        heard(frame.policy().reply().within().acknowledged()));
    out.printf(
        "%d %s in scope, %d read, %d not read%n",
        summary.mailboxes(),
        summary.mailboxes() == 1 ? "mailbox" : "mailboxes",
        summary.scanned(),
        summary.notRead());
    if (summary.leftOut().isAny()) {
      out.println(HealthWords.in(Locale.ENGLISH).of(summary.leftOut()));
    }
    health.reason().ifPresent(reason -> out.println(health.state() + ": " + reason));
    table.print("NOT READ", Tone.BAD, failed(summary, false));
    table.print("CALLS NOT READ", Tone.BAD, calls(summary));
    table.print("MESSAGES LEFT OUT", Tone.WARN, failed(summary, true));
    table.print(CLAIMED, Tone.BAD, claimed());
    table.print("OVERDUE", Tone.BAD, mails(ReplyState.Overdue.class::isInstance));
    table.print("DUE TODAY OR SOON", Tone.WARN, mails(ReplyState.DueSoon.class::isInstance));
    table.print(
        "PASSED ON, THE SENDER DOES NOT KNOW",
        Tone.WARN,
        mails(ReplyState.ForwardedUntold.class::isInstance));
    table.print(
        "ACKNOWLEDGED, ANSWER PROMISED",
        Tone.PLAIN,
        mails(ReplyState.Acknowledged.class::isInstance));
    table.print("WAITING, NOT DUE YET", Tone.PLAIN, mails(ReplyState.Open.class::isInstance));
    table.print("ABSENCES", Tone.WARN, findings.of(RuleName.ABSENCE));
    table.print(
        "UNREAD, AND NOBODY ELSE SEEN WHO OPENS IT", Tone.WARN, findings.of(RuleName.UNATTENDED));
    table.print("SHARED MAILBOXES", Tone.WARN, findings.of(RuleName.SHARED_MAILBOX));
    table.print(signatures(), Tone.WARN, findings.of(RuleName.SIGNATURE));
    if (frame.policy().signature().addedByGateway()) {
      out.printf("%nSIGNATURES: left out, since a gateway adds them (added-by-gateway)%n");
    }
    unknown(
        "REGISTRATORS NOT TOLD",
        frame.policy().reply().publicRecords().told(),
        "svarsvakt.policy.public-records.also-tell");
    unknown(
        "NOTHING CAN BE PASSED ON TO AN ADMINISTRATION MAILBOX",
        frame.policy().functions().administration(),
        "svarsvakt.policy.forward.administration-mailbox");
    table.print("EXCEPTED", Tone.PLAIN, findings.excepted());
    table.print("NUDGES", Tone.PLAIN, nudges(summary));
    out.println();
    tally.lines().forEach(out::println);
    explain();
    out.flush();
  }

  /** Tells of addresses in the settings that nobody in the directory has. */
  private void unknown(String title, List<MailAddress> addresses, String setting) {
    if (directory != null && !directory.nobodys(addresses).isEmpty()) {
      out.printf(
          "%n%s: the directory has nobody with %s: correct %s%n",
          title,
          directory.nobodys(addresses).stream()
              .map(MailAddress::value)
              .collect(Collectors.joining(", ")),
          setting);
    }
  }

  private String signatures() {
    return frame.policy().signature().templateSet()
        ? "SIGNATURES"
        : "SIGNATURES, BY THE DEFAULT TEMPLATE: NOBODY IS REMINDED UNTIL YOURS IS SET";
  }

  private static List<List<String>> failed(ScanSummary summary, boolean read) {
    return summary.failed().stream()
        .filter(failed -> failed.wasRead() == read)
        .map(failed -> List.of(failed.mailbox().value(), failed.code(), failed.message()))
        .toList();
  }

  private static List<List<String>> calls(ScanSummary summary) {
    return summary.unreadCalls().stream().map(unread -> List.of(unread.line())).toList();
  }

  private List<List<String>> mails(Predicate<ReplyState> wanted) {
    return rows(mail -> !warns(mail) && mail.state() != null && wanted.test(mail.state()));
  }

  private List<List<String>> claimed() {
    return rows(TableReport::warns);
  }

  /** Settled mail deceives nobody any more. */
  private static boolean warns(JudgedMail mail) {
    return mail.claimsColleague() && isOpen(mail);
  }

  private List<List<String>> rows(Predicate<JudgedMail> wanted) {
    return shown.stream()
        .filter(wanted)
        .sorted(Comparator.comparing(TableReport::dueAt))
        .map(
            mail ->
                List.of(
                    Addresses.of(directory, mail.mail().mailbox()),
                    "received " + moments.format(mail.mail().receivedAt()),
                    due(mail) + moments.format(dueAt(mail)),
                    ending(mail.mail().id().value())))
        .toList();
  }

  private static String due(JudgedMail mail) {
    return switch (mail.promise()) {
      case ANSWER -> "due ";
      case CALL_BACK -> "call back by ";
      case PUBLIC_RECORDS -> "public records due ";
    };
  }

  private static Instant dueAt(JudgedMail mail) {
    DueDate due = mail.due();
    return due == null ? Instant.MAX : due.at();
  }

  private String address(MailboxId mailbox) {
    return Addresses.of(directory, mailbox);
  }

  /** Immutable ids differ at their end. */
  private static String ending(String id) {
    return id.length() <= 16 ? id : "…" + id.substring(id.length() - 15);
  }

  private List<List<String>> nudges(ScanSummary summary) {
    return summary.nudges().stream().map(this::nudge).toList();
  }

  private List<String> nudge(NudgeReport report) {
    String reason = report.reason() == null ? "" : ": " + report.reason();
    int items = report.nudge().items().size();
    long claimed =
        shown.stream()
            .filter(TableReport::warns)
            .filter(mail -> report.nudge().items().contains(NudgeItem.of(mail)))
            .count();
    return List.of(
        report.nudge().kind().code(),
        Addresses.of(directory, report.nudge().recipient()),
        items + (items == 1 ? " item" : " items") + (claimed == 0 ? "" : ", warned of " + claimed),
        report.status().toLowerCase(Locale.ROOT) + reason);
  }

  private void explain() {
    if (!frame.explain()) {
      return;
    }
    if (!leftOut.isEmpty()) {
      out.println();
    }
    leftOut.forEach(picture -> out.println(address(picture.mailbox()) + "  " + picture.why()));
    for (JudgedMail mail : shown) {
      out.println();
      out.printf(
          "%s  received %s  %s%n",
          Addresses.of(directory, mail.mail().mailbox()),
          moments.format(mail.mail().receivedAt()),
          mail.state() == null
              ? mail.verdict().verdict().code()
              : Objects.requireNonNull(mail.state()).code());
      out.println("  " + mail.mail().id());
      mail.why().forEach(why -> out.println("  - " + why));
    }
  }

  @Override
  public void close() {
    progress.end();
    out.flush();
  }
}
