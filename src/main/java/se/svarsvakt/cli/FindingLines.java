package se.svarsvakt.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;

/** Findings about anything but single mails, as lines of the table. */
final class FindingLines {
  private static final List<String> ABOUT_MAIL = List.of("reply", "forward");

  private final List<Finding> findings = new ArrayList<>();
  private final Function<MailboxId, String> address;

  FindingLines(Function<MailboxId, String> address) {
    this.address = address;
  }

  void add(List<Finding> found) {
    found.stream()
        .filter(each -> each.excepted() != null || !ABOUT_MAIL.contains(each.rule()))
        .forEach(findings::add);
  }

  List<List<String>> of(String rule) {
    return findings.stream()
        .filter(each -> each.excepted() == null && each.rule().equals(rule))
        .map(this::line)
        .toList();
  }

  List<List<String>> excepted() {
    return findings.stream()
        .filter(each -> each.excepted() != null)
        .map(each -> List.of(mailbox(each), each.rule() + " " + each.code(), why(each)))
        .toList();
  }

  private static String why(Finding finding) {
    Finding.Excepted excepted = finding.excepted();
    return excepted == null ? "" : "until " + excepted.until() + ": " + excepted.reason();
  }

  private List<String> line(Finding finding) {
    return List.of(
        mailbox(finding),
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.code(),
        detail(finding.detail()));
  }

  private String mailbox(Finding finding) {
    return address.apply(finding.mailbox());
  }

  /** The correct signature takes several lines and stands in the JSON output and the nudge. */
  private static String detail(Map<String, Object> detail) {
    return detail.entrySet().stream()
        .filter(entry -> !entry.getKey().equals("signature"))
        .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }
}
