package se.svarsvakt.rule.absence;

import java.time.LocalDate;

/**
 * The working time of one working day, or what of it lies in an absence.
 *
 * @param day the working day
 * @param span from when to when
 * @param whole whether it is all the working time of the day
 */
record WorkShift(LocalDate day, Span span, boolean whole) {}
