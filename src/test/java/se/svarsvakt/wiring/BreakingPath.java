package se.svarsvakt.wiring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** H2's files on a disk that has no room for one write, and for the next one has. */
public final class BreakingPath extends FilePathWrapper {
  /** Stands before the name of such a file. */
  static final String PREFIX = "breaking:";

  /** Of what H2 writes in one piece that is much, in bytes. */
  static final int LARGE = 40_000;

  private static final AtomicBoolean BREAKS = new AtomicBoolean();

  /** For H2, which makes its own. */
  public BreakingPath() {}

  /** Makes it known to H2. */
  static void register() {
    FilePath.register(new BreakingPath());
  }

  /** The next large write fails. */
  static void breakOnce() {
    BREAKS.set(true);
  }

  @Override
  public String getScheme() {
    return "breaking";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel base = super.open(mode);
    return new FileBaseDefault() {
      @Override
      public synchronized int write(ByteBuffer source, long position) throws IOException {
        if (source.remaining() >= LARGE && BREAKS.compareAndSet(true, false)) {
          throw new IOException("No space left on device");
        }
        return base.write(source, position);
      }

      @Override
      public synchronized int read(ByteBuffer target, long position) throws IOException {
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
      public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return base.tryLock(position, size, shared);
      }

      @Override
      protected void implCloseChannel() throws IOException {
        base.close();
      }
    };
  }
}
