package se.svarsvakt.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that only its owner may read, and that bears its name once it is whole: until then it lies
 * beside it under another one.
 *
 * @param option the option that names it
 * @param given as it was given
 */
record OwnersFile(String option, Path given) {
  private static final String DRAFT = ".part";

  /** What is not written yet. */
  interface ToBeWritten {
    /** Writes it, and gives the exit code; only with {@link Cli#DONE} it is whole. */
    int to(PrintWriter out);
  }

  /**
   * Writes it.
   *
   * @throws WrongUse if it cannot be written
   */
  int write(ToBeWritten writing) {
    return draft(
        draft -> {
          try (PrintWriter out =
              new PrintWriter(Files.newBufferedWriter(draft, StandardCharsets.UTF_8))) {
            int code = writing.to(out);
            if (out.checkError()) {
              throw unwritable();
            }
            return code;
          }
        });
  }

  /** Bytes that are not written yet. */
  interface ToBeSaved {
    /** Writes them. */
    void to(OutputStream out) throws IOException;
  }

  /**
   * Writes bytes.
   *
   * @throws WrongUse if it cannot be written
   */
  void save(ToBeSaved saving) {
    draft(
        draft -> {
          try (OutputStream out = Files.newOutputStream(draft)) {
            saving.to(out);
          }
          return Cli.DONE;
        });
  }

  /**
   * Takes away drafts that killed runs have left beside it; only for whoever knows that nobody else
   * writes it now.
   */
  void removeDrafts() {
    Path target = given.toAbsolutePath();
    String beginning = target.getFileName() + ".";
    try (DirectoryStream<Path> drafts =
        Files.newDirectoryStream(target.getParent(), each -> isDraft(each, beginning))) {
      drafts.forEach(OwnersFile::remove);
    } catch (IOException | DirectoryIteratorException e) {
      // whether the directory can be used is found when the file is written
    }
  }

  private static boolean isDraft(Path file, String beginning) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(beginning)
        && name.endsWith(DRAFT)
        && name.length() > beginning.length() + DRAFT.length()
        && name.substring(beginning.length(), name.length() - DRAFT.length())
            .chars()
            .allMatch(Character::isDigit);
  }

  private interface Drafting {
    int to(Path draft) throws IOException;
  }

  private int draft(Drafting drafting) {
    Path target = given.toAbsolutePath();
    Path draft = null;
    try {
      draft = Files.createTempFile(target.getParent(), target.getFileName() + ".", DRAFT);
      int code = drafting.to(draft);
      if (code == Cli.DONE) {
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      }
      return code;
    } catch (IOException e) {
      throw unwritable();
    } finally {
      remove(draft);
    }
  }

  private static void remove(@Nullable Path draft) {
    try {
      if (draft != null) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      // its name says that it is a part
    }
  }

  private WrongUse unwritable() {
    return new WrongUse(
        option, given.toString(), "cannot be written: look at the directory, its rights and space");
  }
}
