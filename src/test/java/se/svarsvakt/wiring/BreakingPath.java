package se.svarsvakt.wiring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicBoolean;
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
    return new FailStopPath.ForwardingChannel(super.open(mode)) {
      @Override
      public synchronized int write(ByteBuffer source, long position) throws IOException {
        if (source.remaining() >= LARGE && BREAKS.compareAndSet(true, false)) {
          throw new IOException("No space left on device");
        }
        return super.write(source, position);
      }
    };
  }
}
