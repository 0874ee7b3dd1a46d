/** Working time: working days, opening hours and the deadlines that are counted in them. */
@NullMarked
package se.svarsvakt.worktime;

import org.jspecify.annotations.NullMarked;
