package se.svarsvakt.worktime;

import java.time.LocalDate;
import java.util.Optional;

/** Knows which dates are holidays, and what they are called. */
@FunctionalInterface
public interface Holidays {
  /** The holiday's name ({@code Julafton}), empty where the date is none. */
  Optional<String> nameOf(LocalDate date);
}
