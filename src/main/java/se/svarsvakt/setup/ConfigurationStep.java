package se.svarsvakt.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The file with the program's settings; one that is there is never changed.
 *
 * @param reader reads the keys of a file that is there
 */
public record ConfigurationStep(
    SetupChoices choices, SetupState state, Function<Path, Map<String, String>> reader)
    implements SetupStep {
  private static final String TAKE_OUT = "Take out of it what is not chosen any more:";

  @Override
  public String id() {
    return "configuration";
  }

  @Override
  public Look look() {
    Path file = choices.files().configuration();
    if (!Files.exists(file)) {
      return new Look.Todo(List.of("write the settings into " + file));
    }
    Map<String, String> there = reader.apply(file);
    Configuration configuration = new Configuration(choices, state);
    List<String> difference = configuration.difference(there);
    List<String> surplus = configuration.surplus(there);
    if (difference.isEmpty() && surplus.isEmpty()) {
      return new Look.InPlace("settings in " + file);
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        file
            + " is there and is not changed by setup. "
            + (difference.isEmpty() ? TAKE_OUT : "Write into it:"));
    lines.addAll(difference);
    if (!difference.isEmpty() && !surplus.isEmpty()) {
      lines.add(TAKE_OUT);
    }
    lines.addAll(surplus);
    return new Look.Left(lines);
  }

  @Override
  public void run() {
    OwnFile.write(
        choices.files().configuration(), new Configuration(choices, state).text(), "--config");
  }
}
