package se.svarsvakt.settings;

import java.util.Optional;

/**
 * Where facts are kept.
 *
 * @param url a JDBC URL of PostgreSQL or H2, empty for the embedded database in the data directory;
 *     may hold a password
 * @param username who the program is to the database
 * @param password that user's password
 */
public record DatabaseSettings(
    Optional<String> url, Optional<String> username, Optional<Secret> password) {

  /** Whether it is a PostgreSQL, which several nodes may share. */
  public boolean isPostgres() {
    return url.filter(text -> text.startsWith("jdbc:postgresql:")).isPresent();
  }

  @Override
  public String toString() {
    var kind = url.map(text -> text.split(":", 3)[1]).orElse("embedded");
    return "DatabaseSettings[" + kind + "]";
  }
}
