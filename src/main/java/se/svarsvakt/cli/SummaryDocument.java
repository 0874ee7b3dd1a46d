package se.svarsvakt.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is told of units, and where it is written to. */
interface SummaryDocument<T> {
  /** Hands units on, one after another. */
  interface Units<T> {
    /** Gives each of them to the sink. */
    void each(Consumer<T> sink);
  }

  /** Writes all units in one document. */
  void write(PrintWriter out, Units<T> units);

  /** What a file about that unit alone is called, without its ending. */
  String name(T unit);

  /** How it is written. */
  SummaryCommand.SummaryForm form();

  /** Where its output goes if no file is named. */
  Streams streams();

  /**
   * Writes it to where it was asked for: standard output, a file, or a directory that exists, there
   * each unit into a file of its own.
   */
  default void write(@Nullable Path target, Units<T> units) {
    if (target == null) {
      write(streams().out(), units);
    } else if (Files.isDirectory(target)) {
      units.each(unit -> file(target.resolve(fileName(unit)), sink -> sink.accept(unit)));
    } else {
      file(target, units);
    }
  }

  private String fileName(T unit) {
    return name(unit).replaceAll("[^\\p{Alnum}@._-]", "_") + "." + form().ending();
  }

  private void file(Path file, Units<T> units) {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      write(out, units);
      if (out.checkError()) {
        throw unwritable(file);
      }
    } catch (IOException e) {
      throw unwritable(file);
    }
  }

  private static WrongUse unwritable(Path file) {
    return new WrongUse(
        "--to", file.toString(), "cannot be written: look at the directory, its rights and space");
  }
}
