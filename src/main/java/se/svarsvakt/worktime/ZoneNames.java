package se.svarsvakt.worktime;

import com.ibm.icu.util.TimeZone;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Time zones by the names that Microsoft 365 gives them: Windows names ({@code W. Europe Standard
 * Time}) or IANA names ({@code Europe/Stockholm}).
 */
public final class ZoneNames {
  /** The Windows name of central Europe stands for Berlin; Swedish clocks have gone alike. */
  private static final String REGION = "SE";

  /** How Exchange writes UTC where a program has set it. */
  private static final String CUSTOM_UTC = "tzone://Microsoft/Utc";

  private ZoneNames() {}

  /** The zone of that name; empty where there is none, as for a zone that somebody customised. */
  public static Optional<ZoneId> zone(String name) {
    String stripped = name.strip();
    if (stripped.isEmpty()) {
      return Optional.empty();
    }
    if (stripped.equalsIgnoreCase(CUSTOM_UTC)) {
      return Optional.of(ZoneId.of("UTC"));
    }
    String iana = TimeZone.getIDForWindowsID(stripped, REGION);
    try {
      return Optional.of(ZoneId.of(iana == null ? stripped : iana));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
