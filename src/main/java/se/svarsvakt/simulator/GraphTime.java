package se.svarsvakt.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Times as Graph writes them: instants, and local times beside a zone of Windows or IANA. */
final class GraphTime {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'.0000000'");
  private static final Map<String, String> WINDOWS =
      Map.of(
          "W. Europe Standard Time", "Europe/Stockholm",
          "Romance Standard Time", "Europe/Paris",
          "Central European Standard Time", "Europe/Warsaw",
          "Central Europe Standard Time", "Europe/Budapest",
          "FLE Standard Time", "Europe/Helsinki",
          "GMT Standard Time", "Europe/London",
          "Pacific Standard Time", "America/Los_Angeles");

  private GraphTime() {}

  static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static ObjectNode json(Instant instant, String zone) {
    String local = LocalDateTime.ofInstant(instant, zone(zone)).format(LOCAL);
    return Json.object().put("dateTime", local).put("timeZone", zone);
  }

  static Instant read(JsonNode node) {
    String local = node.path("dateTime").asString("");
    String zone = node.path("timeZone").asString("UTC");
    if (local.length() < 16) {
      throw GraphException.badRequest("ErrorInvalidParameter", "A dateTime is missing.");
    }
    String seconds = local.length() < 19 ? local.substring(0, 16) : local.substring(0, 19);
    return LocalDateTime.parse(seconds).atZone(zone(zone)).toInstant();
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(WINDOWS.getOrDefault(name, name));
    } catch (DateTimeException e) {
      throw GraphException.badRequest("TimeZoneNotSupportedException", "Unknown time zone.", e);
    }
  }
}
