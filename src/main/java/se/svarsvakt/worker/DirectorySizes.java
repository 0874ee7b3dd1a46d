package se.svarsvakt.worker;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps how large each part of the directory was when it was last believed. */
public interface DirectorySizes {
  /**
   * How large a part is.
   *
   * @param believed how many entries it had when it was last believed
   * @param smaller how many it shows since then that are not believed yet; null for as many
   * @param smallerSince since when; null with {@code smaller}
   */
  record Size(int believed, @Nullable Integer smaller, @Nullable Instant smallerSince) {}

  /** What is kept of a part; empty before it was ever read. */
  Optional<Size> of(String part);

  /** Keeps a part's size. */
  void keep(String part, Size size);
}
