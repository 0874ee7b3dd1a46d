package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.LeftOutPicture;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.reply.JudgedMail;
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

  /**
   * What a pass gave.
   *
   * @param at the moment it judged at
   * @param byMailbox figures of the mailboxes with mail that expects an answer
   * @param failed the mailboxes that were not read, or not all of them
   * @param unknownRegistrators how many registrators the settings name by an address of nobody
   * @param unknownAdministration the same of administration mailboxes
   */
  public record Snapshot(
      Instant at,
      Map<MailboxId, MailCounts> byMailbox,
      List<ScanSummary.UnreadMailbox> failed,
      int unknownRegistrators,
      int unknownAdministration) {
    /** Keeps copies. */
    public Snapshot {
      byMailbox = Map.copyOf(byMailbox);
      failed = List.copyOf(failed);
    }

    /** What was left out of mailboxes that were read. */
    public ScanSummary.LeftOutMessages leftOut() {
      return ScanSummary.LeftOutMessages.of(failed);
    }

    /** All mailboxes together. */
    public MailCounts total() {
      return byMailbox.values().stream().reduce(MailCounts.NONE, MailCounts::plus);
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
    private final Map<MailboxId, MailCounts> figures = new ConcurrentHashMap<>();
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
      judged.forEach(
          mail ->
              figures.merge(mail.mail().mailbox(), MailCounts.of(mail.state()), MailCounts::plus));
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

    @Override
    public boolean showsFindings() {
      return next.showsFindings();
    }
  }
}
