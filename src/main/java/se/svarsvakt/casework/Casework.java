package se.svarsvakt.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.absence.Consent;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Judges the stored facts of mailboxes, a handful of mailboxes at a time, so that neither memory
 * nor the number of statements grows with the size of the organisation.
 */
public final class Casework {
  private static final int MAILBOXES_AT_ONCE = 100;

  /** Some wait for the database while others are judged. */
  private static final int GROUPS_AT_ONCE = 4;

  /** A last call asks for what was seen since the working day before it. */
  private static final Duration SEEN_KEPT = Duration.ofDays(14);

  private final CaseRecords records;
  private final Policy policy;
  private final Duration history;
  private final MailJudge mail;
  private final WatchedGroups groups;

  /** With where its facts and its own records are, and the terms it judges by. */
  public Casework(CaseRecords records, Policy policy, Duration history) {
    this(records, policy, history, List.of());
  }

  /**
   * With where its facts and its own records are, and the terms it judges by.
   *
   * @param registering the addresses of mailboxes whose answered mail is to be registered
   */
  public Casework(
      CaseRecords records, Policy policy, Duration history, Collection<MailAddress> registering) {
    this.records = records;
    this.policy = policy;
    this.history = history;
    this.mail = new MailJudge(records, policy, history, RegisteredMail.of(records, registering));
    this.groups = new WatchedGroups(records, policy);
  }

  /** What a reader is written to in, by the language of their mailbox ({@link Policy}). */
  public String writtenTo(String language) {
    return policy.writtenTo(language);
  }

  /** Which mail a review shows. */
  public enum Breadth {
    /** What expects an answer, or did until it was thrown away. */
    EXPECTING,
    /** Every incoming message of the time that the first reading goes back. */
    ALL,
    /** None, and of findings those that calendars alone show. */
    NONE
  }

  /**
   * What a review is about.
   *
   * @param directory the organisation
   * @param accounts the accounts whose mailboxes are judged
   * @param stewards who looks after shared mailboxes, as {@link #stewards} gives them
   * @param now the moment judged at
   * @param breadth which mail is shown
   * @param delegateLookup asks who can open a mailbox where a finding hangs on it
   */
  public record ReviewRequest(
      DirectorySnapshot directory,
      Collection<Account> accounts,
      Map<MailboxId, Set<MailboxId>> stewards,
      Instant now,
      Breadth breadth,
      DelegateLookup delegateLookup) {}

  /**
   * Judges mailboxes under every promise and hands on what was found, ordered by mailbox: mail that
   * is open or was settled in the last 14 days, and findings.
   *
   * @param sink takes what was found, one group of mailboxes after another
   */
  public void review(ReviewRequest scene, Consumer<ReviewResult> sink) {
    GroupReview review = review(scene);
    for (List<Account> part : parts(scene.accounts())) {
      review
          .of(part, some -> judged(some, scene))
          .forEach(reviewed -> sink.accept(reviewed.result()));
    }
  }

  private MailJudge.Judged judged(List<Account> some, ReviewRequest scene) {
    return scene.breadth() == Breadth.NONE
        ? MailJudge.Judged.NONE
        : mail.judge(some, scene.now(), scene.breadth());
  }

  /** Which mailboxes are judged anew. */
  public enum Anew {
    /** All. */
    ALL,
    /** Those of which something changed or whose time has come. */
    CHANGED,
    /** The same, of which nothing is kept: somebody looks in between. */
    CHANGED_UNKEPT
  }

  /**
   * How a review rests on what was judged before.
   *
   * @param anew which mailboxes are judged anew
   * @param terms what its judgements hold for beside the facts: none of other terms is used
   * @param unread mailboxes of which nothing is kept: their facts may be old
   */
  public record Keeping(Anew anew, String terms, Set<MailboxId> unread) {
    /** Keeps a copy. */
    public Keeping {
      unread = Set.copyOf(unread);
    }
  }

  /**
   * As above, where mailboxes are judged anew only of which something changed, or whose time has
   * come; what is judged is kept for the next time.
   */
  public void reviewChanged(ReviewRequest scene, Keeping keeping, Consumer<ReviewResult> sink) {
    if (scene.breadth() != Breadth.EXPECTING) {
      review(scene, sink);
      return;
    }
    GroupReview review = review(scene);
    new KeptReview(records, mail, review, keeping, terms(review.exceptions(), keeping))
        .of(scene.accounts(), sink);
  }

  /** What all mailboxes are judged by beside their facts. */
  private String terms(Exceptions exceptions, Keeping keeping) {
    String all =
        Fingerprint.of(policy)
            + Fingerprint.of(history)
            + Fingerprint.of(mail.registering())
            + Fingerprint.of(exceptions.exceptions())
            + Fingerprint.of(records.facts().banners())
            + keeping.terms()
            + Casework.class.getPackage().getImplementationVersion();
    return records.hash().seal(all).value();
  }

  private GroupReview review(ReviewRequest scene) {
    Exceptions exceptions =
        new Exceptions(
            records.register().exceptions(policy.calendar().dateOf(scene.now())), records.cases());
    return new GroupReview(scene, groups, watches(scene), exceptions);
  }

  private List<Watch> watches(ReviewRequest scene) {
    List<Watch> calendars =
        List.of(new AbsenceWatch(policy), new StewardsWatch(records, policy, scene));
    List<Watch> others =
        List.of(
            new SignatureWatch(policy, records.signatures(), scene.directory().accounts()),
            new AttentionWatch(policy, scene.stewards()::containsKey));
    return scene.breadth() == Breadth.NONE
        ? calendars
        : List.of(calendars.getFirst(), others.getFirst(), others.getLast(), calendars.getLast());
  }

  /**
   * Judges mail alone, as {@link #review(ReviewRequest, Consumer)} does.
   *
   * @param accounts the accounts whose mailboxes are judged
   * @param now the moment judged at
   * @param sink takes the judgements, one group of mailboxes after another
   */
  public void review(
      Collection<Account> accounts, Instant now, Breadth breadth, Consumer<List<JudgedMail>> sink) {
    for (List<Account> part : parts(accounts)) {
      sink.accept(mail.judged(part, now, breadth));
    }
  }

  /**
   * Judges mail as it stood at a past moment, by what is stored, and notes nothing.
   *
   * @param own the mailboxes, each with the keyed hashes of its own addresses
   * @param moment the past moment: what was sent, marked, thrown away or excepted later does not
   *     count
   * @param sink takes the judgements, one group of mailboxes after another
   */
  public void lookBack(Map<MailboxId, Set<Hash>> own, Instant moment, Consumer<PastMail> sink) {
    Instant last = moment.minusNanos(1);
    Exceptions exceptions =
        new Exceptions(
            records.register().exceptions(policy.calendar().dateOf(last), last), records.cases());
    LookBack look = new LookBack(mail, exceptions, last);
    own.keySet().stream()
        .sorted()
        .gather(Gatherers.windowFixed(MAILBOXES_AT_ONCE))
        .gather(Gatherers.mapConcurrent(GROUPS_AT_ONCE, part -> look.at(some(own, part)).toList()))
        .flatMap(List::stream)
        .forEach(sink);
  }

  private static Map<MailboxId, Set<Hash>> some(
      Map<MailboxId, Set<Hash>> own, List<MailboxId> part) {
    Map<MailboxId, Set<Hash>> some = new HashMap<>();
    part.forEach(id -> some.put(id, own.getOrDefault(id, Set.of())));
    return some;
  }

  static List<List<Account>> parts(Collection<Account> accounts) {
    return accounts.stream()
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .gather(Gatherers.windowFixed(MAILBOXES_AT_ONCE))
        .toList();
  }

  /**
   * Who looks after these shared mailboxes; those without anybody are missing.
   *
   * @param configured whom the settings name, by the mailbox's address
   */
  public Map<MailboxId, Set<MailboxId>> stewards(
      DirectorySnapshot directory,
      Collection<MailboxId> shared,
      Map<MailAddress, List<MailAddress>> configured) {
    return new SharedMailboxStewards(directory, configured)
        .of(shared, records.delegates().of(shared));
  }

  /**
   * When people are out of office, as their calendars were last read; of those who are not known
   * nothing is there.
   */
  public Map<MailboxId, List<Period>> outOfOffice(Collection<MailboxId> people, Instant now) {
    Map<MailboxId, List<Period>> away = new HashMap<>();
    records
        .owners()
        .ownersWithoutTraces(people, now)
        .forEach((person, facts) -> away.put(person, facts.calendar().outOfOffice()));
    return away;
  }

  /**
   * In how many mailboxes external mail lies that came in a period to more than one.
   *
   * @param among only of mail that one of these holds; empty for all
   */
  public Map<Hash, Integer> copies(Period period, Collection<MailboxId> among) {
    return records.facts().copies(period, among);
  }

  /** Which of these Message-IDs the mailboxes hold, as a copy too. */
  public Map<MailboxId, Set<Hash>> held(
      Collection<MailboxId> mailboxes, Collection<Hash> messageIds) {
    return records.facts().held(mailboxes, messageIds);
  }

  /**
   * When these people were out of office, had an automatic reply on or a colleague who looked after
   * their mailbox, as it was known before a moment.
   */
  public Map<MailboxId, List<Period>> standIns(Collection<MailboxId> people, Instant moment) {
    Map<MailboxId, List<Period>> away = new HashMap<>();
    records
        .owners()
        .ownersWithoutTraces(people, moment)
        .forEach(
            (person, facts) ->
                away.put(
                    person,
                    Stream.concat(
                            facts.calendar().outOfOffice().stream(),
                            facts.settings().replyOn().stream())
                        .collect(Collectors.toCollection(ArrayList::new))));
    WorkingCalendar calendar = policy.calendar();
    records.register().agreements(people).stream()
        .filter(CoverAgreement::holds)
        .filter(each -> each.consent().filter(said -> !said.since().isBefore(moment)).isEmpty())
        .forEach(
            each ->
                away.computeIfAbsent(each.mailbox(), _ -> new ArrayList<>())
                    .add(
                        new Period(
                            calendar.at(each.from(), LocalTime.MIDNIGHT),
                            calendar.at(each.to().plusDays(1), LocalTime.MIDNIGHT))));
    return away;
  }

  /** Who is told of every request for public records. */
  public List<MailAddress> registrators() {
    return policy.reply().publicRecords().told();
  }

  /** Where people pass on what they should not answer themselves. */
  public List<MailAddress> administrationMailboxes() {
    return policy.functions().administration();
  }

  /** Who looks after whose mailbox by agreement at that moment. */
  public Map<MailboxId, MailboxId> covers(DirectorySnapshot directory, Instant now) {
    return covers(agreements(now), directory, now);
  }

  /** As above, of those mailboxes that the person looks after, whoever does it before them. */
  public Map<MailboxId, MailboxId> coversBy(
      MailboxId person, DirectorySnapshot directory, Instant now) {
    Set<MailboxId> mailboxes =
        records.register().agreements(policy.calendar().dateOf(now), person).stream()
            .filter(agreement -> agreement.by().equals(person))
            .map(CoverAgreement::mailbox)
            .collect(Collectors.toSet());
    return covers(records.register().agreements(mailboxes), directory, now);
  }

  private Map<MailboxId, MailboxId> covers(
      List<CoverAgreement> agreements, DirectorySnapshot directory, Instant now) {
    var today = policy.calendar().dateOf(now);
    Map<MailboxId, MailboxId> covers = new HashMap<>();
    agreements.stream()
        .filter(agreement -> agreement.holdsOn(today))
        .filter(agreement -> directory.isEnabled(agreement.by()))
        .forEach(agreement -> covers.putIfAbsent(agreement.mailbox(), agreement.by()));
    return covers;
  }

  /** The agreements, answered or not, that are not over on that moment's day. */
  public List<CoverAgreement> agreements(Instant now) {
    return records.register().agreements(policy.calendar().dateOf(now));
  }

  /**
   * Asks the colleagues of agreements that people made while nobody was asked.
   *
   * @param now the moment that they are asked
   */
  public void askColleagues(Instant now) {
    boolean suffices = policy.absence().namingSuffices();
    Consent.State state = suffices ? Consent.State.NAMED : Consent.State.REQUESTED;
    records.register().askAbout(policy.calendar().dateOf(now), new Consent(state, now));
  }

  /** The number of the last change of a mailbox's facts that is not counted yet; 0 for none. */
  public long lastChange() {
    return records.judgements().lastChange();
  }

  /** Has the next pass judge these mailboxes anew. */
  public void judgeAnew(Collection<MailboxId> mailboxes) {
    records.judgements().judgeAnew(mailboxes);
  }

  /**
   * The mailboxes of which time alone has changed something by a moment, since they were judged.
   */
  public Set<MailboxId> changing(Instant until) {
    return records.judgements().changing(until);
  }

  /** Mailboxes of which something changed after the change of that number, some of them. */
  public Set<MailboxId> changedSince(long number, int most) {
    return records.judgements().changedSince(number, most);
  }

  /** Whether something is still to be done about a message. */
  public static boolean isOpen(JudgedMail judged) {
    ReplyState state = judged.state();
    return state != null && state.isOpen();
  }

  /** How long settled mail stays known. */
  public Duration keepsFor() {
    Duration kept = Duration.ofDays(policy.privacy().keepDays());
    return kept.compareTo(history) > 0 ? kept : history;
  }

  /** Deletes what is older than the policy keeps it. */
  public void forgetOld(Instant now) {
    records.cases().forgetBefore(now.minus(keepsFor()));
    records.cases().forgetSeenBefore(now.minus(SEEN_KEPT));
  }
}
