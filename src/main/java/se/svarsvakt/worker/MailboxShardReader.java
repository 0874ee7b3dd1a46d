package se.svarsvakt.worker;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.sync.Organisation;
import se.svarsvakt.tracing.TraceAttribute;
import se.svarsvakt.tracing.TraceOperation;
import se.svarsvakt.tracing.Tracing;

/** Reads the mailboxes of shards from Graph, with the organisation as this node sees it. */
public final class MailboxShardReader implements ShardReader {
  private final MailboxReader reader;
  private final CachedDirectory directory;
  private final Tracing tracing;
  private final AtomicReference<@Nullable SeenOrganisation> seen = new AtomicReference<>();

  /** With what it reads. */
  public MailboxShardReader(MailboxReader reader, CachedDirectory directory, Tracing tracing) {
    this.reader = reader;
    this.directory = directory;
    this.tracing = tracing;
  }

  private record SeenOrganisation(String reading, Organisation organisation) {}

  @Override
  public void leads(String reading, Organisation organisation) {
    seen.set(new SeenOrganisation(reading, organisation));
  }

  @Override
  public void readDirectory() {
    var _ = directory.read();
  }

  @Override
  public ShardResult read(String reading, ReadingShard shard, Runnable beforeEach) {
    return tracing.trace(
        TraceOperation.SHARD,
        shard.trace(),
        span -> {
          span.with(TraceAttribute.MAILBOXES, shard.mailboxes().size());
          return reader.readShard(
              organisation(reading), shard.asOf(), shard.mailboxes(), beforeEach);
        });
  }

  /** One reading sees one organisation; the directory is not waited for. */
  private synchronized Organisation organisation(String reading) {
    SeenOrganisation known = seen.get();
    if (known == null || !known.reading().equals(reading)) {
      known = new SeenOrganisation(reading, reader.organisation(directory.forShards().read()));
      seen.set(known);
    }
    return known.organisation();
  }
}
