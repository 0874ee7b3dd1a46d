package se.svarsvakt.summary;

import se.svarsvakt.mail.EnumCode;

/**
 * What is to be looked at once a year, in the order of telling; {@code summary.properties} has its
 * words and the municipality's sentence that asks for it.
 */
public enum YearlyTask implements EnumCode {
  /** How the promise was kept is followed up. */
  FOLLOW_UP(Asked.YEARLY),
  /** Everybody is told of the rules. */
  INFORM(Asked.YEARLY),
  /** The rules are revised. */
  REVISION(Asked.EVERY_FOURTH_YEAR),
  /** The signature's template is looked through. */
  SIGNATURE(Asked.AT_ALL),
  /** Who stands in for whom is looked through. */
  STAND_INS(Asked.AT_ALL),
  /** The contact page is looked through. */
  CONTACT_PAGE(Asked.AT_ALL),
  /** The export of delegates is looked through. */
  DELEGATES(Asked.AT_ALL),
  /** What is kept, and for how long, is looked through. */
  RETENTION(Asked.AT_ALL);

  private final Asked asked;

  YearlyTask(Asked asked) {
    this.asked = asked;
  }

  /** What a municipality's sentence says of how often it is done. */
  public enum Asked implements EnumCode {
    /** Once a year. */
    YEARLY,
    /** Every fourth year; in which it falls due is not known here. */
    EVERY_FOURTH_YEAR,
    /** That it is done; that it is looked at once a year is the program's own. */
    AT_ALL
  }

  /** How often it is asked for. */
  public Asked asked() {
    return asked;
  }
}
