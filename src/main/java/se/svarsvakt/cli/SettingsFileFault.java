package se.svarsvakt.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Says which file of settings cannot be read, on which line and why. Spring tells neither the file
 * nor, in its own words, the line; of the file's values nothing is told.
 */
final class SettingsFileFault {
  private static final List<String> DIRECTORIES = List.of("", "config");
  private static final List<String> NAMES =
      List.of("application.yaml", "application.yml", "application.properties");

  /** Behind any number of backslashes that are written themselves, two each. */
  private static final Pattern BROKEN_ESCAPE =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*+\\\\u(?!\\p{XDigit}{4})");

  private static final List<String> LOCATIONS =
      List.of(
          "spring.config.location", "spring.config.additional-location", "spring.config.import");

  private SettingsFileFault() {}

  static WrongUse of(RuntimeException thrown, Environment environment) {
    for (Path file : candidates(environment)) {
      Optional<String> fault = fault(file);
      if (fault.isPresent()) {
        return new WrongUse(file + fault.get());
      }
    }
    return new WrongUse(
        "application.yaml or application.properties cannot be read"
            + chain(thrown).flatMap(at -> described(at).stream()).findFirst().orElse("")
            + " ("
            + thrown.getClass().getSimpleName()
            + "): look at its syntax");
  }

  /** Where Spring looks as a rule, and where it was told to. */
  private static Set<Path> candidates(Environment environment) {
    Set<Path> files = new LinkedHashSet<>();
    DIRECTORIES.forEach(directory -> inside(Path.of(directory), files));
    for (String key : LOCATIONS) {
      String told = environment.getProperty(key, "");
      Arrays.stream(told.split("[,;]", -1))
          .map(one -> one.strip().replaceFirst("^(optional:)?(file:)?", ""))
          .filter(one -> !one.isEmpty() && one.indexOf(':') < 0 && one.indexOf('\0') < 0)
          .map(Path::of)
          .forEach(path -> inside(path, files));
    }
    return files;
  }

  private static void inside(Path path, Set<Path> files) {
    if (Files.isRegularFile(path)) {
      files.add(path);
    } else {
      NAMES.stream().map(path::resolve).filter(Files::isRegularFile).forEach(files::add);
    }
  }

  private static Optional<String> fault(Path file) {
    if (file.toString().endsWith(".properties")) {
      return propertiesFault(file);
    }
    if (!file.toString().matches(".*\\.ya?ml")) {
      return Optional.empty();
    }
    try {
      new YamlPropertySourceLoader().load("tried", new FileSystemResource(file));
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return chain(e).flatMap(at -> described(at).stream()).findFirst().or(() -> unreadable(e));
    }
  }

  /** What Java's properties forbid is one thing: a backslash and u without four hex digits. */
  private static Optional<String> propertiesFault(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      for (int number = 1; number <= lines.size(); number++) {
        String line = lines.get(number - 1).strip();
        if (!line.matches("[#!].*") && BROKEN_ESCAPE.matcher(line).find()) {
          return Optional.of(
              ", line "
                  + number
                  + ": \\u must be followed by four hexadecimal digits; a backslash itself is written"
                  + " \\\\");
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  private static Optional<String> unreadable(Exception e) {
    return Optional.of(" cannot be read (" + e.getClass().getSimpleName() + ")");
  }

  private static Optional<String> described(Throwable thrown) {
    return switch (thrown) {
      case MarkedYAMLException marked -> Optional.of(place(marked) + ": " + words(marked));
      case ReaderException _, CharacterCodingException _ ->
          Optional.of(": it holds a character that YAML does not allow; it must be UTF-8 text");
      default -> Optional.empty();
    };
  }

  private static String place(MarkedYAMLException marked) {
    Mark mark = marked.getProblemMark();
    return mark == null
        ? ""
        : ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
  }

  /** A value that begins with a sign of YAML's would be told as the name of an alias or a tag. */
  private static String words(MarkedYAMLException marked) {
    String problem = String.valueOf(marked.getProblem()).replaceAll("\\s+", " ");
    if (marked instanceof DuplicateKeyException) {
      return problem + ": a key may stand only once";
    }
    return problem.matches(".*(alias|anchor|tag|directive).*")
        ? "a value that begins with one of YAML's signs (* & ! %) must stand in quotes"
        : problem + " (YAML's syntax)";
  }

  private static Stream<Throwable> chain(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
  }
}
