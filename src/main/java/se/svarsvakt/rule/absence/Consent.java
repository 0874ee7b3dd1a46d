package se.svarsvakt.rule.absence;

import java.time.Instant;
import se.svarsvakt.mail.EnumCode;

/**
 * What the colleague who is named in a cover agreement has said to it.
 *
 * @param state how it stands
 * @param since since when
 */
public record Consent(State state, Instant since) {
  /** How far it has come. */
  public enum State implements EnumCode {
    /** An administrator made it: it holds at once, and the colleague is told and may end it. */
    AGREED,
    /** The colleague is asked, and has not answered. */
    REQUESTED,
    /** As above, but the organisation's policy is that naming suffices until the answer comes. */
    NAMED,
    /** The colleague agreed. */
    ACCEPTED,
    /** The colleague declined, at once or later. */
    DECLINED;

    /** Whether the agreement counts. */
    boolean holds() {
      return this == AGREED || this == NAMED || this == ACCEPTED;
    }

    /** Whether an answer is waited for. */
    boolean isOpen() {
      return this == REQUESTED || this == NAMED;
    }

    /** Whether the colleague, and not the owner of the mailbox, is to know of it. */
    boolean isForColleague() {
      return this == AGREED || isOpen();
    }
  }
}
