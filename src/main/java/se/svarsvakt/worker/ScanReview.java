package se.svarsvakt.worker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.DelegateLookup;
import se.svarsvakt.casework.MissingPermission;
import se.svarsvakt.casework.ReviewResult;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.NudgePlan;
import se.svarsvakt.nudge.OpenItems;
import se.svarsvakt.nudge.Responsibilities;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.MailboxScope.WatchedMailbox;
import se.svarsvakt.worker.ScanSummary.UnreadMailbox;

/** The part of a pass that judges: reads what is needed beside mail, and hands on what is found. */
final class ScanReview {
  private final RunningPass pass;
  private final ScanRequest request;
  private final MailboxReader.Outcome read;
  private final Casework casework;
  private final SecondaryReads secondaryReads;
  private final DirectorySnapshot directory;
  private final DelegateLookup delegateLookup;

  ScanReview(RunningPass pass, Casework casework, SecondaryReads secondaryReads) {
    this.pass = pass;
    this.request = pass.request();
    this.read = pass.read();
    this.casework = casework;
    this.secondaryReads = secondaryReads;
    this.directory = read.organisation().directory();
    this.delegateLookup = secondaryReads.delegates().in(directory, request.asOf());
  }

  /**
   * What a review found.
   *
   * @param plan the nudges that are due by what was found
   * @param people who answers for what
   * @param failed what could not be read, mailboxes as a whole and parts of them
   */
  record Found(NudgePlan plan, Responsibilities people, List<UnreadMailbox> failed) {}

  /**
   * Reads what is needed beside mail, judges every promise, and hands on what is found.
   *
   * @param planning begins to plan nudges, with the agreements that are not over
   * @param alsoTo is given each part of the review as a whole
   */
  Found run(
      Map<MailAddress, List<MailAddress>> configured,
      ScanSink sink,
      BiFunction<Responsibilities, List<CoverAgreement>, NudgePlan> planning,
      Consumer<ReviewResult> alsoTo) {
    Responsibilities people = read(configured);
    Collection<MissingPermission> unread = secondaryReads.signatures().look(own(), request.asOf());
    NudgePlan plan = planning.apply(people, casework.agreements(request.asOf()));
    return judged(people, plan, unread, sink, alsoTo);
  }

  /** Reads what is needed beside mail and bodies, and gives the people that it is about. */
  Responsibilities read(Map<MailAddress, List<MailAddress>> configured) {
    secondaryReads.export().load(directory, request.asOf());
    secondaryReads.calendars().read(own(), request.asOf());
    return people(shared -> stewards(shared, configured));
  }

  /** The people that it is about, as far as they are known. */
  Responsibilities people(Map<MailAddress, List<MailAddress>> configured) {
    return people(shared -> casework.stewards(directory, shared, configured));
  }

  private Responsibilities people(
      Function<Set<MailboxId>, Map<MailboxId, Set<MailboxId>>> stewards) {
    Set<MailboxId> shared =
        read.enrolled().stream()
            .filter(WatchedMailbox::isShared)
            .map(mailbox -> mailbox.account().id())
            .collect(Collectors.toSet());
    return new Responsibilities(
            directory, shared, stewards.apply(shared), casework.covers(directory, request.asOf()))
        .telling(casework.registrators());
  }

  /** Plans by what is stored: of mailboxes nothing is read, and nothing kept. */
  void plan(NudgePlan plan, Responsibilities people) {
    List<Account> accounts = read.enrolled().stream().map(WatchedMailbox::account).toList();
    casework.reviewChanged(
        scene(accounts, people.stewards()),
        keeping(Casework.Anew.CHANGED_UNKEPT),
        new Gathering(plan::add)::add);
  }

  /** Judges by what is stored what changed since it was judged, and keeps nothing of that. */
  void look(Responsibilities people, Consumer<ReviewResult> sink) {
    List<Account> accounts = read.enrolled().stream().map(WatchedMailbox::account).toList();
    casework.reviewChanged( // what is found beside mail is not shown of it: nobody is asked for it
        scene(accounts, people.stewards(), DelegateLookup.NOBODY),
        keeping(Casework.Anew.CHANGED_UNKEPT),
        sink);
  }

  private Casework.Keeping keeping(Casework.Anew anew) {
    return new Casework.Keeping(anew, pass.timing().name(), pass.unread());
  }

  /** Whose mailboxes are one person's own. */
  List<Account> own() {
    return read.enrolled().stream()
        .filter(mailbox -> !mailbox.isShared())
        .map(WatchedMailbox::account)
        .toList();
  }

  /** What people would have had to be told of at an earlier moment. */
  OpenItems at(Instant moment, Responsibilities people) {
    List<JudgedMail> mail = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    Gathering gathering =
        new Gathering(
            part -> {
              mail.addAll(part.mail());
              findings.addAll(part.findings());
            });
    casework.review(
        new Casework.ReviewRequest(
            directory,
            read.enrolled().stream().map(WatchedMailbox::account).toList(),
            people.stewards(),
            moment,
            Casework.Breadth.EXPECTING,
            DelegateLookup.NOBODY),
        gathering::add);
    return new OpenItems(mail, findings);
  }

  private Map<MailboxId, Set<MailboxId>> stewards(
      Set<MailboxId> shared, Map<MailAddress, List<MailAddress>> configured) {
    Map<MailboxId, Set<MailboxId>> known = casework.stewards(directory, shared, configured);
    Set<MailboxId> without = new HashSet<>(shared);
    without.removeAll(known.keySet());
    return !without.isEmpty() && delegateLookup.ask(accounts(without))
        ? casework.stewards(directory, shared, configured)
        : known;
  }

  private List<Account> accounts(Collection<MailboxId> mailboxes) {
    return mailboxes.stream().flatMap(id -> directory.account(id).stream()).toList();
  }

  private Found judged(
      Responsibilities people,
      NudgePlan plan,
      Collection<MissingPermission> unread,
      ScanSink sink,
      Consumer<ReviewResult> alsoTo) {
    List<Account> accounts =
        new ArrayList<>(read.enrolled().stream().map(WatchedMailbox::account).toList());
    accounts.addAll(read.unreadable());
    Gathering gathering = new Gathering(plan::add);
    ScanProblems troubles = new ScanProblems(directory, read.failed());
    review(
        scene(accounts, people.stewards()),
        reviewed -> {
          int anew = reviewed.anew().size();
          sink.judged(anew, reviewed.mailboxes().size() - anew);
          sink.mail(reviewed.mail());
          sink.findings(gathering.sure(reviewed.findings()));
          sink.leftOut(reviewed.leftOut());
          reviewed.troubles().forEach(troubles::add);
          gathering.add(reviewed);
          alsoTo.accept(reviewed);
        });
    unread.forEach(troubles::add);
    return new Found(plan, people, troubles.all());
  }

  /** Of some mailboxes nothing is kept: the pass is about them. */
  private void review(Casework.ReviewRequest scene, Consumer<ReviewResult> sink) {
    if (pass.isWhole()) {
      casework.reviewChanged(
          scene, keeping(request.full() ? Casework.Anew.ALL : Casework.Anew.CHANGED), sink);
    } else {
      casework.review(scene, sink);
    }
  }

  private Casework.ReviewRequest scene(
      Collection<Account> accounts, Map<MailboxId, Set<MailboxId>> stewards) {
    return scene(accounts, stewards, delegateLookup);
  }

  private Casework.ReviewRequest scene(
      Collection<Account> accounts,
      Map<MailboxId, Set<MailboxId>> stewards,
      DelegateLookup lookup) {
    return new Casework.ReviewRequest(
        directory, accounts, stewards, request.asOf(), request.breadth(), lookup);
  }

  /** Reads a few calendars once more, right before somebody is told about them. */
  void readCalendarsAgain(Collection<MailboxId> mailboxes) {
    secondaryReads.calendars().readAgain(accounts(mailboxes), request.asOf());
  }

  /** Judges a few mailboxes once more; delegates are not asked again. */
  List<Finding> findings(Collection<MailboxId> mailboxes, Responsibilities people, Instant now) {
    List<Finding> findings = new ArrayList<>();
    casework.review(
        new Casework.ReviewRequest(
            directory,
            accounts(mailboxes),
            people.stewards(),
            now,
            Casework.Breadth.EXPECTING,
            DelegateLookup.NOBODY),
        reviewed -> findings.addAll(reviewed.findings()));
    return findings;
  }

  /** What people may have to be told of, of mailboxes that could be read. */
  private final class Gathering {
    private final Set<MailboxId> unsure = pass.unread();
    private final Consumer<OpenItems> sink;

    /** With where it goes, some mailboxes at a time. */
    private Gathering(Consumer<OpenItems> sink) {
      this.sink = sink;
    }

    /** Of a mailbox that was not read its mail alone is told: the rest may have changed unseen. */
    List<Finding> sure(List<Finding> found) {
      return found.stream()
          .filter(
              finding ->
                  finding.issue().rule().isAboutMail() || !unsure.contains(finding.mailbox()))
          .toList();
    }

    void add(ReviewResult reviewed) {
      sink.accept(new OpenItems(open(reviewed), told(reviewed), List.of(), settling(reviewed)));
    }

    private List<JudgedMail> open(ReviewResult reviewed) {
      return reviewed.mail().stream()
          .filter(mail -> !unsure.contains(mail.mail().mailbox()))
          .filter(
              mail ->
                  mail.awaitsRegistration()
                      || (Casework.isOpen(mail) && !reviewed.excused().contains(mail.mail().key())))
          .toList();
    }

    private List<Finding> told(ReviewResult reviewed) {
      return reviewed.findings().stream()
          .filter(finding -> finding.excepted() == null && !unsure.contains(finding.mailbox()))
          .filter(finding -> NudgeKind.about(finding).isPresent())
          .toList();
    }

    private static Map<MailboxId, String> settling(ReviewResult reviewed) {
      Map<MailboxId, String> settling = new HashMap<>();
      reviewed.unopened().forEach(mailbox -> settling.merge(mailbox, "unopened ", String::concat));
      reviewed.findings().stream()
          .filter(finding -> finding.excepted() != null && NudgeKind.about(finding).isPresent())
          .forEach(
              finding ->
                  settling.merge(
                      finding.mailbox(), finding.issue().code() + " excepted ", String::concat));
      return settling;
    }
  }
}
