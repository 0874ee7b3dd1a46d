package se.svarsvakt.docspack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the pack lies. What somebody edited, and what is not the program's, is never written over:
 * the new text is laid beside it.
 */
public final class PackDirectory {
  private final Path directory;

  /** A directory, which is made if it is not there. */
  public PackDirectory(Path directory) {
    this.directory = directory;
  }

  /** What became of a document. */
  public enum PackOutcome {
    /** It was not there. */
    NEW,
    /** The settings say what they said. */
    UNCHANGED,
    /** It is written anew, and the earlier one kept beside it. */
    REDRAFTED,
    /** Somebody edited it; it stands as it is, and there is nothing new to say. */
    EDITED,
    /** Somebody edited it; what the settings say now lies beside it. */
    EDITED_AND_BEHIND
  }

  /**
   * A document that was looked at.
   *
   * @param name its file
   * @param outcome what became of it
   * @param beside the file beside it: the earlier one, or the new one; empty for none
   * @param changes the lines that went and came
   */
  public record PackEntry(String name, PackOutcome outcome, String beside, List<String> changes) {}

  /**
   * Writes the pack, or what has changed of it.
   *
   * @param today the day that new texts bear
   * @throws IOException if the directory or a file cannot be read or written
   */
  public List<PackEntry> write(DocsPack pack, LocalDate today) throws IOException {
    Files.createDirectories(directory);
    List<PackEntry> entries = new ArrayList<>();
    for (PackDocument document : PackDocument.values()) {
      entries.add(write(pack, document, today));
    }
    return entries;
  }

  private PackEntry write(DocsPack pack, PackDocument document, LocalDate today)
      throws IOException {
    String name = document.fileName(pack.locale());
    PackFile fresh = PackFile.written(today, pack.text(document, today));
    Path target = directory.resolve(name);
    if (Files.notExists(target)) {
      save(target, fresh);
      return new PackEntry(name, PackOutcome.NEW, "", List.of());
    }
    PackFile current = read(target);
    boolean same = current.isWrittenFrom(pack.text(document, current.day()));
    if (current.isEdited()) {
      return same
          ? new PackEntry(name, PackOutcome.EDITED, "", List.of())
          : beside(name, current, fresh, pack, document);
    }
    if (same) {
      return new PackEntry(name, PackOutcome.UNCHANGED, "", List.of());
    }
    String kept = keep(name, current);
    save(target, fresh);
    return new PackEntry(
        name, PackOutcome.REDRAFTED, kept, LineDiff.between(current.body(), fresh.body()));
  }

  /** The new text beside one that was edited; what was edited of that, too, stays. */
  private PackEntry beside(
      String name, PackFile current, PackFile fresh, DocsPack pack, PackDocument document)
      throws IOException {
    for (int number = 1; ; number++) {
      String other = stem(name) + (number == 1 ? ".new.md" : ".new-" + number + ".md");
      Path target = directory.resolve(other);
      PackFile earlier = Files.exists(target) ? read(target) : null;
      if (earlier != null && earlier.isWrittenFrom(pack.text(document, earlier.day()))) {
        return new PackEntry(name, PackOutcome.EDITED_AND_BEHIND, other, List.of());
      }
      if (earlier == null || !earlier.isEdited()) {
        save(target, fresh);
        PackFile before = earlier == null ? current : earlier;
        return new PackEntry(
            name,
            PackOutcome.EDITED_AND_BEHIND,
            other,
            LineDiff.between(before.body(), fresh.body()));
      }
    }
  }

  private String keep(String name, PackFile earlier) throws IOException {
    for (int number = 1; ; number++) {
      String kept = stem(name) + "." + earlier.day() + (number == 1 ? "" : "-" + number) + ".md";
      try {
        Files.writeString(
            directory.resolve(kept),
            earlier.content(),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
        return kept;
      } catch (FileAlreadyExistsException e) {
        // the pack was redrafted on that day before
      }
    }
  }

  private static String stem(String name) {
    return name.substring(0, name.length() - ".md".length());
  }

  /** Whatever letters somebody's editor wrote; only ours are known again. */
  private static PackFile read(Path file) throws IOException {
    return PackFile.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  private void save(Path target, PackFile file) throws IOException {
    Path draft = Files.createTempFile(directory, "docs-pack", ".part");
    try {
      Files.writeString(draft, file.content());
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
