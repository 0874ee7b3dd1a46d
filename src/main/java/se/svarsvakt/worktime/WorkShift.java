package se.svarsvakt.worktime;

import java.time.LocalDate;

/**
 * The working time of one working day, or a part of it.
 *
 * @param day the working day
 * @param period from when to when
 * @param whole whether it is all the working time of the day
 */
public record WorkShift(LocalDate day, Period period, boolean whole) {}
