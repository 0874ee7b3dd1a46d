package se.svarsvakt.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import se.svarsvakt.mail.MailboxId;

/**
 * A year whose holidays and closed days an administrator has looked through.
 *
 * @param year the calendar year
 * @param person who
 * @param at when
 */
public record ConfirmedYear(int year, MailboxId person, Instant at) {
  /** The year that is to be looked through on a day: the next one, in January still this one. */
  public static int toConfirm(LocalDate today) {
    return today.getMonth() == Month.JANUARY ? today.getYear() : today.getYear() + 1;
  }

  /** Whether people are reminded of it on that day: from the first of December. */
  public static boolean isPressing(LocalDate today) {
    return today.getMonth() == Month.DECEMBER || today.getMonth() == Month.JANUARY;
  }
}
