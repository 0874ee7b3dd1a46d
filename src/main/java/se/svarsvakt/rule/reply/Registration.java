package se.svarsvakt.rule.reply;

import java.time.Instant;
import se.svarsvakt.mail.EnumCode;

/**
 * How far the registration of an answered mail has come, where its mailbox's mail is to be
 * registered (diarieföras). The program registers nothing: it asks, and keeps what was said.
 */
public sealed interface Registration {
  /** Nobody has said anything of it yet. */
  record NotSaid() implements Registration {}

  /**
   * Somebody has said what it is.
   *
   * @param choice what
   * @param at when
   * @param caseNumber the case system's number for it; empty where it gave none
   */
  record Stated(Choice choice, Instant at, String caseNumber) implements Registration {}

  /** What can be said of an answered mail. */
  enum Choice implements EnumCode {
    /** It is registered. */
    REGISTERED,
    /** It is of little importance and need not be. */
    LITTLE_IMPORTANCE,
    /** It belongs to another authority or is no matter of ours. */
    NOT_OURS
  }
}
