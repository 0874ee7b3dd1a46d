package se.svarsvakt.doctor;

import se.svarsvakt.mail.EnumCode;

/**
 * An examination that was begun on the pages, as it stands.
 *
 * @param state how far it has come
 * @param done how many mailboxes were asked
 * @param of how many are to be; 0 as long as that is not known
 */
public record Examination(State state, int done, int of) {
  static final Examination BEGUN = new Examination(State.RUNNING, 0, 0);

  /** How far it has come. */
  public enum State implements EnumCode {
    /** It is at work. */
    RUNNING,
    /** It came to its end. */
    DONE,
    /** The program was stopped. */
    STOPPED,
    /** It took longer than one may. */
    TOO_LONG,
    /** Something failed that nobody foresaw. */
    FAULTY
  }

  /** The same in another state. */
  Examination in(State other) {
    return new Examination(other, done, of);
  }
}
