package se.svarsvakt.worktime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Time zones by the names that Microsoft 365 gives them: Windows names ({@code W. Europe Standard
 * Time}) or IANA names ({@code Europe/Stockholm}).
 */
public final class ZoneNames {
  private static final Properties WINDOWS = windowsZones();

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
    try {
      return Optional.of(ZoneId.of(WINDOWS.getProperty(stripped, stripped)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Properties windowsZones() {
    Properties zones = new Properties();
    try (InputStream table =
        Objects.requireNonNull(ZoneNames.class.getResourceAsStream("windows-zones.properties"))) {
      zones.load(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zones;
  }
}
