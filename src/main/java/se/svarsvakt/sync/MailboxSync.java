package se.svarsvakt.sync;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import se.svarsvakt.mail.ForeignWords;
import se.svarsvakt.mail.HabitTerms;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.body.BannerTexts;

/**
 * Brings what is stored of one mailbox up to date: reads what changed in every watched folder,
 * makes facts of it, and writes facts and positions in one transaction. It can be run again at any
 * moment without harm; when it fails, nothing is written and the next run starts where this one
 * did.
 */
public final class MailboxSync {
  /** How much of a mailbox is read. */
  public enum Thoroughness {
    /** The Inbox, what lies below it, and other folders that the folder list shows as changed. */
    WHAT_CHANGED,
    /** Every watched folder, whatever the folder list shows. */
    EVERY_FOLDER
  }

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final MailboxFeed feed;
  private final FactStore store;
  private final SyncSettings settings;
  private final KeyedHash hash;
  private final boolean readsOn;
  private final Optional<HabitTerms> habits;

  /** A pass and a last look before a nudge do not write of one mailbox at once. */
  private final LoadingCache<MailboxId, ReentrantLock> turns =
      Caffeine.newBuilder().weakValues().build(_ -> new ReentrantLock());

  /** Reads no letter further than its preview. */
  public MailboxSync(MailboxFeed feed, FactStore store, SyncSettings settings, KeyedHash hash) {
    this(feed, store, settings, hash, false, Optional.empty());
  }

  /**
   * With what it reads, where it writes, and the key of its hashes.
   *
   * @param readsOn whether new letters that are longer than their preview are read to their end for
   *     a request for public records
   * @param habits how people's habits are counted; empty where they are not
   */
  public MailboxSync(
      MailboxFeed feed,
      FactStore store,
      SyncSettings settings,
      KeyedHash hash,
      boolean readsOn,
      Optional<HabitTerms> habits) {
    this.habits = habits;
    this.readsOn = readsOn;
    this.feed = feed;
    this.store = store;
    this.settings = settings;
    this.hash = hash;
  }

  /** What is put before and after senders' words, by the setting and as learned so far. */
  public ForeignWords foreignWords(BannerTexts setting) {
    Set<Hash> banners = store.banners();
    return new ForeignWords(setting, words -> banners.contains(hash.beginning(words)));
  }

  /**
   * Runs one step.
   *
   * @param mailbox the mailbox as {@link MailboxScope} found it
   * @param organisation the organisation at this moment
   * @param asOf the moment that ages are counted to
   * @param thoroughness how much of it is read
   * @throws MailboxFailure if the mailbox cannot be read; nothing is written then
   */
  public StepResult run(
      MailboxScope.WatchedMailbox mailbox,
      Organisation organisation,
      Instant asOf,
      Thoroughness thoroughness) {
    ReentrantLock turn = Objects.requireNonNull(turns.get(mailbox.account().id()));
    if (!isTaken(turn)) {
      throw new MailboxFailure(
          MailboxFailure.Next.LATER, "Busy", "another reading of this mailbox takes long");
    }
    try {
      return runAlone(mailbox, organisation, asOf, thoroughness);
    } finally {
      turn.unlock();
    }
  }

  /** One that takes longer than its time goes on unseen. */
  private static boolean isTaken(ReentrantLock turn) {
    try {
      return turn.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private StepResult runAlone(
      MailboxScope.WatchedMailbox mailbox,
      Organisation organisation,
      Instant asOf,
      Thoroughness thoroughness) {
    Instant since = settings.earliest(mailbox.current(), asOf);
    ReadingTerms terms = new ReadingTerms(settings, thoroughness, since, asOf);
    MailboxStep step = new MailboxStep(feed, store, mailbox.current(), terms);
    Map<MessageId, Destination> destinations = step.read();
    MailFactReader reading = reading(mailbox, organisation, since, asOf);
    reading.take(step.sightings(), id -> destinations.getOrDefault(id, Destination.NOWHERE));
    step.leaveOut(reading.leftOut());
    MailboxUpdate update =
        new MailboxUpdate(
            mailbox.stored(),
            step.after(mailbox.current().readSince(since)),
            mailbox.account().mail(),
            reading.received(),
            reading.sent(),
            reading.changes());
    if (!update.isEmpty()) {
      store.apply(update);
    }
    return new StepResult(step.sightings().seen().size(), step.omissions());
  }

  private MailFactReader reading(
      MailboxScope.WatchedMailbox mailbox, Organisation organisation, Instant since, Instant asOf) {
    MailFactReader.Whose whose =
        new MailFactReader.Whose(
            mailbox.account().id(),
            organisation.addressee(mailbox.account()),
            since,
            asOf,
            readsOn);
    HabitReader reader =
        mailbox.isShared()
            ? null
            : habits.map(terms -> new HabitReader(feed, store, hash, terms, whose)).orElse(null);
    return new MailFactReader(feed, store, new Classifier(hash, organisation), whose, reader);
  }

  /** Deletes what was counted longer ago than it is kept, or all of it where nothing is counted. */
  public void forgetHabits(Instant now) {
    store.forgetHabits(habits.map(terms -> terms.keptFrom(now)).orElse(LocalDate.MAX));
  }

  /**
   * Reads, from the source of a sent message, which messages it answers: Graph leaves that out of
   * its properties at times (docs/graph-notes.md 2). A message that is gone answers none.
   *
   * @throws MailboxFailure if its mailbox cannot be read
   */
  public void readThread(MailKey sent) {
    String ids;
    try {
      ids = feed.threadInSource(sent.mailbox(), sent.id());
    } catch (MailboxFailure failure) {
      if (failure.next() != MailboxFailure.Next.GONE) {
        throw failure;
      }
      ids = "";
    }
    store.threadRead(
        sent, MessageIds.in(ids).stream().map(hash::messageId).collect(Collectors.toSet()));
  }
}
