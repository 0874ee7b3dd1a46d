package se.svarsvakt.setup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Names the file of the certificate that takes the place of the one in use: by its day. */
public final class NextCertificate {
  private static final Pattern NAME =
      Pattern.compile("(.*?)(?:-\\d{4}-\\d{2}-\\d{2})?(\\.[A-Za-z]+)?");

  private NextCertificate() {}

  /**
   * The file: one that an earlier run made and that is newer, else a new name.
   *
   * @throws SetupStopped if the one in use was made today
   */
  public static Path beside(KeyFile inUse, Function<Path, KeyFile> reader, Clock clock) {
    Path path = inUse.path().toAbsolutePath();
    Matcher name = NAME.matcher(path.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalStateException("a name without an end");
    }
    String end = ".pem";
    Optional<Path> begun = newer(path, name.group(1), end, inUse, reader);
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    Path next = begun.orElse(path.resolveSibling(name.group(1) + "-" + today + end));
    if (next.equals(path)) {
      throw new SetupStopped(
          SetupStopped.Reason.WRONG_USE, path + " was made today: there is nothing to rotate yet");
    }
    return next;
  }

  /** The file in use and those of earlier and later certificates beside it, as far as there are. */
  public static List<Path> all(Path inUse) {
    Path path = inUse.toAbsolutePath();
    Matcher name = NAME.matcher(path.getFileName().toString());
    Path directory = path.getParent();
    if (directory == null || !name.matches()) {
      return List.of();
    }
    Pattern family =
        Pattern.compile(
            Pattern.quote(name.group(1))
                + "(-\\d{4}-\\d{2}-\\d{2})?("
                + Pattern.quote(".pem")
                + "|"
                + Pattern.quote(Objects.requireNonNullElse(name.group(2), ""))
                + ")");
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> family.matcher(file.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of(); // what cannot be looked into is for whoever owns it
    }
  }

  private static Optional<Path> newer(
      Path path, String base, String end, KeyFile inUse, Function<Path, KeyFile> reader) {
    Path directory = path.getParent();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      Pattern dated =
          Pattern.compile(Pattern.quote(base) + "-\\d{4}-\\d{2}-\\d{2}" + Pattern.quote(end));
      Stream<Path> all = StreamSupport.stream(files.spliterator(), false);
      return all.filter(file -> dated.matcher(file.getFileName().toString()).matches())
          .filter(file -> !file.equals(path))
          .filter(file -> isNewer(file, inUse, reader))
          .max(Comparator.comparing(Path::toString));
    } catch (IOException e) {
      throw new SetupStopped(
          SetupStopped.Reason.WRONG_USE,
          directory + " cannot be looked into: run setup as the account that owns it");
    }
  }

  private static boolean isNewer(Path file, KeyFile inUse, Function<Path, KeyFile> reader) {
    try {
      return reader
          .apply(file)
          .certificate()
          .getNotBefore()
          .toInstant()
          .isAfter(inUse.certificate().getNotBefore().toInstant());
    } catch (SetupStopped e) {
      return false; // one that has ended, or that is damaged
    }
  }
}
