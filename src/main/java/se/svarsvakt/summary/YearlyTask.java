package se.svarsvakt.summary;

import se.svarsvakt.mail.EnumCode;

/**
 * What is to be looked at once a year, in the order of telling; {@code summary.properties} has its
 * words and the municipality's sentence that asks for it.
 */
public enum YearlyTask implements EnumCode {
  /** How the promise was kept is followed up. */
  FOLLOW_UP(HowOften.YEARLY),
  /** Everybody is told of the rules. */
  INFORM(HowOften.YEARLY),
  /** The rules are revised. */
  REVISION(HowOften.EVERY_FOURTH_YEAR),
  /** The signature's template is looked through. */
  SIGNATURE(HowOften.AT_ALL),
  /** Who stands in for whom is looked through. */
  STAND_INS(HowOften.AT_ALL),
  /** The contact page is looked through. */
  CONTACT_PAGE(HowOften.AT_ALL),
  /** The export of delegates is looked through. */
  DELEGATES(HowOften.AT_ALL),
  /** What is kept, and for how long, is looked through. */
  RETENTION(HowOften.AT_ALL);

  private final HowOften asked;

  YearlyTask(HowOften asked) {
    this.asked = asked;
  }

  /** What a municipality's sentence says of how often it is done. */
  public enum HowOften implements EnumCode {
    /** Once a year. */
    YEARLY,
    /** Every fourth year; in which it falls due is not known here. */
    EVERY_FOURTH_YEAR,
    /** That it is done; that it is looked at once a year is the program's own. */
    AT_ALL
  }

  /** How often it is asked for. */
  public HowOften asked() {
    return asked;
  }
}
