package se.svarsvakt.summary;

import se.svarsvakt.mail.EnumCode;

/**
 * What is to be done once a year, in the order of telling; {@code summary.properties} has its words
 * and the municipality's sentence that asks for it.
 */
public enum YearlyTask implements EnumCode {
  /** How the promise was kept is followed up. */
  FOLLOW_UP,
  /** Everybody is told of the rules. */
  INFORM,
  /** The signature's template is looked through. */
  SIGNATURE,
  /** Who stands in for whom is looked through. */
  STAND_INS,
  /** The contact page is looked through. */
  CONTACT_PAGE,
  /** The export of delegates is looked through. */
  DELEGATES,
  /** What is kept, and for how long, is looked through. */
  RETENTION
}
