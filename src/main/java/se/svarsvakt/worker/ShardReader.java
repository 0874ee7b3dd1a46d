package se.svarsvakt.worker;

import se.svarsvakt.sync.Organisation;

/** Reads shards on this node. */
public interface ShardReader {
  /** Takes the organisation of a reading that this node leads. */
  void leads(String reading, Organisation organisation);

  /**
   * Waits until the directory is known here.
   *
   * @throws se.svarsvakt.sync.SourceUnavailable if it cannot be read
   */
  void readDirectory();

  /**
   * Reads a shard.
   *
   * @param reading which reading it is of
   * @param beforeEach may end it by throwing, before each mailbox
   * @throws se.svarsvakt.sync.SourceUnavailable if this node does not know the directory yet
   */
  ShardResult read(String reading, ReadingShard shard, Runnable beforeEach);
}
