package se.svarsvakt.worker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.svarsvakt.casework.AccessAsker;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.Casework.Scene;
import se.svarsvakt.casework.Reviewed;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Matters;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.People;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.Enrolment.Enrolled;
import se.svarsvakt.worker.ScanSummary.Failed;

/** The part of a pass that judges: reads what is needed beside mail, and hands on what is found. */
final class Review {
  private static final Set<String> ABOUT_MAIL = Set.of("reply", "forward");

  private final ScanRequest request;
  private final Reading.Outcome read;
  private final Casework casework;
  private final BesideMail beside;
  private final DirectorySnapshot directory;
  private final AccessAsker asker;

  Review(ScanRequest request, Reading.Outcome read, Casework casework, BesideMail beside) {
    this.request = request;
    this.read = read;
    this.casework = casework;
    this.beside = beside;
    this.directory = read.organisation().directory();
    this.asker = beside.delegates().in(directory, request.asOf());
  }

  /**
   * What a review found.
   *
   * @param matters what people may have to be told of
   * @param people who answers for what
   * @param failed what could not be read, mailboxes as a whole and parts of them
   */
  record Found(Matters matters, People people, List<Failed> failed) {}

  /** Reads what is needed beside mail, judges every promise, and hands on what is found. */
  Found run(Map<MailAddress, List<MailAddress>> configured, ScanSink sink) {
    People people = read(configured);
    SignatureSampling.Seen seen = beside.signatures().look(own(), request.asOf());
    return judged(people, seen, sink);
  }

  /** Reads what is needed beside mail and bodies, and gives the people that it is about. */
  People read(Map<MailAddress, List<MailAddress>> configured) {
    beside.export().load(directory, request.asOf());
    beside.calendars().read(own(), request.asOf());
    Set<MailboxId> shared =
        read.enrolled().stream()
            .filter(Enrolled::isShared)
            .map(mailbox -> mailbox.account().id())
            .collect(Collectors.toSet());
    return new People(
        directory,
        shared,
        stewards(shared, configured),
        casework.covers(directory, request.asOf()));
  }

  /** Whose mailboxes are one person's own. */
  List<Account> own() {
    return read.enrolled().stream()
        .filter(mailbox -> !mailbox.isShared())
        .map(Enrolled::account)
        .toList();
  }

  /** What people would have had to be told of at an earlier moment. */
  Matters at(Instant moment, People people) {
    Gathering gathering = new Gathering();
    casework.review(
        new Scene(
            directory,
            read.enrolled().stream().map(Enrolled::account).toList(),
            people.stewards(),
            moment,
            Casework.Breadth.EXPECTING,
            AccessAsker.NOBODY),
        gathering::add);
    return gathering.matters();
  }

  private Map<MailboxId, Set<MailboxId>> stewards(
      Set<MailboxId> shared, Map<MailAddress, List<MailAddress>> configured) {
    Map<MailboxId, Set<MailboxId>> known = casework.stewards(directory, shared, configured);
    Set<MailboxId> without = new HashSet<>(shared);
    without.removeAll(known.keySet());
    return !without.isEmpty() && asker.ask(accounts(without))
        ? casework.stewards(directory, shared, configured)
        : known;
  }

  private List<Account> accounts(Collection<MailboxId> mailboxes) {
    return mailboxes.stream().flatMap(id -> directory.account(id).stream()).toList();
  }

  private Found judged(People people, SignatureSampling.Seen seen, ScanSink sink) {
    List<Account> accounts =
        new ArrayList<>(read.enrolled().stream().map(Enrolled::account).toList());
    accounts.addAll(read.unreadable());
    Map<MailboxId, Account> byId =
        accounts.stream()
            .collect(Collectors.toMap(Account::id, Function.identity(), (one, same) -> one));
    Gathering gathering = new Gathering();
    Troubles troubles = new Troubles(directory, read.failed());
    casework.review(
        scene(accounts, people.stewards()),
        reviewed -> {
          List<Finding> sure = gathering.sure(reviewed.findings());
          sink.mail(reviewed.mail());
          sink.findings(
              sink.showsFindings() ? beside.signatures().detailed(sure, byId, seen) : sure);
          reviewed.troubles().forEach(troubles::add);
          gathering.add(reviewed);
        });
    seen.troubles().forEach(troubles::add);
    return new Found(gathering.matters(), people, troubles.all());
  }

  private Scene scene(Collection<Account> accounts, Map<MailboxId, Set<MailboxId>> stewards) {
    return new Scene(directory, accounts, stewards, request.asOf(), request.breadth(), asker);
  }

  /** Reads a few calendars once more, right before somebody is told about them. */
  void readCalendarsAgain(Collection<MailboxId> mailboxes) {
    beside.calendars().readAgain(accounts(mailboxes), request.asOf());
  }

  /** Judges a few mailboxes once more; delegates are not asked again. */
  List<Finding> findings(Collection<MailboxId> mailboxes, People people, Instant now) {
    List<Finding> findings = new ArrayList<>();
    casework.review(
        new Scene(
            directory,
            accounts(mailboxes),
            people.stewards(),
            now,
            Casework.Breadth.EXPECTING,
            AccessAsker.NOBODY),
        reviewed -> findings.addAll(reviewed.findings()));
    return findings;
  }

  /** What people may have to be told of, of mailboxes that could be read. */
  private final class Gathering {
    private final Set<MailboxId> unsure =
        read.unreadable().stream().map(Account::id).collect(Collectors.toSet());
    private final List<JudgedMail> open = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /** Of a mailbox that was not read its mail alone is told: the rest may have changed unseen. */
    List<Finding> sure(List<Finding> found) {
      return found.stream()
          .filter(
              finding -> ABOUT_MAIL.contains(finding.rule()) || !unsure.contains(finding.mailbox()))
          .toList();
    }

    void add(Reviewed reviewed) {
      reviewed.findings().stream()
          .filter(finding -> finding.excepted() == null && !unsure.contains(finding.mailbox()))
          .filter(finding -> NudgeKind.about(finding).isPresent())
          .forEach(findings::add);
      for (JudgedMail mail : reviewed.mail()) {
        boolean excused = reviewed.excused().contains(mail.mail().key());
        if (Casework.isOpen(mail) && !excused && !unsure.contains(mail.mail().mailbox())) {
          open.add(mail);
        }
      }
    }

    Matters matters() {
      return new Matters(open, findings);
    }
  }
}
