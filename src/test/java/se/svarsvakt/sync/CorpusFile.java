package se.svarsvakt.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads the labelled corpus, {@code src/test/resources/corpus/*.txt}.
 *
 * <p>Before the first line {@code ---} stand comments, which begin with {@code #}. Each such line
 * begins a message: lines {@code key: value}, an empty line, and the text as far as the next {@code
 * ---}. The text is what the mail's body begins with, line breaks kept. Keys:
 *
 * <ul>
 *   <li>{@code id} and {@code verdict} (a code of {@link se.svarsvakt.mail.Verdict}) are needed;
 *   <li>{@code subject}, {@code class} (the MAPI message class), {@code from} (a resident);
 *   <li>{@code to} (the mailbox {@link CorpusBlock#MAILBOX}), {@code cc}, {@code reply-to}: one
 *       address a line, as many lines as it takes;
 *   <li>{@code header: Name: value}, likewise;
 *   <li>{@code answers}, see {@link CorpusThread#of}.
 * </ul>
 */
final class CorpusFile {
  private static final String SEPARATOR = "---";

  private final String name;
  private final List<String> lines;

  private CorpusFile(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /** Every message of the corpus. */
  static List<CorpusMessage> all() {
    try {
      return all(Path.of(Objects.requireNonNull(CorpusFile.class.getResource("/corpus")).toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every message of every file of a directory. */
  static List<CorpusMessage> all(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      List<CorpusMessage> messages = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        messages.addAll(messages(file.getFileName().toString(), Files.readAllLines(file)));
      }
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The messages of one file.
   *
   * @throws IllegalArgumentException if something is not as the format has it; it names file and
   *     line
   */
  static List<CorpusMessage> messages(String name, List<String> lines) {
    return new CorpusFile(name, lines).messages();
  }

  private List<CorpusMessage> messages() {
    List<CorpusMessage> messages = new ArrayList<>();
    int at = next(0);
    comments(at);
    while (at < lines.size()) {
      int end = next(at + 1);
      messages.add(message(at + 1, end));
      at = end;
    }
    return messages;
  }

  /** The next separator, or the end of the file. */
  private int next(int from) {
    int at = from;
    while (at < lines.size() && !lines.get(at).equals(SEPARATOR)) {
      at++;
    }
    return at;
  }

  private void comments(int end) {
    for (int i = 0; i < end; i++) {
      if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
        throw new IllegalArgumentException(place(i) + ": only comments stand before the first ---");
      }
    }
  }

  private CorpusMessage message(int start, int end) {
    CorpusBlock block = new CorpusBlock();
    int at = start;
    try {
      while (at < end && !lines.get(at).isBlank()) {
        block.add(lines.get(at));
        at++;
      }
      return block.message(place(start), String.join("\n", lines.subList(at, end)).strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place(Math.min(at, end - 1)) + ": " + e.getMessage(), e);
    }
  }

  private String place(int line) {
    return name + ":" + (line + 1);
  }
}
