package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.LeftOutPicture;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.sync.DirectorySnapshot;

/**
 * The figures of the last pass that this node finished; nothing else of the mail is kept. Passes
 * come one after another, readers at any time.
 */
public final class Overview {
  private final ReentrantLock running = new ReentrantLock();
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

  /** What is told by itself of the whole organisation. */
  public record ApartTotal(Promise promise, MailCounts counts) {}

  /**
   * What a pass gave.
   *
   * @param at the moment it judged at
   * @param figures those of the mailboxes with mail that expects an answer, what was promised in
   *     each way by itself
   * @param failed the mailboxes that were not read, or not all of them
   * @param unknownRegistrators how many registrators the settings name by an address of nobody
   * @param unknownAdministration the same of administration mailboxes
   */
  public record Snapshot(
      Instant at,
      Map<Counted, MailCounts> figures,
      List<ScanSummary.UnreadMailbox> failed,
      int unknownRegistrators,
      int unknownAdministration) {
    /** Keeps copies. */
    public Snapshot {
      figures = Map.copyOf(figures);
      failed = List.copyOf(failed);
    }

    /** What was left out of mailboxes that were read. */
    public ScanSummary.LeftOutMessages leftOut() {
      return ScanSummary.LeftOutMessages.of(failed);
    }

    /** Ordinary mail, all mailboxes together. */
    public MailCounts mail() {
      return total(Promise.ANSWER);
    }

    /** What is counted apart, all mailboxes together, as far as there is any. */
    public List<ApartTotal> apart() {
      return Stream.of(Promise.CALL_BACK, Promise.PUBLIC_RECORDS)
          .map(promise -> new ApartTotal(promise, total(promise)))
          .filter(each -> !each.counts().equals(MailCounts.NONE))
          .toList();
    }

    /** What was promised in one way, all mailboxes together. */
    public MailCounts total(Promise promise) {
      return figures.entrySet().stream()
          .filter(each -> each.getKey().promise() == promise)
          .map(Map.Entry::getValue)
          .reduce(MailCounts.NONE, MailCounts::plus);
    }

    /** One mailbox, whatever was promised. */
    public MailCounts of(MailboxId mailbox) {
      return Arrays.stream(Promise.values())
          .map(promise -> figures.getOrDefault(new Counted(mailbox, promise), MailCounts.NONE))
          .reduce(MailCounts.NONE, MailCounts::plus);
    }
  }

  /** The last pass; empty before the first one ended. */
  public Optional<Snapshot> latest() {
    return latest;
  }

  /**
   * Runs a pass, and takes note of its figures.
   *
   * @param sink is given what the pass finds
   */
  public ScanSummary run(Scan scan, ScanRequest request, ScanSink sink) {
    Counter counter = new Counter(sink);
    running.lock();
    try {
      ScanSummary summary = scan.run(request, counter);
      latest =
          Optional.of(
              new Snapshot(
                  request.asOf(),
                  counter.figures,
                  summary.failed(),
                  scan.unknownRegistrators(counter.directory).size(),
                  scan.unknownAdministration(counter.directory).size()));
      return summary;
    } finally {
      running.unlock();
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
    private final Map<Counted, MailCounts> figures = new ConcurrentHashMap<>();
    private @Nullable DirectorySnapshot directory;

    Counter(ScanSink next) {
      this.next = next;
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
      next.findings(findings);
    }

    @Override
    public void leftOut(List<LeftOutPicture> pictures) {
      next.leftOut(pictures);
    }
  }
}
