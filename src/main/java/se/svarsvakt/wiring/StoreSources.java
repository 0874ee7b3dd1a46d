package se.svarsvakt.wiring;

import javax.sql.DataSource;

/**
 * Two ways to one database.
 *
 * @param durable a commit is in the file when it returns: what people did, what was sent
 * @param deferred a commit is in the file a moment later, in one piece and in its turn: what a pass
 *     reads and makes of it, which a later pass would read and make again
 */
record StoreSources(DataSource durable, DataSource deferred) {
  /** Where it makes no difference. */
  static StoreSources both(DataSource source) {
    return new StoreSources(source, source);
  }
}
