package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.casework.StoredWords;
import se.svarsvakt.casework.SubjectRecords.SubjectAmount;
import se.svarsvakt.cli.SubjectSession.FoundSubject;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;

/** Hands out what is stored of one person. */
@Command(
    name = "export-person",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Hands out all that is stored of one person, for their right of access (GDPR article 15). "
            + "ADDRESS is a mailbox, one that is gone, or somebody outside who wrote or was written "
            + "to. The table counts it by kind, the JSON holds every row; no subject and no text is "
            + "stored. Other people's ids stand in rows about them too: review it before it is "
            + "handed out. The audit trail says that it was taken.",
    footer = {"", "svarsvakt export-person anna@kommun.example --to anna.json"})
final class ExportPersonCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private final SubjectArgument person = new SubjectArgument();

  @Option(
      names = "--output",
      paramLabel = "table|json",
      description = "How it is written; default json where a file is named, else table.")
  private ScanCommand.@Nullable Output output;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Where it is written, for its owner's eyes alone; default standard output.")
  private @Nullable Path file;

  ExportPersonCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    MailAddress whose = person.address();
    try (SubjectSession session = SubjectSession.open(context)) {
      FoundSubject found = person.in(session);
      List<SubjectAmount> amounts = session.records().amounts(found.subject());
      if (amounts.isEmpty()) {
        context.streams().out().println("Nothing is stored of " + whose.value() + ".");
        context.streams().out().flush();
        return Cli.DONE;
      }
      taken(found, session);
      OwnersFile.ToBeWritten writing = out -> written(whose, found, amounts, session, out);
      return file == null
          ? writing.to(context.streams().out())
          : new OwnersFile("--to", file).write(writing);
    }
  }

  private void taken(FoundSubject found, SubjectSession session) {
    MailboxId whom = found.subject().accounts().stream().findFirst().orElse(PageEvent.EVERYBODY);
    session
        .auditTrail()
        .note(
            AuditTrail.ADMINISTRATOR,
            new PageEvent(PageEvent.Kind.EXPORTED, whom, ForgetCommand.ITEM),
            context.clock().instant());
  }

  private int written(
      MailAddress whose,
      FoundSubject found,
      List<SubjectAmount> amounts,
      SubjectSession session,
      PrintWriter out) {
    boolean table = output == null ? file == null : output == ScanCommand.Output.TABLE;
    if (table) {
      table(whose, amounts, context.streams().to(out));
    } else {
      try (PersonExport export =
          new PersonExport(
              whose, found.subject(), context.clock().instant(), session.keepDays(), out)) {
        session.records().each(found.subject(), export::row);
      }
      out.println();
    }
    out.flush();
    return Cli.DONE;
  }

  private static void table(MailAddress whose, List<SubjectAmount> amounts, Streams streams) {
    StoredWords words = StoredWords.in(Locale.ENGLISH);
    new ConsoleTable(streams)
        .print(
            "STORED OF " + whose.value(),
            ConsoleTable.Tone.PLAIN,
            amounts.stream()
                .map(
                    each ->
                        List.of(
                            words.name(each.kind()),
                            Integer.toString(each.deleted() + each.renamed())))
                .toList());
  }
}
