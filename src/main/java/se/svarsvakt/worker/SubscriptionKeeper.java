package se.svarsvakt.worker;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.Parallel;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.sync.notification.ChangeSubscription;
import se.svarsvakt.sync.notification.ChangeSubscriptions;
import se.svarsvakt.sync.notification.ClientState;
import se.svarsvakt.sync.notification.JdbcChangeSubscriptions;
import se.svarsvakt.sync.notification.JdbcNotedMailboxes;
import se.svarsvakt.sync.notification.SubscriptionAnswer;
import se.svarsvakt.sync.notification.SubscriptionAnswer.LiveSubscription;
import se.svarsvakt.sync.notification.SubscriptionAnswer.SubscriptionRefusal;

/**
 * Keeps one subscription to changes for each watched mailbox, and none for others: makes them,
 * renews them long before they end, and deletes them; some at a time, so that a run is short. Where
 * none can be made, it rests, and asks for one at a time until that goes: passes read all mail as
 * ever.
 */
public final class SubscriptionKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionKeeper.class);

  /** Graph takes 10,080 minutes for what is Outlook's; its clock may be behind ours. */
  static final Duration LIFETIME = Duration.ofMinutes(10_000);

  /** What Graph took before, and other clouds may still: asked for where the longer one failed. */
  static final Duration SHORT_LIFETIME = Duration.ofHours(70);

  static final Duration RHYTHM = Duration.ofSeconds(15);

  /** All of the application's are listed, hundreds of pages where there are very many. */
  private static final Duration LISTED_FOR = Duration.ofMinutes(10);

  private static final Duration COMPARED_EVERY = Duration.ofMinutes(5);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Duration LONGEST_REST = Duration.ofMinutes(30);
  private static final DoublingPause PAUSE = new DoublingPause(FIRST_PAUSE, LONGEST_PAUSE);
  private static final DoublingPause REST = new DoublingPause(FIRST_PAUSE, LONGEST_REST);

  /** Rights and mailboxes do not change by themselves. */
  private static final Duration REFUSED_PAUSE = Duration.ofHours(6);

  private static final DoublingPause DUPLICATE_PAUSE =
      new DoublingPause(FIRST_PAUSE, REFUSED_PAUSE);

  static final int MOST_IN_A_RUN = 200;
  private static final int AT_ONCE = 40;
  private static final int ALONE = 3;

  private final ChangeSubscriptions service;
  private final JdbcChangeSubscriptions stored;
  private final JdbcNotedMailboxes noted;
  private final SubscriptionTerms terms;
  private final Supplier<Set<MailboxId>> watched;
  private final Clock clock;

  /** This node's; another begins anew. */
  private Instant comparedAt = Instant.EPOCH;

  private Instant restUntil = Instant.EPOCH;
  private int restedInARow;
  private boolean works;

  /** What Graph listed of subscriptions here; there may be very many, and many duplicates. */
  private Map<MailboxId, String> listed = Map.of();

  private Instant listedAt = Instant.EPOCH;

  /**
   * Over a service and a store.
   *
   * @param watched the mailboxes that are read, as far as they were read before
   */
  public SubscriptionKeeper(
      ChangeSubscriptions service,
      JdbcChangeSubscriptions stored,
      JdbcNotedMailboxes noted,
      SubscriptionTerms terms,
      Supplier<Set<MailboxId>> watched,
      Clock clock) {
    this.service = service;
    this.stored = stored;
    this.noted = noted;
    this.terms = terms;
    this.watched = watched;
    this.clock = clock;
  }

  /**
   * What subscriptions are made with.
   *
   * @param address where they tell; empty where there are to be none
   * @param states what they show with all that they tell
   */
  public record SubscriptionTerms(Optional<URI> address, ClientState states) {
    /** Tells what a subscription was made with; what was made otherwise is made anew. */
    String madeWith() {
      return states.hash().seal("change-subscription " + address).value();
    }
  }

  /** The job that looks after them again and again. */
  public RecurringJob job() {
    return new RecurringJob(
        "change-subscriptions",
        FixedDelay.of(RHYTHM),
        (complete, operations) -> {
          LOG.error(
              "subscriptions to changes were not looked after ({}); it is tried again",
              ScanFailures.kind(complete.getCause().orElse(null)));
          operations.reschedule(complete, complete.getTimeDone().plus(FIRST_PAUSE));
        },
        this::run);
  }

  /** Makes, renews and deletes what is due, up to a number. */
  public void run() {
    Instant now = clock.instant();
    if (isWithin(restUntil, LONGEST_REST, now)) {
      return;
    }
    if (terms.address().isEmpty()) {
      Parallel.forEach(stored.some(MOST_IN_A_RUN), AT_ONCE, each -> delete(each, now));
      return;
    }
    compare(now);
    keep(terms.address().get(), now);
  }

  /** Whether a moment is still to come, and no longer from now than it can be. */
  private static boolean isWithin(Instant until, Duration most, Instant now) {
    return now.isBefore(until) && until.isBefore(now.plus(most).plusSeconds(1));
  }

  /** Brings the rows to what is watched; where that is not known, they stay. */
  private void compare(Instant now) {
    if (isWithin(comparedAt.plus(COMPARED_EVERY), COMPARED_EVERY, now)) {
      return;
    }
    Set<MailboxId> wanted;
    try {
      wanted = watched.get();
    } catch (SourceUnavailable e) {
      return; // the pass tells of it
    }
    Set<MailboxId> known = stored.mailboxes();
    Set<MailboxId> missing = new HashSet<>(wanted);
    missing.removeAll(known);
    stored.add(missing, now);
    known.removeAll(wanted);
    Parallel.forEach(stored.some(known, MOST_IN_A_RUN), AT_ONCE, each -> delete(each, now));
    stored.madeOtherwise(terms.madeWith(), now);
    comparedAt = known.size() > MOST_IN_A_RUN ? Instant.EPOCH : now;
  }

  /** What Graph does not delete ends by itself; until then it is tried again. */
  private void delete(ChangeSubscription each, Instant now) {
    String id = each.liveId(now);
    if (id != null
        && service.delete(each.mailbox(), id)
            instanceof SubscriptionRefusal(String code, boolean _)) {
      Instant over = Objects.requireNonNullElse(each.expires(), now).plus(LONGEST_PAUSE);
      stored.failed(each.mailbox(), code, over); // and is not renewed before that
    } else {
      stored.remove(each.mailbox());
    }
  }

  private void keep(URI address, Instant now) {
    List<ChangeSubscription> due = stored.due(now, MOST_IN_A_RUN);
    SubscriptionRound round = new SubscriptionRound(address, now);
    int alone = works ? 0 : Math.min(ALONE, due.size());
    for (ChangeSubscription each : due.subList(0, alone)) {
      round.keep(each);
      if (round.done.get() > 0) {
        break;
      }
    }
    int tried = round.done.get() + round.failed.get();
    if (alone == 0 || round.done.get() > 0) {
      Parallel.forEach(due.subList(tried, due.size()), AT_ONCE, round::keep);
    }
    boolean goesOn = round.removeDuplicates();
    if (round.done.get() > 0) {
      began();
    } else if (round.failed.get() > 0 && !goesOn) {
      works = false;
      if (stored.coverage(now).live() == 0) {
        rest(round, now);
      }
    }
  }

  private void began() {
    if (!works) {
      LOG.info("Graph tells of changes: new mail is known within a minute, and passes go on");
    }
    works = true;
    restedInARow = 0;
  }

  /** What none can be made for is asked for less and less often. */
  private void rest(SubscriptionRound round, Instant now) {
    Duration rest = REST.after(restedInARow);
    restedInARow++;
    restUntil = now.plus(rest);
    LOG.warn(
        "Graph keeps no subscription to changes for us ({}): passes read all mail as ever; next try"
            + " {}",
        round.failure,
        restUntil);
  }

  /**
   * When a subscription is to be renewed: between a quarter and half of its longest life before it
   * ends, each mailbox at a time of its own, so that what was made together is not renewed
   * together. Of a shorter life that is left, at half of it.
   */
  static Instant renewal(MailboxId mailbox, Instant expires, Instant now) {
    long quarter = LIFETIME.toSeconds() / 4;
    long ahead = quarter + Math.floorMod(mailbox.value().hashCode() * 31L, quarter);
    long left = Duration.between(now, expires).toSeconds();
    return expires.minusSeconds(Math.min(ahead, left / 2));
  }

  /** One look at what is due. */
  private final class SubscriptionRound {
    private final URI address;
    private final Instant now;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Set<MailboxId> duplicates = ConcurrentHashMap.newKeySet();
    private volatile String failure = "";

    SubscriptionRound(URI address, Instant now) {
      this.address = address;
      this.now = now;
    }

    /** Renews what lives, and makes the rest. */
    void keep(ChangeSubscription each) {
      String id = each.liveId(now);
      Duration life =
          each.attempts() == 0 || isOver(each, SHORT_LIFETIME) ? LIFETIME : SHORT_LIFETIME;
      if (id != null && !terms.madeWith().equals(each.madeWith())) {
        service.delete(each.mailbox(), id); // what is not deleted ends by itself
        id = null;
      }
      if (id == null) {
        make(each, life);
        return;
      }
      switch (service.renew(each.mailbox(), id, now.plus(life))) {
        case LiveSubscription made when isLater(made, each) -> made(each, made);
        case LiveSubscription _ -> failed(each, "NotRenewed", PAUSE.after(each.attempts()));
        case SubscriptionAnswer.NoSubscription _ -> {
          stored.gone(each.mailbox(), id, now);
          make(each, LIFETIME);
        }
        case SubscriptionAnswer.DuplicateSubscription _ ->
            failed(each, "Duplicate", PAUSE.after(each.attempts()));
        case SubscriptionRefusal refused -> refused(each, refused);
      }
    }

    /** Whether it lives for longer than that as it is. */
    private boolean isOver(ChangeSubscription each, Duration life) {
      Instant expires = each.expires();
      return each.liveId(now) != null && expires != null && expires.isAfter(now.plus(life));
    }

    /** It was seen that a renewal is answered with success and changes nothing. */
    private boolean isLater(LiveSubscription made, ChangeSubscription each) {
      return each.expires() == null || made.expires().isAfter(each.expires());
    }

    private void make(ChangeSubscription each, Duration life) {
      String state = terms.states().of(each.mailbox());
      switch (service.create(each.mailbox(), address, state, now.plus(life))) {
        case LiveSubscription made when made.expires().isAfter(now) -> {
          made(each, made);
          if (each.hadOne()) {
            noted.note(List.of(each.mailbox()), now);
          }
        }
        case LiveSubscription _ -> failed(each, "ExpiredAtOnce", PAUSE.after(each.attempts()));
        case SubscriptionAnswer.DuplicateSubscription _ -> {
          duplicates.add(each.mailbox());
          failed(each, "Duplicate", DUPLICATE_PAUSE.after(each.attempts()));
        }
        case SubscriptionAnswer.NoSubscription _ -> failed(each, "NoValue", LONGEST_PAUSE);
        case SubscriptionRefusal refused -> refused(each, refused);
      }
    }

    private void made(ChangeSubscription each, LiveSubscription made) {
      Instant due = renewal(each.mailbox(), made.expires(), now);
      stored.made(each.mailbox(), made, terms.madeWith(), due);
      done.incrementAndGet();
    }

    private void refused(ChangeSubscription each, SubscriptionRefusal refused) {
      failed(
          each, refused.code(), refused.passing() ? PAUSE.after(each.attempts()) : REFUSED_PAUSE);
    }

    private void failed(ChangeSubscription each, String code, Duration pause) {
      stored.failed(each.mailbox(), code, now.plus(pause));
      failed.incrementAndGet();
      failure = code;
    }

    /**
     * A subscription whose making was answered to nobody is not known here: it is deleted, and made
     * anew in the next round. One that tells elsewhere is another installation's.
     *
     * @return whether any was deleted
     */
    boolean removeDuplicates() {
      boolean isListed = isWithin(listedAt.plus(LISTED_FOR), LISTED_FOR, now);
      if (!isListed) {
        listed = Map.of();
      }
      if (duplicates.isEmpty() || (!isListed && !list())) {
        return false;
      }
      boolean any = false;
      for (MailboxId mailbox : duplicates) {
        String id = listed.remove(mailbox);
        if (id != null && !(service.delete(mailbox, id) instanceof SubscriptionRefusal)) {
          stored.again(mailbox, now);
          any = true;
        }
      }
      return any;
    }

    private boolean list() {
      try {
        listed = service.at(address);
        listedAt = now;
        return true;
      } catch (MailboxFailure e) {
        LOG.warn("subscriptions to changes could not be listed: {}", e.code());
        return false;
      }
    }
  }
}
