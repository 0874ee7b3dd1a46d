package se.svarsvakt.sync.delegates;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.delegates.ExportText.ExportLine;

/**
 * Reads the file of delegates that an administrator schedules ({@code
 * scripts/Export-MailboxDelegates.ps1} writes it): comma-separated, UTF-8, under the header {@code
 * mailbox,delegate,right}.
 *
 * <p>A header without lines is a usable file that says that nobody is anybody's delegate. A wrong
 * line is named by its number and left out. A line {@code mailbox,,Unknown} says that the mailbox
 * may have more delegates than are named.
 */
public final class ExportFile {
  private static final List<String> HEADER = List.of("mailbox", "delegate", "right");

  /** A line for each of a few delegates of each of 100,000 mailboxes takes a tenth of it. */
  private static final long LARGEST_IN_BYTES = 256L * 1024 * 1024;

  private final long largest;

  /** A reader of files of up to 256 MiB. */
  public ExportFile() {
    this(LARGEST_IN_BYTES);
  }

  ExportFile(long largest) {
    this.largest = largest;
  }

  /** Reads the file; never throws for what is wrong with it. */
  public ExportReading read(Path file, DirectorySnapshot directory) {
    if (!Files.isRegularFile(file)) {
      return unusable("it does not exist or is no file; look at svarsvakt.delegates.export-file");
    }
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return read(new ExportText(bytes, largest), directory);
    } catch (ExportText.TooLarge e) {
      return unusable("it is larger than " + largest + " bytes; export it anew");
    } catch (IOException e) {
      return unusable("it cannot be read; the program's account needs the right to read it");
    }
  }

  private static ExportReading read(ExportText text, DirectorySnapshot directory)
      throws IOException {
    if (!isHeader(text.next())) {
      ExportProblem problem =
          new ExportProblem(
              1, "it is not the header", "write mailbox,delegate,right, with commas, as UTF-8");
      return new ExportReading.Unusable(problem.toString(), List.of(problem));
    }
    ExportLines lines = new ExportLines(directory);
    for (ExportLine line = text.next(); line != null; line = text.next()) {
      lines.add(line);
    }
    return lines.result();
  }

  private static boolean isHeader(@Nullable ExportLine line) {
    return line instanceof ExportLine.TextLine text
        && CsvLine.fields(text.text())
            .filter(fields -> fields.stream().map(ExportFile::lower).toList().equals(HEADER))
            .isPresent();
  }

  private static String lower(String field) {
    return field.toLowerCase(Locale.ROOT);
  }

  private static ExportReading unusable(String reason) {
    return new ExportReading.Unusable(reason, List.of());
  }
}
