package se.svarsvakt.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.FindingDetail;
import se.svarsvakt.rule.Issue;
import se.svarsvakt.rule.RuleName;

/** Findings about anything but single mails, as lines of the table. */
final class FindingLines {
  private final List<Finding> findings = new ArrayList<>();
  private final Function<MailboxId, String> address;

  FindingLines(Function<MailboxId, String> address) {
    this.address = address;
  }

  void add(List<Finding> found) {
    found.stream()
        .filter(each -> each.excepted() != null || !each.issue().rule().isAboutMail())
        .forEach(findings::add);
  }

  List<List<String>> of(RuleName rule) {
    return findings.stream()
        .filter(each -> each.excepted() == null && each.issue().rule() == rule)
        .map(this::line)
        .toList();
  }

  List<List<String>> excepted() {
    return findings.stream()
        .filter(each -> each.excepted() != null)
        .map(each -> List.of(mailbox(each), name(each.issue()), why(each)))
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
        finding.issue().code(),
        detail(finding.issue()));
  }

  private static String name(Issue issue) {
    return issue.rule().code() + " " + issue.code();
  }

  private String mailbox(Finding finding) {
    return address.apply(finding.mailbox());
  }

  /** The correct signature takes several lines and stands in the JSON output and the nudge. */
  private static String detail(Issue issue) {
    return FindingDetail.of(issue).stream()
        .filter(detail -> !detail.name().equals("signature"))
        .map(detail -> detail.name() + ": " + detail.text())
        .collect(Collectors.joining("; "));
  }
}
