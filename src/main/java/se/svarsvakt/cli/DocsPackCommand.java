package se.svarsvakt.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.svarsvakt.docspack.DocsPack;
import se.svarsvakt.docspack.PackDirectory;
import se.svarsvakt.docspack.PackDirectory.PackEntry;
import se.svarsvakt.settings.Settings;

/** Writes the documents for the data protection officer and the unions. */
@Command(
    name = "docs-pack",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Writes the documents for the data protection officer and the unions, from the settings. "
            + "Markdown: what is read, stored and shown; legal grounds to consider; an impact "
            + "assessment to complete; information to employees; a checklist for the negotiation. "
            + "It asks no mailbox and no store. Run again, it shows what has changed and keeps the "
            + "earlier document beside the new one; one that was edited by hand stays as it is, "
            + "and the new text is laid beside it.",
    footer = {"", "svarsvakt docs-pack --to dataskydd"})
final class DocsPackCommand implements Callable<Integer> {
  /** The languages of the documents. */
  enum PackLanguage {
    /** Swedish. */
    SV,
    /** English. */
    EN
  }

  private final CommandContext context;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIRECTORY",
      description = "Required. Where the documents are written; it is made if it is not there.")
  private Path directory = Path.of("");

  @Option(
      names = "--language",
      paramLabel = "sv|en",
      defaultValue = "sv",
      description = "In which language; default ${DEFAULT-VALUE}.")
  private PackLanguage language = PackLanguage.SV;

  DocsPackCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Settings settings = context.settings();
    LocalDate today = settings.policy().calendar().dateOf(context.clock().instant());
    Locale locale = Locale.forLanguageTag(language.name().toLowerCase(Locale.ROOT));
    List<PackEntry> entries;
    try {
      entries = new PackDirectory(directory).write(new DocsPack(settings, locale), today);
    } catch (IOException e) {
      throw new WrongUse(
          "--to",
          directory.toString(),
          "cannot be read or written: look at the directory, its rights and space");
    }
    PrintWriter out = context.streams().out();
    for (PackEntry entry : entries) {
      out.println(line(entry));
      entry.changes().forEach(change -> out.println("    " + change));
    }
    out.flush();
    return Cli.DONE;
  }

  private static String line(PackEntry entry) {
    String said =
        switch (entry.outcome()) {
          case NEW -> "new";
          case UNCHANGED -> "unchanged";
          case REDRAFTED -> "redrafted; the earlier one is " + entry.beside();
          case EDITED -> "edited by hand, left as it is; the settings have nothing new for it";
          case EDITED_AND_BEHIND ->
              "edited by hand, left as it is; what the settings say now is in " + entry.beside();
        };
    return entry.name() + ": " + said;
  }
}
