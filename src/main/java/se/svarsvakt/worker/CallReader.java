package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.mail.PhoneNumbers;
import se.svarsvakt.sync.CallList;
import se.svarsvakt.sync.CallLogSource;
import se.svarsvakt.sync.CallStore;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.LoggedCall;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.OutgoingCall;
import se.svarsvakt.worktime.Period;

/**
 * Reads the outgoing calls that may have called somebody back, day by day, and keeps hashes of
 * their numbers.
 */
public final class CallReader {
  private static final Logger LOG = LoggerFactory.getLogger(CallReader.class);

  /** Calls come into the lists hours later, a day at times. */
  private static final Duration READ_AGAIN = Duration.ofDays(2);

  /** Graph refuses longer ones. */
  private static final Duration LONGEST = Duration.ofDays(90);

  /** What was read of a long history is noted so often: the next pass goes on from there. */
  private static final Duration A_PART = Duration.ofDays(1);

  private final Optional<CallLogSource> source;
  private final CallStore store;
  private final KeyedHash hash;
  private final Duration history;

  /**
   * With where it reads and where it writes.
   *
   * @param source empty where calls are not to be read
   * @param history how far back the first reading goes
   */
  public CallReader(
      Optional<CallLogSource> source, CallStore store, KeyedHash hash, Duration history) {
    this.source = source;
    this.store = store;
    this.hash = hash;
    this.history = history.compareTo(LONGEST) < 0 ? history : LONGEST;
  }

  /**
   * Reads what is new; one list that is refused keeps nobody from reading the other.
   *
   * @param asOf the moment judged at
   * @param started when the pass began
   * @return the lists that could not be read
   */
  List<UnreadCalls> read(Instant asOf, Instant started) {
    return source.stream()
        .flatMap(
            calls -> Stream.of(CallList.values()).map(list -> read(calls, list, asOf, started)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<UnreadCalls> read(
      CallLogSource calls, CallList list, Instant asOf, Instant started) {
    Instant until = asOf.truncatedTo(ChronoUnit.SECONDS);
    Masked masked = new Masked();
    try {
      Instant from = from(list, until);
      while (from.isBefore(until)) {
        Instant next = earlier(from.plus(A_PART), until);
        calls.each(list, new Period(from, next), page -> store.add(kept(page, masked)));
        store.read(list, earlier(next, started));
        from = next;
      }
      masked.tell(list);
      return Optional.empty();
    } catch (MailboxFailure failure) {
      UnreadCalls unread = new UnreadCalls(list, failure.code());
      LOG.warn("{}", unread.line());
      return Optional.of(unread);
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** A pass that judges a time long past reads all of that time. */
  private Instant from(CallList list, Instant until) {
    Instant earliest = until.minus(history);
    return store
        .readUntil(list)
        .map(known -> known.minus(READ_AGAIN).truncatedTo(ChronoUnit.SECONDS))
        .filter(from -> from.isAfter(earliest) && from.isBefore(until))
        .orElse(earliest);
  }

  private List<OutgoingCall> kept(List<LoggedCall> page, Masked masked) {
    List<OutgoingCall> kept = new ArrayList<>();
    for (LoggedCall call : page) {
      masked.count(call);
      PhoneNumbers.called(call.number())
          .map(number -> new OutgoingCall(hash.phone(number), call.at()))
          .ifPresent(kept::add);
    }
    return kept;
  }

  /** How many of the calls hide digits of their numbers. */
  private static final class Masked {
    private int all;
    private int hidden;

    void count(LoggedCall call) {
      all++;
      if (PhoneNumbers.isMasked(call.number())) {
        hidden++;
      }
    }

    void tell(CallList list) {
      if (hidden > 0) {
        LOG.warn(
            "the list of calls {} hides digits of the number in {} of {} outgoing calls, and these"
                + " settle no voicemail: Microsoft hides them for organisations in some countries;"
                + " where it hides all, set svarsvakt.calls.enabled=false",
            list.code(),
            hidden,
            all);
      }
    }
  }
}
