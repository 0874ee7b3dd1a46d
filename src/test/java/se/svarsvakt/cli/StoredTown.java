package se.svarsvakt.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.h2.tools.RunScript;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo's town as a version of the program left it in its data directory, in {@code
 * src/test/resources/stored-town}: the database as a script, the key of its hashes, and what its
 * last scan printed. {@link #main} writes the three anew; run it on the commit of a version, before
 * what is next changes tables. Nothing in it is about real people.
 */
final class StoredTown {
  static final String ANNA = "anna.bergqvist@kommun.example";
  private static final String SARA = "sara.lindqvist@kommun.example";
  private static final String DATABASE = "database.sql.gz";
  private static final String KEY = "hash.key";
  private static final String OUTPUT = "scan.json.gz";

  private StoredTown() {}

  /** Makes a data directory as that version left it. */
  static void restore(Path data) throws IOException, SQLException {
    try (InputStream key = resource(KEY)) {
      Files.copy(key, data.resolve(KEY));
    }
    try (Connection connection = connect(data);
        Reader script = unpacked(DATABASE)) {
      RunScript.execute(connection, script);
    }
  }

  /** What that version printed of it. */
  static JsonNode output() throws IOException {
    try (Reader output = unpacked(OUTPUT)) {
      return JsonMapper.shared().readTree(output);
    }
  }

  private static Reader unpacked(String name) throws IOException {
    return new InputStreamReader(new GZIPInputStream(resource(name)), StandardCharsets.UTF_8);
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        StoredTown.class.getResourceAsStream("/stored-town/" + name), name);
  }

  private static Connection connect(Path data) throws SQLException {
    String url = "jdbc:h2:file:" + data.resolve("svarsvakt") + ";MODE=PostgreSQL";
    return DriverManager.getConnection(
        url + ";DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", "svarsvakt", "");
  }

  /**
   * Writes the files anew.
   *
   * @param args where to: the folder of the resources
   */
  public static void main(String... args) throws IOException, SQLException {
    Path data = Files.createTempDirectory("town");
    Path target = Path.of(args[0]);
    try (TownScan town = new TownScan(data)) {
      JsonNode first = town.scan("--svarsvakt.nudges.enabled=true").json();
      town.run(words("mark " + open(first) + " --as no-reply-needed --reason phone"));
      town.run(words("cover add --by " + SARA + " --from 2026-11-23 --to 2026-11-27"));
      pack(target.resolve(OUTPUT), town.scan("--explain", "--svarsvakt.nudges.enabled=true").out());
    }
    Files.copy(data.resolve(KEY), target.resolve(KEY));
    try (Connection connection = connect(data)) {
      JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      jdbc.update("update nudge set claimed_by = 'town/1/1'"); // no word of the machine used
      pack(target.resolve(DATABASE), String.join("\n", script(jdbc)));
    }
    System.exit(0);
  }

  private static List<String> script(JdbcTemplate jdbc) {
    return jdbc.query("script", (row, number) -> Objects.requireNonNull(row.getString(1)));
  }

  private static List<String> words(String line) {
    return List.of((line + " --mailbox " + ANNA).split(" "));
  }

  private static String open(JsonNode output) {
    return output
        .path("mail")
        .valueStream()
        .filter(mail -> mail.path("mailbox").asString("").equals(ANNA))
        .filter(mail -> mail.path("state").asString("").equals("OPEN"))
        .map(mail -> mail.path("messageId").asString())
        .findFirst()
        .orElseThrow();
  }

  private static void pack(Path file, String text) {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
