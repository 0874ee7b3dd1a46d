package se.svarsvakt.doctor;

import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFailure.Next;

/** What came of asking for something. */
public sealed interface Attempt {
  /** It was given. */
  record Opened() implements Attempt {}

  /**
   * The application may not have it.
   *
   * @param code Graph's error code
   */
  record Denied(String code) implements Attempt {}

  /**
   * It is not there: no such mailbox, group or app, or a mailbox that Graph does not reach.
   *
   * @param code Graph's error code
   */
  record Absent(String code) implements Attempt {}

  /**
   * It is not known whether the application may: throttled, out of order, no answer.
   *
   * @param code Graph's error code, or a word for what happened
   */
  record Unanswered(String code) implements Attempt {}

  /** Nothing was asked. */
  record Untried(Hindrance hindrance) implements Attempt {}

  /** Why nothing could be asked. */
  enum Hindrance {
    /** It is not known who is in scope. */
    SCOPE_UNKNOWN,
    /** No mailbox is in scope, or Graph reaches none of those that are. */
    NO_MAILBOX,
    /** Graph did not answer any more. */
    SILENCE
  }

  /** Whether it was given. */
  default boolean isOpened() {
    return this instanceof Opened;
  }

  /** Graph's error code, or a word for what happened; empty where it told none. */
  default String reason() {
    return switch (this) {
      case Opened(), Untried(var _) -> "";
      case Denied(String code) -> code;
      case Absent(String code) -> code;
      case Unanswered(String code) -> code;
    };
  }

  /** Asks. */
  static Attempt at(Runnable asking) {
    try {
      asking.run();
      return new Opened();
    } catch (MailboxFailure failure) {
      return of(failure);
    }
  }

  /** What a failure says about rights. */
  static Attempt of(MailboxFailure failure) {
    if (failure.isNoMailbox() || failure.next() == Next.GONE) {
      return new Absent(failure.code());
    }
    return failure.next() == Next.SUSPEND
        ? new Denied(failure.code())
        : new Unanswered(failure.code());
  }
}
