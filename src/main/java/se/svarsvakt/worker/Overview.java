package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import se.svarsvakt.casework.LeftOutPicture;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.sync.DirectorySnapshot;

/**
 * The figures of the last pass; nothing else of the mail is kept. Passes come one after another,
 * readers at any time.
 */
public final class Overview {
  private static final Logger LOG = LoggerFactory.getLogger(Overview.class);

  private final ReentrantLock running = new ReentrantLock();
  private volatile Optional<OverviewStore> store = Optional.empty();
  private volatile Optional<Snapshot> latest;

  /** Before the first pass. */
  public Overview() {
    this(Optional.empty());
  }

  /** After a pass, if there was one. */
  public Overview(Optional<Snapshot> latest) {
    this.latest = latest;
  }

  /** What is counted by itself. */
  public record Counted(MailboxId mailbox, Promise promise) {}

  /**
   * What a pass gave.
   *
   * @param at the moment it judged at
   * @param figures those of the mailboxes with mail that expects an answer, what was promised in
   *     each way by itself
   * @param failed the mailboxes that were not read, or not all of them
   * @param unknownRegistrators how many registrators the settings name by an address of nobody
   * @param unknownAdministration the same of administration mailboxes
   * @param pass what else the pass is told by
   */
  public record Snapshot(
      Instant at,
      Map<Counted, MailCounts> figures,
      List<ScanSummary.UnreadMailbox> failed,
      int unknownRegistrators,
      int unknownAdministration,
      PassFigures pass) {
    /** Keeps copies. */
    public Snapshot {
      figures = Map.copyOf(figures);
      failed = List.copyOf(failed);
    }

    /** All mailboxes together. */
    public OverviewTotals totals() {
      Map<Promise, MailCounts> all = new EnumMap<>(Promise.class);
      figures.forEach((counted, counts) -> all.merge(counted.promise(), counts, MailCounts::plus));
      return new OverviewTotals(
          at,
          all,
          ScanSummary.LeftOutMessages.of(failed),
          unknownRegistrators,
          unknownAdministration,
          pass);
    }

    /** One mailbox, whatever was promised. */
    public MailCounts of(MailboxId mailbox) {
      return Arrays.stream(Promise.values())
          .map(promise -> figures.getOrDefault(new Counted(mailbox, promise), MailCounts.NONE))
          .reduce(MailCounts.NONE, MailCounts::plus);
    }
  }

  /**
   * Keeps the organisation's figures where other nodes see them too.
   *
   * @param kept theirs and this node's
   */
  public void keepIn(OverviewStore kept) {
    store = Optional.of(kept);
  }

  /** The organisation's figures after the last pass of any node, if they are to be had. */
  public Optional<OverviewTotals> totals() {
    try {
      Optional<OverviewTotals> kept = store.flatMap(OverviewStore::latest);
      return kept.isPresent() ? kept : latest.map(Snapshot::totals);
    } catch (DataAccessException e) {
      return latest.map(Snapshot::totals);
    }
  }

  /** The last pass of this node; empty before the first one ended. */
  public Optional<Snapshot> latest() {
    return latest;
  }

  /**
   * Runs a pass, and takes note of its figures.
   *
   * @param sink is given what the pass finds
   */
  public ScanSummary run(Scan scan, ScanRequest request, ScanSink sink) {
    return run(scan, request, sink, PassReading.ALL_HERE);
  }

  /**
   * The same with a pass that reads in a way of its own.
   *
   * @param how with which other nodes it reads, and which mailboxes
   */
  public ScanSummary run(Scan scan, ScanRequest request, ScanSink sink, PassReading how) {
    Counter counting =
        new Counter(sink, (counter, summary) -> note(scan, request, counter, summary));
    running.lock();
    try {
      return scan.run(request, counting, how);
    } finally {
      running.unlock();
    }
  }

  private void note(Scan scan, ScanRequest request, Counter counter, ScanSummary summary) {
    Snapshot seen =
        new Snapshot(
            request.asOf(),
            counter.figures,
            summary.failed(),
            scan.unknownRegistrators(counter.directory).size(),
            scan.unknownAdministration(counter.directory).size(),
            counter.pass(summary));
    latest = Optional.of(seen);
    keep(seen.totals());
  }

  /** A pass ends well, whether or not its figures can be kept. */
  private void keep(OverviewTotals totals) {
    try {
      store.ifPresent(kept -> kept.keep(totals));
    } catch (DataAccessException e) {
      LOG.warn("the figures of the pass were not kept: the database {}", JdbcFault.of(e).words());
    }
  }

  /** Waits until no pass runs on this node, so long at most; false where one still does. */
  boolean awaitNone(Duration longest) {
    try {
      boolean none = running.tryLock(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (none) {
        running.unlock();
      }
      return none;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static final class Counter implements ScanSink {
    private final ScanSink next;
    private final BiConsumer<Counter, ScanSummary> atEnd;
    private final Map<Counted, MailCounts> figures = new ConcurrentHashMap<>();
    private final Map<PassFigures.Part, Long> millis = new EnumMap<>(PassFigures.Part.class);
    private final Map<RuledCode, Integer> found = new ConcurrentHashMap<>();
    private final AtomicInteger anew = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();
    private LastReadings readings = LastReadings.NONE;
    private @Nullable DirectorySnapshot directory;

    /** What findings are counted by. */
    private record RuledCode(RuleName rule, String code) {}

    Counter(ScanSink next, BiConsumer<Counter, ScanSummary> atEnd) {
      this.next = next;
      this.atEnd = atEnd;
    }

    private PassFigures pass(ScanSummary summary) {
      return new PassFigures(
          millis,
          readings,
          anew.get(),
          kept.get(),
          found.entrySet().stream()
              .map(
                  each ->
                      new PassFigures.IssueCount(
                          each.getKey().rule(), each.getKey().code(), each.getValue()))
              .toList(),
          PassFigures.counted(summary.nudges()));
    }

    @Override
    public void readings(LastReadings last) {
      readings = last;
      next.readings(last);
    }

    @Override
    public void took(PassFigures.Part part, Duration time) {
      millis.put(part, time.toMillis());
      next.took(part, time);
    }

    @Override
    public void judged(int some, int others) {
      anew.addAndGet(some);
      kept.addAndGet(others);
      next.judged(some, others);
    }

    @Override
    public void ended(ScanSummary summary) {
      atEnd.accept(this, summary);
      next.ended(summary);
    }

    @Override
    public void organisation(DirectorySnapshot directory) {
      this.directory = directory;
      next.organisation(directory);
    }

    @Override
    public void progress(int done, int of) {
      next.progress(done, of);
    }

    @Override
    public void mail(List<JudgedMail> judged) {
      judged.stream()
          .filter(mail -> mail.state() != null)
          .forEach(
              mail ->
                  figures.merge(
                      new Counted(mail.mail().mailbox(), mail.promise()),
                      MailCounts.of(mail.state()),
                      MailCounts::plus));
      next.mail(judged);
    }

    @Override
    public void findings(List<Finding> findings) {
      findings.stream()
          .filter(finding -> finding.excepted() == null)
          .map(Finding::issue)
          .forEach(
              issue -> found.merge(new RuledCode(issue.rule(), issue.code()), 1, Integer::sum));
      next.findings(findings);
    }

    @Override
    public void leftOut(List<LeftOutPicture> pictures) {
      next.leftOut(pictures);
    }
  }
}
