package se.svarsvakt.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.AbsenceIssue.IncompleteText;
import se.svarsvakt.rule.AbsenceIssue.LeftOn;
import se.svarsvakt.rule.AbsenceIssue.LimitedAudience;
import se.svarsvakt.rule.AbsenceIssue.NoAutomaticReply;
import se.svarsvakt.rule.AbsenceIssue.NoCover;
import se.svarsvakt.rule.AbsenceIssue.NoRoutine;
import se.svarsvakt.rule.AttentionIssue;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Issue;
import se.svarsvakt.rule.ReplyIssue;
import se.svarsvakt.rule.SignatureIssue;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyFindings;
import se.svarsvakt.sync.Account;

/**
 * Judges some mailboxes under every promise.
 *
 * @param scene what a review is about
 * @param groups what is known of mailboxes beside their mail
 * @param watches the promises beside the answer
 * @param exceptions those in force
 */
record GroupReview(
    Casework.ReviewRequest scene,
    WatchedGroups groups,
    List<Watch> watches,
    Exceptions exceptions) {
  /**
   * Judged mailboxes.
   *
   * @param result what was found
   * @param mail their mail, and until when it stands so
   * @param quietUntil until when nothing is found about mailboxes beside their mail and signatures;
   *     those are missing about which something is found, or may be at any moment
   */
  record Reviewed(ReviewResult result, MailJudge.Judged mail, Map<MailboxId, Instant> quietUntil) {
    /** Of which nothing is known but what was found. */
    private static Reviewed of(ReviewResult result) {
      return new Reviewed(result, MailJudge.Judged.NONE, Map.of());
    }
  }

  /** Judges them, and tells when time alone changes something. */
  List<Reviewed> of(List<Account> part, Function<List<Account>, MailJudge.Judged> mail) {
    return apart(part, some -> reviewed(some, mail.apply(some)));
  }

  /**
   * What is found of mailboxes about which nothing can be found but of their mail and signatures.
   */
  List<Reviewed> ofQuiet(List<Account> part, Function<List<Account>, List<JudgedMail>> mail) {
    List<Watch> asked = watches.stream().filter(SignatureWatch.class::isInstance).toList();
    return apart(
        part,
        some ->
            Reviewed.of(result(WatchedGroup.quiet(some, mail.apply(some), scene.now()), asked)));
  }

  /** One mailbox of which something odd is stored does not keep the others from being judged. */
  private static List<Reviewed> apart(
      List<Account> part, Function<List<Account>, Reviewed> reviewing) {
    try {
      return List.of(reviewing.apply(part));
    } catch (DataIntegrityViolationException e) {
      return oneByOne(part, reviewing, e);
    } catch (DataAccessException | TransactionException e) {
      throw e; // without the store nothing goes on
    } catch (RuntimeException e) {
      return oneByOne(part, reviewing, e);
    }
  }

  private static List<Reviewed> oneByOne(
      List<Account> part, Function<List<Account>, Reviewed> reviewing, RuntimeException fault) {
    return part.size() == 1
        ? List.of(Reviewed.of(ReviewResult.unjudged(part.getFirst().id(), fault)))
        : part.stream().flatMap(one -> apart(List.of(one), reviewing).stream()).toList();
  }

  private Reviewed reviewed(List<Account> part, MailJudge.Judged judged) {
    WatchedGroup group = decided(groups.of(scene, part, judged.mail()));
    ReviewResult result = result(group, watches);
    return new Reviewed(result, judged, quiet(group, result));
  }

  private ReviewResult result(WatchedGroup group, List<Watch> asked) {
    List<JudgedMail> judged = group.judged();
    Stream<Finding> replies =
        judged.stream().flatMap(mail -> ReplyFindings.of(mail, scene.now()).stream());
    List<Finding> findings = Stream.concat(replies, findings(asked, group).stream()).toList();
    return new ReviewResult(
        group.accounts().stream().map(Account::id).collect(Collectors.toSet()),
        judged,
        exceptions.applied(findings, judged),
        exceptions.excused(judged),
        unopened(asked, group),
        unreadWindows(asked, group),
        asked.stream().flatMap(watch -> watch.leftOut(group).stream()).toList(),
        MissingPermission.of(group));
  }

  /** A picture that is left out hangs on what others of the department send. */
  private Map<MailboxId, Instant> quiet(WatchedGroup group, ReviewResult result) {
    Map<MailboxId, Instant> quiet = new HashMap<>();
    group.accounts().forEach(account -> quiet.put(account.id(), Instant.MAX));
    for (Watch watch : watches) {
      Map<MailboxId, Instant> until = watch.quietUntil(group);
      quiet.keySet().retainAll(until.keySet());
      quiet.replaceAll((id, at) -> min(at, until.getOrDefault(id, at)));
    }
    quiet.keySet().removeAll(loud(result));
    return quiet;
  }

  private static Set<MailboxId> loud(ReviewResult result) {
    Set<MailboxId> loud = new HashSet<>(result.unopened());
    loud.addAll(result.unreadWindows().keySet());
    result.leftOut().forEach(each -> loud.add(each.mailbox()));
    result.troubles().forEach(each -> loud.add(each.mailbox()));
    result.findings().stream()
        .filter(GroupReview::isNeitherMailNorSignature)
        .forEach(finding -> loud.add(finding.mailbox()));
    return loud;
  }

  private static boolean isNeitherMailNorSignature(Finding finding) {
    return !(finding.issue() instanceof ReplyIssue || finding.issue() instanceof SignatureIssue);
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Map<MailboxId, Instant> unreadWindows(List<Watch> watches, WatchedGroup group) {
    Map<MailboxId, Instant> unread = new HashMap<>();
    watches.forEach(watch -> unread.putAll(watch.unreadWindows(group)));
    return unread;
  }

  /** Where mail lies unopened for too long, whoever could open it. */
  private static Set<MailboxId> unopened(List<Watch> watches, WatchedGroup group) {
    List<Watch> beside = // what was looked at of signatures says nothing of it
        watches.stream().filter(watch -> !(watch instanceof SignatureWatch)).toList();
    return findings(beside, group.withoutRights()).stream()
        .filter(finding -> !finding.issue().isForManager())
        .filter(finding -> finding.issue() instanceof AttentionIssue)
        .map(Finding::mailbox)
        .collect(Collectors.toSet());
  }

  private static List<Finding> findings(List<Watch> watches, WatchedGroup group) {
    return watches.stream().flatMap(watch -> watch.findings(group).stream()).toList();
  }

  /**
   * Where a finding hangs on who can open a mailbox, those sources are asked that are asked about
   * one mailbox at a time. What they said before does not count here: a right may be gone.
   */
  private WatchedGroup decided(WatchedGroup group) {
    WatchedGroup unasked = group.withoutAsked();
    Set<MailboxId> undecided =
        findings(watches, unasked).stream()
            .filter(finding -> hangsOnAccess(finding.issue()))
            .map(Finding::mailbox)
            .collect(Collectors.toSet());
    List<Account> asked =
        group.accounts().stream().filter(account -> undecided.contains(account.id())).toList();
    return !asked.isEmpty() && scene.delegateLookup().ask(asked)
        ? groups.of(scene, group.accounts(), group.judged())
        : group;
  }

  private static boolean hangsOnAccess(Issue issue) {
    return switch (issue) {
      case NoCover _, NoRoutine _, AttentionIssue.NoDelegate _, AttentionIssue.DelegateUnknown _ ->
          true;
      case NoAutomaticReply _, LimitedAudience _, IncompleteText _, LeftOn _ -> false;
      case AttentionIssue.NotOpened _, AttentionIssue.NoSteward _, AttentionIssue.StewardsAway _ ->
          false;
      case ReplyIssue _, SignatureIssue _ -> false;
    };
  }

  /** Several results as one, ordered as one would be. */
  static ReviewResult together(List<ReviewResult> parts) {
    List<Finding> findings = new ArrayList<>();
    parts.forEach(part -> findings.addAll(part.findings()));
    findings.sort(
        Comparator.<Finding>comparingInt(finding -> rank(finding.issue()))
            .thenComparing(Finding::mailbox));
    return new ReviewResult(
        parts.stream().flatMap(part -> part.mailboxes().stream()).collect(Collectors.toSet()),
        parts.stream()
            .flatMap(part -> part.mail().stream())
            .sorted(Comparator.comparing(judged -> judged.mail().key()))
            .toList(),
        findings,
        parts.stream().flatMap(part -> part.excused().stream()).collect(Collectors.toSet()),
        parts.stream().flatMap(part -> part.unopened().stream()).collect(Collectors.toSet()),
        parts.stream()
            .flatMap(part -> part.unreadWindows().entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        parts.stream().flatMap(part -> part.leftOut().stream()).toList(),
        parts.stream().flatMap(part -> part.troubles().stream()).toList());
  }

  private static int rank(Issue issue) {
    return switch (issue) {
      case ReplyIssue _ -> 0;
      case AttentionIssue.StewardsAway _ -> 4;
      case AbsenceIssue _ -> 1;
      case SignatureIssue _ -> 2;
      case AttentionIssue _ -> 3;
    };
  }
}
