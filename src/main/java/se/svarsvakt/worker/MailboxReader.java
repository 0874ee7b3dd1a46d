package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.SenderLists;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.nudge.NudgeService;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.FactStore;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxScope;
import se.svarsvakt.sync.MailboxScope.WatchedMailbox;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.MailboxSync;
import se.svarsvakt.sync.MailboxSync.Thoroughness;
import se.svarsvakt.sync.Organisation;
import se.svarsvakt.sync.Parallel;
import se.svarsvakt.sync.StoredMailbox;
import se.svarsvakt.worker.ScanSummary.UnreadMailbox;
import se.svarsvakt.worker.ShardResult.ShardTrouble;

/** Brings the stored facts of every mailbox in scope up to date, many mailboxes side by side. */
public final class MailboxReader {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);

  /** Beside a pass, which has more to read at a time. */
  private static final int CHANGED_AT_ONCE = 40;

  /** A mailbox that takes longer keeps those that change after it waiting; passes wait for it. */
  private static final Duration LONGEST_OF_CHANGED = Duration.ofSeconds(30);

  /** How long mail is weighed by who else holds it, as long as settled mail is looked at. */
  private static final Duration COPIES_WEIGHED = Duration.ofDays(14);

  private final Directory directory;
  private final FactStore store;
  private final MailboxScope enrolment;
  private final MailboxSync sync;
  private final Terms terms;
  private final MailboxRound.Tools tools;
  private final MailboxRound.Tools toolsOfChanged;

  /** With what it reads, where it writes, and what is in scope. */
  public MailboxReader(
      Directory directory, FactStore store, MailboxScope enrolment, MailboxSync sync, Terms terms) {
    this.directory = directory;
    this.store = store;
    this.enrolment = enrolment;
    this.sync = sync;
    this.terms = terms;
    LargeReadings large =
        new LargeReadings(terms.atOnce(), Runtime.getRuntime().availableProcessors());
    this.tools =
        new MailboxRound.Tools(
            store, enrolment, sync, terms, new Parallel.Places(terms.atOnce()), large);
    this.toolsOfChanged =
        new MailboxRound.Tools(
            store,
            enrolment,
            sync,
            terms.with(LONGEST_OF_CHANGED),
            new Parallel.Places(CHANGED_AT_ONCE),
            large);
  }

  /**
   * What is read, and how.
   *
   * @param scope which mailboxes are watched
   * @param internalDomains domains that count as internal beside the verified ones
   * @param senders senders of whom the policy says something
   * @param bannerTexts what the organisation puts before and after senders' words
   * @param atOnce how many mailboxes are read at a time
   * @param sourcesAtOnce how many messages' sources are read at a time
   * @param longest how long one mailbox may take before the pass goes on without it
   */
  public record Terms(
      ScopeRule scope,
      Set<String> internalDomains,
      SenderLists senders,
      BannerTexts bannerTexts,
      int atOnce,
      int sourcesAtOnce,
      Duration longest) {
    private Terms with(Duration longestOfOne) {
      return new Terms(
          scope, internalDomains, senders, bannerTexts, atOnce, sourcesAtOnce, longestOfOne);
    }
  }

  /**
   * What a reading gave.
   *
   * @param organisation the organisation
   * @param mailboxes how many mailboxes are in scope
   * @param enrolled those that were read
   * @param failed those that were not, or not all of them
   * @param unreadable the accounts of those that were not, as far as they are watched
   * @param changed those where something new was found, or of which not all could be read
   * @param earlier those of the enrolled ones that were read by an earlier pass
   */
  public record Outcome(
      Organisation organisation,
      int mailboxes,
      List<WatchedMailbox> enrolled,
      List<UnreadMailbox> failed,
      Set<Account> unreadable,
      Set<MailboxId> changed,
      Set<MailboxId> earlier) {
    private static Outcome of(
        Organisation organisation, List<WatchedMailbox> enrolled, ShardResult result) {
      DirectorySnapshot directory = organisation.directory();
      List<UnreadMailbox> failed =
          new ArrayList<>(
              result.unread().stream()
                  .sorted(Comparator.comparing(ShardTrouble::mailbox))
                  .flatMap(trouble -> unread(trouble, directory))
                  .toList());
      int mailboxes = enrolled.size() + failed.size();
      result.parts().stream().flatMap(part -> unread(part, directory)).forEach(failed::add);
      directory.unusable().stream().map(Outcome::unusable).forEach(failed::add);
      return new Outcome(
          organisation,
          mailboxes,
          sorted(enrolled),
          failed,
          result.unread().stream()
              .flatMap(trouble -> directory.account(trouble.mailbox()).stream())
              .collect(Collectors.toSet()),
          Stream.concat(
                  result.changed().stream(), result.parts().stream().map(ShardTrouble::mailbox))
              .collect(Collectors.toSet()),
          Set.of());
    }

    private static List<WatchedMailbox> sorted(List<WatchedMailbox> mailboxes) {
      return mailboxes.stream().sorted(Comparator.comparing(one -> one.account().id())).toList();
    }

    /** How many count as read: none where those that were asked for were all refused. */
    int scanned() {
      boolean refused = !unreadable.isEmpty() && enrolled.size() == earlier.size();
      return refused ? 0 : enrolled.size();
    }

    private List<MailboxId> ids() {
      return enrolled.stream().map(one -> one.account().id()).toList();
    }

    /** The same, with mailboxes that an earlier pass read. */
    private Outcome with(List<WatchedMailbox> others) {
      return new Outcome(
          organisation,
          mailboxes + others.size(),
          sorted(Stream.concat(enrolled.stream(), others.stream()).toList()),
          failed,
          unreadable,
          changed,
          others.stream().map(one -> one.account().id()).collect(Collectors.toSet()));
    }

    private static Stream<UnreadMailbox> unread(ShardTrouble trouble, DirectorySnapshot directory) {
      return directory.account(trouble.mailbox()).map(Account::mail).stream()
          .map(
              address ->
                  new UnreadMailbox(address, trouble.code(), trouble.message(), trouble.leftOut()));
    }

    private static UnreadMailbox unusable(MailAddress address) {
      return new UnreadMailbox(
          address,
          "AccountUnusable",
          "the directory's entry has no id or no address that can be used: its mailbox is not"
              + " watched");
    }
  }

  /** Deletes what is counted of habits and older than it is kept at that moment. */
  void forgetHabits(Instant now) {
    sync.forgetHabits(now);
  }

  /**
   * Reads the scope on this node.
   *
   * @throws se.svarsvakt.sync.SourceUnavailable if the directory cannot be read
   */
  public Outcome readAll(ScanRequest request, ScanSink sink) {
    return readAll(request, sink, null, all -> all);
  }

  /**
   * Reads the scope, or what is due of it.
   *
   * @param nodes where it is shared, if it is
   * @param choosing gives those that are due of all mailboxes in scope
   * @throws se.svarsvakt.sync.SourceUnavailable if the directory cannot be read
   */
  Outcome readAll(
      ScanRequest request,
      ScanSink sink,
      @Nullable ShardedReading nodes,
      UnaryOperator<Set<MailboxId>> choosing) {
    DirectorySnapshot snapshot = directory.read();
    sink.organisation(snapshot);
    List<Account> all = candidates(snapshot, request);
    refuseUnknown(request.only(), all);
    Set<MailboxId> due = choosing.apply(all.stream().map(Account::id).collect(Collectors.toSet()));
    List<Account> candidates = all.stream().filter(one -> due.contains(one.id())).toList();
    Organisation organisation = organisation(snapshot);
    Outcome outcome =
        nodes == null || candidates.size() < nodes.fewest()
            ? readHere(organisation, request, candidates, sink)
            : readTogether(organisation, request, candidates, sink, nodes);
    store.knownUntil(request.asOf(), outcome.ids(), request.asOf().minus(COPIES_WEIGHED));
    Outcome whole =
        outcome.with(watched(all.stream().filter(one -> !due.contains(one.id())).toList()));
    readThreads(whole.ids()); // an answer from one mailbox may be to mail in any other
    return whole;
  }

  /** What is stored of the scope, without a look at any mailbox. */
  Outcome known(ScanRequest request) {
    DirectorySnapshot snapshot = directory.read();
    return Outcome.of(
        organisation(snapshot), watched(candidates(snapshot, request)), ShardResult.NOTHING);
  }

  /** The mailboxes that are watched, as far as passes have read them before. */
  public Set<MailboxId> watched(Instant asOf) {
    ScanRequest all =
        new ScanRequest(asOf, Set.of(), NudgeService.Mode.SHOW, Casework.Breadth.EXPECTING);
    return known(all).enrolled().stream()
        .map(mailbox -> mailbox.account().id())
        .collect(Collectors.toSet());
  }

  /** What is stored of some watched mailboxes, without a look at them. */
  Outcome known(Collection<MailboxId> mailboxes) {
    DirectorySnapshot snapshot = directory.read();
    return Outcome.of(
        organisation(snapshot), watched(candidates(snapshot, mailboxes)), ShardResult.NOTHING);
  }

  /**
   * Reads some mailboxes in between, as a pass does; those that no pass has read yet are left to
   * one.
   *
   * @throws se.svarsvakt.sync.SourceUnavailable if the directory cannot be read
   */
  Outcome readChanged(Collection<MailboxId> mailboxes, Instant asOf) {
    Outcome known = known(mailboxes);
    MailboxRound round =
        new MailboxRound(toolsOfChanged, asOf, ScanSink.none(), known.organisation());
    round.run(known.enrolled().stream().map(WatchedMailbox::account).toList());
    Outcome read = Outcome.of(known.organisation(), round.enrolled(), round.result());
    readThreads(read.enrolled().stream().map(one -> one.account().id()).toList());
    return read;
  }

  private List<Account> candidates(DirectorySnapshot snapshot, Collection<MailboxId> mailboxes) {
    Set<MailboxId> members = terms.scope().group().map(directory::members).orElse(null);
    return mailboxes.stream()
        .flatMap(id -> snapshot.account(id).stream())
        .filter(a -> MailboxScope.isCandidate(a, members, terms.scope().exclude()))
        .toList();
  }

  private List<Account> candidates(DirectorySnapshot snapshot, ScanRequest request) {
    Set<MailboxId> members = terms.scope().group().map(directory::members).orElse(null);
    return snapshot.accounts().stream()
        .filter(a -> MailboxScope.isCandidate(a, members, terms.scope().exclude()))
        .filter(a -> isWanted(a, request.only()))
        .sorted(Comparator.comparing(Account::id))
        .toList();
  }

  /** The organisation as mail is weighed by. */
  Organisation organisation(DirectorySnapshot snapshot) {
    return new Organisation(
        snapshot, terms.internalDomains(), terms.senders(), sync.foreignWords(terms.bannerTexts()));
  }

  private Outcome readHere(
      Organisation organisation, ScanRequest request, List<Account> candidates, ScanSink sink) {
    MailboxRound round = new MailboxRound(tools, request.asOf(), sink, organisation);
    round.run(candidates);
    return Outcome.of(organisation, round.enrolled(), round.result());
  }

  /**
   * What another node's directory does not have is read here. Sent mail is related to what it may
   * answer afterwards: it lies in other shards.
   */
  private Outcome readTogether(
      Organisation organisation,
      ScanRequest request,
      List<Account> candidates,
      ScanSink sink,
      ShardedReading nodes) {
    int all = candidates.size();
    ShardResult shared =
        nodes.read(
            organisation,
            request.asOf(),
            candidates.stream().map(Account::id).toList(),
            done -> sink.progress(done, all));
    Set<MailboxId> unknown = Set.copyOf(shared.unknown());
    MailboxRound rest = new MailboxRound(tools, request.asOf(), ScanSink.none(), organisation);
    rest.run(candidates.stream().filter(one -> unknown.contains(one.id())).toList());
    ShardResult result = shared.plus(rest.result());
    Set<MailboxId> notRead = new HashSet<>(result.outside());
    result.unread().forEach(trouble -> notRead.add(trouble.mailbox()));
    List<Account> read = candidates.stream().filter(one -> !notRead.contains(one.id())).toList();
    sink.progress(all - result.outside().size(), all - result.outside().size());
    return Outcome.of(organisation, enrolled(read), result);
  }

  /** Those that a pass has read before. */
  private List<WatchedMailbox> watched(List<Account> accounts) {
    return enrolled(accounts).stream()
        .filter(mailbox -> mailbox.stored().watchedSince() != null && stillCounts(mailbox))
        .toList();
  }

  /** An account may have been disabled since. */
  private static boolean stillCounts(WatchedMailbox mailbox) {
    MailboxSettings settings = mailbox.stored().settings();
    return settings == null || MailboxScope.counts(mailbox.account(), settings.purpose());
  }

  private List<WatchedMailbox> enrolled(List<Account> accounts) {
    Map<MailboxId, StoredMailbox> known =
        store.withoutFolders(accounts.stream().map(Account::id).toList());
    return accounts.stream()
        .map(
            account -> {
              StoredMailbox stored =
                  known.getOrDefault(account.id(), StoredMailbox.unknown(account.id()));
              return new WatchedMailbox(account, stored, stored).withoutFolders();
            })
        .toList();
  }

  /**
   * Reads mailboxes of a pass that another node may lead.
   *
   * @param organisation as this node sees it
   * @param beforeEach may end it by throwing
   */
  ShardResult readShard(
      Organisation organisation, Instant asOf, List<MailboxId> mailboxes, Runnable beforeEach) {
    Map<Boolean, List<MailboxId>> known =
        mailboxes.stream()
            .collect(
                Collectors.partitioningBy(id -> organisation.directory().account(id).isPresent()));
    MailboxRound round = new MailboxRound(tools, asOf, ScanSink.waiting(beforeEach), organisation);
    round.run(
        known.getOrDefault(true, List.of()).stream()
            .flatMap(id -> organisation.directory().account(id).stream())
            .toList());
    return round.result().without(known.getOrDefault(false, List.of()));
  }

  private static void refuseUnknown(Set<MailAddress> only, List<Account> candidates) {
    Set<MailAddress> known =
        candidates.stream().flatMap(a -> a.addresses().stream()).collect(Collectors.toSet());
    for (MailAddress address : only) {
      if (!known.contains(address)) {
        throw new NotInScope(address);
      }
    }
  }

  private static boolean isWanted(Account account, Set<MailAddress> only) {
    return only.isEmpty() || !Collections.disjoint(account.addresses(), only);
  }

  /**
   * When the mailboxes of a reading's scope were read last.
   *
   * @param earlier when those were read that it did not read
   */
  LastReadings lastReadings(
      Outcome outcome, Instant asOf, Function<MailboxId, Optional<Instant>> earlier) {
    List<MailboxId> others = outcome.unreadable().stream().map(Account::id).toList();
    Map<MailboxId, StoredMailbox> known = store.withoutFolders(others);
    List<Instant> read = new ArrayList<>();
    for (WatchedMailbox each : outcome.enrolled()) {
      MailboxId id = each.account().id();
      read.add(outcome.earlier().contains(id) ? earlier.apply(id).orElse(asOf) : asOf);
    }
    return LastReadings.of(
        read,
        others.stream().map(id -> known.getOrDefault(id, StoredMailbox.unknown(id))).toList());
  }

  /** Reads one mailbox once more, right before somebody is told about it. */
  void readAgain(WatchedMailbox mailbox, Organisation organisation, ScanRequest request) {
    StoredMailbox stored = stored(mailbox.account());
    sync.run(
        new WatchedMailbox(mailbox.account(), stored, stored),
        organisation,
        request.asOf(),
        Thoroughness.EVERY_FOLDER);
    readThreads(List.of(mailbox.account().id()));
  }

  /** Reads one mailbox's settings once more, right before somebody is told about them. */
  void readSettingsAgain(Account account, Organisation organisation, ScanRequest request) {
    enrolment.refresh(account, stored(account), organisation.directory(), request.asOf());
  }

  private StoredMailbox stored(Account account) {
    return store
        .mailboxes(List.of(account.id()))
        .getOrDefault(account.id(), StoredMailbox.unknown(account.id()));
  }

  /** Reads the source of sent mail that may answer somebody and does not say whom. */
  private void readThreads(List<MailboxId> mailboxes) {
    List<MailKey> wanted = store.threadsWanted(mailboxes);
    Parallel.forEach(wanted, terms.sourcesAtOnce(), this::readThread);
  }

  private void readThread(MailKey sent) {
    try {
      sync.readThread(sent);
    } catch (MailboxFailure failure) {
      LOG.warn(
          "mailbox {}: the source of a sent message was not read: {}",
          sent.mailbox(),
          failure.code());
    }
  }
}
