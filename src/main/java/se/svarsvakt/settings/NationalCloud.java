package se.svarsvakt.settings;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import se.svarsvakt.mail.EnumCode;

/**
 * One of Microsoft's clouds. Where its services are, and which page says so, stands in {@code
 * national-clouds.properties}, and nowhere else in the program.
 */
public enum NationalCloud implements EnumCode {
  /** The worldwide one, with GCC. */
  GLOBAL,
  /** US Government, GCC High. */
  US_GOV,
  /** US Department of Defense. */
  US_GOV_DOD,
  /** Operated by 21Vianet in China. */
  CHINA;

  /** Microsoft Graph, ending in {@code /v1.0}. */
  public URI graph() {
    return URI.create(row("graph"));
  }

  /** Entra, without a path. */
  public URI entra() {
    return URI.create(row("entra"));
  }

  /** The Exchange admin API, without a path. */
  public URI exchange() {
    return URI.create(row("exchange"));
  }

  /** For whom the bot's token is, and who issues the tokens that Teams sends to the bot. */
  public String bot() {
    return row("bot");
  }

  /** The document that names the keys of the tokens that Teams sends to the bot. */
  public URI botKeys() {
    return URI.create(row("bot-keys"));
  }

  /** The Bot Connector, where a conversation begins. */
  public URI connector() {
    return URI.create(row("connector"));
  }

  /** The hosts of the Bot Connector. */
  public List<String> connectorHosts() {
    return words("connector-hosts");
  }

  /** The origin of Teams in the browser, which is that of its links too. */
  public String teams() {
    return row("teams");
  }

  /** The origins that may show the tab in a frame, as a Content Security Policy writes them. */
  public List<String> tabFrames() {
    return Stream.concat(Stream.of(teams()), words("tab-frames").stream()).toList();
  }

  /** The codes of the features that Microsoft's pages say cannot be used there. */
  public Set<String> lacks() {
    return Set.copyOf(words("lacks"));
  }

  private List<String> words(String table) {
    return Stream.of(row(table).split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private String row(String table) {
    return Objects.requireNonNull(Table.ROWS.getProperty(table + "." + code()), table);
  }

  private static final class Table {
    static final Properties ROWS = read();

    private static Properties read() {
      Properties read = new Properties();
      try (Reader file =
          new InputStreamReader(
              Objects.requireNonNull(
                  NationalCloud.class.getResourceAsStream("national-clouds.properties")),
              StandardCharsets.UTF_8)) {
        read.load(file);
        return read;
      } catch (IOException e) {
        throw new UncheckedIOException("the table of Microsoft's clouds cannot be read", e);
      }
    }
  }
}
