package se.svarsvakt.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Person;
import se.svarsvakt.policy.DirectoryGaps;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.SignaturePolicy;
import se.svarsvakt.policy.SignatureTemplate;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.SignatureIssue;
import se.svarsvakt.sync.Account;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Watches over signatures: reports what was wrong with the messages of the latest day on which any
 * of a mailbox's were looked at. What a later message has right is marked as mended.
 */
final class SignatureWatch implements Watch {
  private static final Duration REPORTED_FOR = Duration.ofDays(14);

  private final SignatureChecks checks;
  private final SignaturePolicy policy;
  private final WorkingCalendar calendar;
  private final CommonPictures common;

  /**
   * Over what was looked at.
   *
   * @param organisation every account, whose departments tell which pictures are their own
   */
  SignatureWatch(Policy policy, SignatureChecks checks, Collection<Account> organisation) {
    this.checks = checks;
    this.policy = policy.signature();
    this.calendar = policy.calendar();
    this.common = new CommonPictures(checks, SignatureTerms.of(this.policy), organisation);
  }

  @Override
  public List<Finding> findings(WatchedGroup group) {
    if (!policy.isChecked()) {
      return List.of();
    }
    Map<MailboxId, List<SignatureChecks.Checked>> latest = latest(group);
    List<Finding> findings = new ArrayList<>();
    for (Account account : group.accounts()) {
      List<SignatureChecks.Checked> checked = latest.getOrDefault(account.id(), List.of());
      if (!checked.isEmpty()) {
        List<SignatureChecks.Checked> own =
            checked.stream().map(each -> without(each, account, group.now())).toList();
        findings.addAll(findings(account.person(), own));
      }
    }
    return findings;
  }

  @Override
  public List<LeftOutPicture> leftOut(WatchedGroup group) {
    if (!policy.isChecked()) {
      return List.of();
    }
    Map<MailboxId, List<SignatureChecks.Checked>> latest = latest(group);
    return group.accounts().stream()
        .flatMap(
            account ->
                latest.getOrDefault(account.id(), List.of()).stream()
                    .flatMap(each -> each.flaws().stream())
                    .flatMap(flaw -> leftOut(flaw, account, group.now()).stream())
                    .distinct())
        .toList();
  }

  private Optional<LeftOutPicture> leftOut(
      SignatureChecks.FlawNote flaw, Account account, Instant now) {
    return common.leftOut(flaw, account, now.minus(REPORTED_FOR), now);
  }

  /**
   * The same without the pictures that are the department's, and each flaw once; of several, what
   * is shown is no picture where there is a choice.
   */
  private SignatureChecks.Checked without(
      SignatureChecks.Checked checked, Account account, Instant now) {
    Map<SignatureChecks.FlawNote, SignatureChecks.FlawNote> each = new LinkedHashMap<>();
    checked.flaws().stream()
        .filter(flaw -> leftOut(flaw, account, now).isEmpty())
        .forEach(
            flaw ->
                each.merge(
                    flaw.plain(),
                    flaw,
                    (one, other) ->
                        !one.pictures().isEmpty() && other.pictures().isEmpty() ? other : one));
    return new SignatureChecks.Checked(checked.sample(), List.copyOf(each.values()));
  }

  /** The checks of each mailbox's latest day, in order of sending. */
  private Map<MailboxId, List<SignatureChecks.Checked>> latest(WatchedGroup group) {
    Instant now = group.now();
    List<MailboxId> mailboxes = group.accounts().stream().map(Account::id).toList();
    Map<MailboxId, List<SignatureChecks.Checked>> byMailbox = new HashMap<>();
    for (SignatureChecks.Checked each :
        checks.checks(mailboxes, SignatureTerms.of(policy), now.minus(REPORTED_FOR), now)) {
      if (!each.judged()) {
        continue;
      }
      List<SignatureChecks.Checked> same =
          byMailbox.computeIfAbsent(each.sample().mail().mailbox(), key -> new ArrayList<>());
      if (!same.isEmpty() && !day(same.getLast()).equals(day(each))) {
        same.clear();
      }
      same.add(each);
    }
    return byMailbox;
  }

  private LocalDate day(SignatureChecks.Checked checked) {
    return calendar.dateOf(checked.sample().sentAt());
  }

  private List<Finding> findings(Person person, List<SignatureChecks.Checked> checked) {
    Set<SignatureChecks.FlawNote> last =
        checked.getLast().flaws().stream()
            .map(SignatureChecks.FlawNote::plain)
            .collect(Collectors.toSet());
    List<String> correct = policy.template().fill(person);
    List<Finding> findings = new ArrayList<>();
    for (SignatureChecks.Checked each : checked) {
      for (SignatureChecks.FlawNote note : each.flaws()) {
        SignatureFlaw flaw =
            new SignatureFlaw(note.kind(), note.line(), expected(note, person), note.found());
        findings.add(
            finding(
                each,
                new SignatureIssue(
                    flaw, correct, !last.contains(note.plain()), directory(note, person))));
      }
    }
    return findings;
  }

  private static Finding finding(SignatureChecks.Checked checked, SignatureIssue issue) {
    MailKey mail = checked.sample().mail();
    Instant sentAt = checked.sample().sentAt();
    return new Finding(mail.mailbox(), issue, Severity.BREACH, sentAt, null, mail.id());
  }

  /** What was expected is not the writer's fault where the directory has it wrong. */
  private List<String> directory(SignatureChecks.FlawNote note, Person person) {
    return switch (note.kind()) {
      case MISSING_LINE, WRONG_VALUE ->
          DirectoryGaps.behind(policy.template(), note.line(), person);
      case NO_SIGNATURE, FONT, ADDITION -> List.of();
    };
  }

  private String expected(SignatureChecks.FlawNote note, Person person) {
    return switch (note.kind()) {
      case MISSING_LINE, NO_SIGNATURE, WRONG_VALUE ->
          policy.template().lines(person).stream()
              .filter(line -> line.name().equals(note.line()))
              .map(SignatureTemplate.Filled::text)
              .findFirst()
              .orElse("");
      case FONT -> "sans-serif";
      case ADDITION -> "";
    };
  }

  /** It is asked each time, by one question for many mailboxes. */
  @Override
  public Map<MailboxId, Instant> quietUntil(WatchedGroup group) {
    return Watch.each(group, _ -> Optional.of(Instant.MAX));
  }
}
