package se.svarsvakt.sync;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.MailboxFailure.Next;
import se.svarsvakt.sync.MailboxFeed.Position;
import se.svarsvakt.sync.WatchedFolder.Kind;
import se.svarsvakt.tracing.TracePlace;

/** Reads one round of each of a mailbox's folders, side by side. */
record FolderRounds(MailboxFeed feed) {
  /** What a folder's round gave. */
  sealed interface Round {
    /**
     * A finished round.
     *
     * @param whole whether it tells everything in the folder
     */
    record RoundRead(FolderChanges changes, boolean whole) implements Round {}

    /** The folder does not exist any more. */
    record FolderGone() implements Round {}
  }

  /**
   * Reads the folders' changes since their positions.
   *
   * @param since where a folder without a position starts
   * @throws MailboxFailure if any of them cannot be read
   */
  Map<WatchedFolder, Round> read(MailboxId mailbox, List<WatchedFolder> folders, Instant since) {
    TracePlace place = TracePlace.here();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<WatchedFolder, Future<Round>> futures = new LinkedHashMap<>();
      for (WatchedFolder folder : folders) {
        futures.put(
            folder, threads.submit(place.carrying(() -> round(mailbox, folder, since))::get));
      }
      Map<WatchedFolder, Round> rounds = new LinkedHashMap<>();
      futures.forEach((folder, future) -> rounds.put(folder, result(future)));
      return rounds;
    }
  }

  private Round round(MailboxId mailbox, WatchedFolder folder, Instant since) {
    String link = folder.deltaLink();
    Position anew = new Position.From(since);
    Position start = link == null ? anew : new Position.After(link);
    try {
      return new Round.RoundRead(feed.changes(mailbox, folder.id(), start), link == null);
    } catch (MailboxFailure failure) {
      boolean mayBeGone = folder.kind() == Kind.SUBFOLDER || folder.kind() == Kind.BESIDE;
      if (link != null && isLost(failure)) {
        return new Round.RoundRead(feed.changes(mailbox, folder.id(), anew), true);
      }
      if (failure.next() == Next.GONE && mayBeGone) {
        return new Round.FolderGone();
      }
      throw failure;
    }
  }

  /** Graph says "40X such as syncStateNotFound" of an expired position (docs/graph-notes.md 1). */
  private static boolean isLost(MailboxFailure failure) {
    return failure.next() == Next.RESYNC || failure.next() == Next.SIMPLER;
  }

  private static Round result(Future<Round> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MailboxFailure failure) {
        throw failure;
      }
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MailboxFailure(Next.LATER, "Interrupted", "the program is stopping");
    }
  }
}
