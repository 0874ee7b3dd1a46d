package se.svarsvakt.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.LeftOutPicture;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.FindingDetail;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.reply.Evidence;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.rule.reply.TwoClocks;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.worker.HealthReport;
import se.svarsvakt.worker.ScanSummary;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The result as one JSON document (scan-output.schema.json). Mail is written as it is judged, so
 * that the size of the organisation does not matter; what sums it up comes last.
 */
final class JsonReport implements Report {
  private final PrintWriter out;
  private final Frame frame;
  private final ProgressBar progress;
  private final ZoneId zone;
  private final JsonGenerator json;
  private final CompressedText findings = new CompressedText();
  private final JsonGenerator aside;
  private final List<LeftOutPicture> leftOut = new ArrayList<>();
  private @Nullable DirectorySnapshot directory;
  private boolean begun;

  JsonReport(PrintWriter out, Frame frame, ProgressBar progress) {
    this.out = out;
    this.frame = frame;
    this.progress = progress;
    this.zone = frame.policy().calendar().zone();
    this.json = generator(out);
    this.aside = generator(findings.writer());
    aside.writeStartObject();
    aside.writeArrayPropertyStart("findings");
  }

  private static JsonGenerator generator(Writer writer) {
    return JsonMapper.builder()
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
        .build()
        .writerWithDefaultPrettyPrinter()
        .createGenerator(writer);
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
    progress.end();
    begin();
    for (JudgedMail mail : judged) {
      write(mail);
    }
  }

  @Override
  public void findings(List<Finding> found) {
    found.forEach(this::write);
  }

  @Override
  public void leftOut(List<LeftOutPicture> pictures) {
    leftOut.addAll(pictures);
  }

  private void begin() {
    if (begun) {
      return;
    }
    begun = true;
    json.writeStartObject();
    time("asOf", frame.request().asOf());
    json.writeObjectPropertyStart("policy");
    json.writeStringProperty("profile", frame.policy().profile());
    json.writeNumberProperty(
        "respondWithinWorkingDays", frame.policy().reply().respondWithinWorkingDays());
    frame
        .policy()
        .reply()
        .within()
        .acknowledged()
        .ifPresent(days -> json.writeNumberProperty("acknowledgeWithinWorkingDays", days));
    json.writeEndObject();
    json.writeArrayPropertyStart("mail");
  }

  private void write(JudgedMail judged) {
    ReplyState state = judged.state();
    json.writeStartObject();
    json.writeStringProperty("mailbox", address(judged.mail().mailbox()));
    json.writeStringProperty("messageId", judged.mail().id().value());
    time("receivedAt", judged.mail().receivedAt());
    json.writeStringProperty("verdict", judged.verdict().verdict().code());
    text("state", state == null ? null : state.code());
    text("promise", state == null ? null : judged.promise().code());
    time("dueAt", judged.due() == null ? null : judged.due().at());
    TwoClocks.of(judged, frame.policy()).ifPresent(this::write);
    settlement(state == null ? null : state.settled().orElse(null));
    if (judged.claimsColleague()) {
      json.writeBooleanProperty("claimsColleague", true);
    }
    if (frame.explain()) {
      json.writeArrayPropertyStart("why");
      judged.why().forEach(json::writeString);
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void write(TwoClocks clocks) {
    time("acknowledgeDueAt", clocks.acknowledge().at());
    time("answerDueAt", clocks.answer().at());
  }

  private void settlement(@Nullable Settlement settlement) {
    time("answeredAt", settlement == null ? null : settlement.at());
    if (settlement == null) {
      json.writeNullProperty("onTime");
    } else {
      json.writeBooleanProperty("onTime", settlement.onTime());
    }
    Evidence evidence = settlement == null ? null : settlement.evidence();
    text("evidence", evidence == null || evidence == Evidence.CALL ? null : evidence.code());
    if (evidence == Evidence.CALL) {
      text("settledBy", evidence.code()); // the contract's evidence knows no calls
    }
    MailboxId by = settlement == null ? null : settlement.answeredBy();
    text("answeredBy", by == null ? null : address(by));
  }

  @Override
  public void end(ScanSummary summary, HealthReport health) {
    progress.end();
    begin();
    json.writeEndArray();
    writeFindings();
    json.writeArrayPropertyStart("nudges");
    summary.nudges().forEach(this::write);
    json.writeEndArray();
    write(summary);
    signatures();
    unknown("unknownRegistrators", frame.policy().reply().publicRecords().told());
    unknown("unknownAdministrationMailboxes", frame.policy().functions().administration());
    json.writeEndObject();
    json.flush();
    out.println();
  }

  /** They come after the mail that they are found with, and look as if they were written here. */
  private void writeFindings() {
    aside.writeEndArray();
    aside.flush();
    json.writeName("findings");
    json.writeRawValue("");
    json.flush();
    findings.writeTo(new WithoutBeginning(out));
  }

  /** Leaves out what stands before the value. */
  private static final class WithoutBeginning extends FilterWriter {
    private boolean begun;

    WithoutBeginning(Writer out) {
      super(out);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      int start = from;
      while (!begun && start < from + length) {
        begun = text[start] == '[';
        start += begun ? 0 : 1;
      }
      super.write(text, start, from + length - start);
    }
  }

  private void write(Finding finding) {
    aside.writeStartObject();
    RuleName rule = finding.issue().rule();
    aside.writeStringProperty("rule", ContractWords.rule(rule).code());
    aside.writeStringProperty("code", finding.issue().code());
    text(aside, "promise", ContractWords.promise(rule).map(Promise::code).orElse(null));
    aside.writeStringProperty("mailbox", address(finding.mailbox()));
    aside.writeStringProperty("severity", finding.severity().name());
    time(aside, "since", finding.since());
    time(aside, "dueAt", finding.dueAt());
    text(aside, "messageId", finding.messageId() == null ? null : finding.messageId().value());
    aside.writeObjectPropertyStart("detail");
    FindingDetail.of(finding.issue()).forEach(this::write);
    aside.writeEndObject();
    excepted(finding.excepted());
    aside.writeEndObject();
  }

  private void write(FindingDetail detail) {
    if (detail.list()) {
      aside.writeArrayPropertyStart(detail.name());
      detail.values().forEach(aside::writeString);
      aside.writeEndArray();
    } else {
      aside.writeStringProperty(detail.name(), detail.text());
    }
  }

  private void excepted(Finding.@Nullable Excepted excepted) {
    if (excepted == null) {
      aside.writeNullProperty("excepted");
      return;
    }
    aside.writeObjectPropertyStart("excepted");
    aside.writeStringProperty("reason", excepted.reason());
    aside.writeStringProperty("until", excepted.until().toString());
    aside.writeEndObject();
  }

  /** Addresses in the settings that nobody in the directory has. */
  private void unknown(String name, List<MailAddress> addresses) {
    json.writeArrayPropertyStart(name);
    if (directory != null) {
      directory.nobodys(addresses).forEach(address -> json.writeString(address.value()));
    }
    json.writeEndArray();
  }

  private void signatures() {
    json.writeObjectPropertyStart("signatures");
    json.writeBooleanProperty("addedByGateway", frame.policy().signature().addedByGateway());
    json.writeBooleanProperty("templateSet", frame.policy().signature().templateSet());
    if (frame.explain()) {
      json.writeArrayPropertyStart("leftOut");
      for (LeftOutPicture picture : leftOut) {
        json.writeStartObject();
        json.writeStringProperty("mailbox", address(picture.mailbox()));
        json.writeStringProperty("why", picture.why());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void write(NudgeReport report) {
    json.writeStartObject();
    NudgeKind kind = report.nudge().kind();
    json.writeStringProperty("kind", ContractWords.kind(kind).code());
    json.writeStringProperty("ownKind", kind.code());
    json.writeStringProperty("recipient", address(report.nudge().recipient()));
    json.writeStringProperty("channel", report.channel());
    time("plannedFor", report.nudge().plannedFor());
    json.writeStringProperty("status", report.status());
    text("reason", report.reason());
    json.writeArrayPropertyStart("items");
    report.nudge().items().forEach(item -> json.writeString(item.name()));
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(ScanSummary summary) {
    json.writeObjectPropertyStart("scan");
    json.writeNumberProperty("mailboxes", summary.mailboxes());
    json.writeNumberProperty("scanned", summary.scanned());
    json.writeArrayPropertyStart("failed");
    for (ScanSummary.UnreadMailbox failed : summary.failed()) {
      json.writeStartObject();
      json.writeStringProperty("mailbox", failed.mailbox().value());
      json.writeStringProperty("code", failed.code());
      json.writeStringProperty("message", failed.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (!summary.unreadCalls().isEmpty()) {
      json.writeArrayPropertyStart("callsNotRead");
      summary.unreadCalls().forEach(unread -> json.writeString(unread.line()));
      json.writeEndArray();
    }
    json.writeNumberProperty("httpRequests", summary.traffic().exchanges());
    json.writeNumberProperty("graphRequests", summary.traffic().requests());
    json.writeNumberProperty("durationMs", summary.durationMillis());
    json.writeEndObject();
  }

  private void time(String name, @Nullable Instant moment) {
    time(json, name, moment);
  }

  private void time(JsonGenerator to, String name, @Nullable Instant moment) {
    text(to, name, moment == null ? null : DateTimeFormats.iso(moment, zone));
  }

  private void text(String name, @Nullable String value) {
    text(json, name, value);
  }

  private static void text(JsonGenerator to, String name, @Nullable String value) {
    if (value == null) {
      to.writeNullProperty(name);
    } else {
      to.writeStringProperty(name, value);
    }
  }

  private String address(MailboxId mailbox) {
    return Addresses.of(directory, mailbox);
  }

  @Override
  public void close() {
    progress.end();
    out.flush();
  }
}
