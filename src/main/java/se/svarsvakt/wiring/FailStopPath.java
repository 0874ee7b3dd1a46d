package se.svarsvakt.wiring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/**
 * H2's files, to which nothing more is written through a channel of which one write failed.
 *
 * <p>H2 (2.4.240) prepares what it writes some steps ahead: where one does not fit on the disk it
 * closes the database, but what was prepared after it is written all the same, smaller as it may
 * be. That refers to what was not written and lies where older content was, so that whoever opens
 * the file finds the last whole state long before what was committed.
 */
public final class FailStopPath extends FilePathWrapper {
  private static final String SCHEME = "failstop";

  /** What stands before the name of a file, once it is {@linkplain #register registered}. */
  static final String PREFIX = SCHEME + ":";

  /** For H2, which makes its own. */
  public FailStopPath() {}

  /** Makes it known to H2. */
  static void register() {
    FilePath.register(new FailStopPath());
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new FailStopChannel(super.open(mode));
  }

  private static final class FailStopChannel extends ForwardingChannel {
    private @Nullable Exception failure;

    FailStopChannel(FileChannel base) {
      super(base);
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      Exception before = failure;
      if (before != null) {
        throw new IOException("a write before this one failed", before);
      }
      try {
        return super.write(source, position);
      } catch (IOException | RuntimeException e) {
        failure = e;
        throw e;
      }
    }
  }

  /** Hands all that H2 asks of a file on. Positions are arguments: many read while one writes. */
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  static class ForwardingChannel extends FileBaseDefault {
    private final FileChannel base;

    /** To this one. */
    ForwardingChannel(FileChannel base) {
      this.base = base;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      return base.write(source, position);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return base.read(target, position);
    }

    @Override
    public long size() throws IOException {
      return base.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      base.truncate(size);
    }

    @Override
    public void force(boolean metadata) throws IOException {
      base.force(metadata);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      base.close();
    }
  }
}
