package se.svarsvakt.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.WhileAway;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.FindingExamples;
import se.svarsvakt.sync.Traffic;
import se.svarsvakt.worker.HealthReport;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSummary;

/** What others read of a finding stays as it is, to the byte. */
class FindingDocumentsTest {
  private static final String BEGIN = "  \"findings\" : ";
  private static final String END = ",\n  \"nudges\" :";

  private static final Report.Frame FRAME =
      new Report.Frame(
          Policy.of("test", ReplyPolicy.within(1, WhileAway.PAUSE)),
          new ScanRequest(
              Instant.parse("2026-11-23T16:00:00Z"), Set.of(), Mode.SHOW, Breadth.EXPECTING),
          false);

  private static Map<String, List<Finding>> examples() {
    return FindingExamples.all().stream()
        .collect(
            Collectors.groupingBy(FindingDocumentsTest::name, TreeMap::new, Collectors.toList()));
  }

  private static String name(Finding finding) {
    return finding.issue().rule().code() + "." + finding.issue().code();
  }

  static Set<String> names() {
    return examples().keySet();
  }

  private static String report(List<Finding> findings) {
    return printed(findings, streams -> new JsonReport(streams.out(), FRAME, bar(streams)));
  }

  private static String printed(List<Finding> findings, Function<Streams, Report> kind) {
    StringWriter out = new StringWriter();
    Streams streams = new Streams(new PrintWriter(out), new PrintWriter(out), false);
    try (Report report = kind.apply(streams)) {
      report.findings(findings);
      report.end(
          new ScanSummary(0, 0, List.of(), List.of(), new Traffic(0, 0), 0),
          new HealthReport(Optional.empty(), List.of(), false));
    }
    return out.toString();
  }

  private static ProgressBar bar(Streams streams) {
    return new ProgressBar(streams);
  }

  private static String read(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            FindingDocumentsTest.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_code_is_written_as_ever(String name) throws IOException {
    String report = report(examples().getOrDefault(name, List.of()));
    String written = report.substring(report.indexOf(BEGIN) + BEGIN.length(), report.indexOf(END));
    assertThat(written + "\n").isEqualTo(read("/findings/" + name + ".json"));
  }

  @Test
  void every_code_fits_the_contracts_schema() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read("/contract/scan-output.schema.json"));
    assertThat(schema.validate(report(FindingExamples.all()), InputFormat.JSON)).isEmpty();
  }

  @Test
  void every_finding_that_is_about_no_mail_stands_in_the_table() {
    List<Finding> findings =
        FindingExamples.all().stream()
            .filter(finding -> !finding.issue().rule().isAboutMail())
            .toList();
    String table = printed(findings, streams -> new TableReport(streams, FRAME, bar(streams)));
    assertThat(findings).allSatisfy(each -> assertThat(table).contains(each.issue().code()));
    assertThat(table.lines().filter(line -> line.startsWith("  "))).hasSize(findings.size());
  }
}
