package se.svarsvakt.setup;

import java.util.List;
import java.util.function.Supplier;

/**
 * A step that only the administrator can do, and whose being done cannot be seen from here.
 *
 * @param id its name in the instructions
 * @param lines what to do
 */
public record LeftStep(String id, Supplier<List<String>> lines) implements SetupStep {
  @Override
  public Look look() {
    return new Look.Left(lines.get());
  }

  @Override
  public void run() {
    // nobody here can
  }
}
