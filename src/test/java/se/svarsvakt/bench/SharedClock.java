package se.svarsvakt.bench;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that several processes go by: the machine's own and a difference that stands in a file,
 * so that one of them can move it for all.
 */
final class SharedClock extends Clock {
  private final Clock machine = Clock.systemUTC();
  private final MappedByteBuffer difference;

  private SharedClock(MappedByteBuffer difference) {
    this.difference = difference;
  }

  /** The one of a file, which is made where it is missing. */
  static SharedClock of(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new SharedClock(channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES));
    }
  }

  /** Sets it; from then on it goes at the machine's pace. */
  void set(Instant at) {
    difference.putLong(0, Duration.between(machine.instant(), at).toMillis());
  }

  /** Moves it ahead. */
  void move(Duration by) {
    difference.putLong(0, difference.getLong(0) + by.toMillis());
  }

  @Override
  public Instant instant() {
    return machine.instant().plusMillis(difference.getLong(0));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
