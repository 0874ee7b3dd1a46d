package se.svarsvakt.wiring;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.sync.KeyedHash;

/** Makes sure that a database is only ever used with the hash key that it was filled with. */
final class HashKey {
  private HashKey() {}

  /**
   * Compares the key with the one that the database remembers; a new database remembers this one.
   *
   * @throws StoreUnavailable if they differ
   */
  static void check(KeyedHash hash, JdbcClient jdbc) {
    String check = hash.check().value();
    jdbc.sql("insert into installation (id, key_check) values (1, :check) on conflict do nothing")
        .param("check", check)
        .update();
    String known = jdbc.sql("select key_check from installation").query(String.class).single();
    if (!check.equals(known)) {
      throw new StoreUnavailable(
          "the hash key is not the one this database was filled with: restore hash.key in"
              + " svarsvakt.data-dir, or set svarsvakt.privacy.hash-key to the key of the other nodes");
    }
  }
}
