package se.svarsvakt.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
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
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.SourceUnavailable;

/** Deletes what is stored of one person. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Deletes what is stored of one person, mailbox or correspondent. It says what there is and "
            + "asks before it deletes. ADDRESS is a mailbox, one that is gone, or somebody outside "
            + "who wrote or was written to. In what is others' too (the audit trail, a unit's kept "
            + "weeks) a pseudonym takes the person's place; mail of others that names them too, and "
            + "what people did about their mail, stays without them. It can be run again after it was "
            + "interrupted. A mailbox that stays in scope is read anew by the next scan: add it to "
            + "svarsvakt.scope.exclude first. The audit trail says that somebody was forgotten, "
            + "and not who.",
    footer = {"", "svarsvakt forget anna@kommun.example"})
final class ForgetCommand implements Callable<Integer> {
  /** What stands in the audit trail as the item of what was handed out or deleted. */
  static final String ITEM = "person";

  private static final Set<String> YES = Set.of("y", "yes", "j", "ja");

  private final CommandContext context;

  @Mixin private final SubjectArgument person = new SubjectArgument();

  @Option(
      names = "--yes",
      description = "Deletes without asking; needed where nobody can be asked.")
  private boolean yes;

  ForgetCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    MailAddress whose = person.address();
    Streams streams = context.streams();
    if (!yes && !streams.terminal()) {
      throw new WrongUse(
          "what forget deletes is gone, and nobody can be asked here: look at `svarsvakt"
              + " export-person "
              + whose.value()
              + "`, then say --yes");
    }
    try (SubjectSession session = SubjectSession.open(context)) {
      FoundSubject found = person.in(session);
      List<SubjectAmount> amounts = session.records().amounts(found.subject());
      PrintWriter out = streams.out();
      if (amounts.isEmpty()) {
        out.println("Nothing is stored of " + whose.value() + ".");
        out.flush();
        return Cli.DONE;
      }
      show(amounts, streams);
      out.println();
      scope(found, session).forEach(out::println);
      out.flush();
      if (!yes && !isAgreed(out)) {
        out.println("Nothing was deleted.");
        out.flush();
        return Cli.DONE;
      }
      forget(found, session);
      out.println("Forgotten: " + whose.value() + ".");
      out.flush();
    }
    return Cli.DONE;
  }

  private static void show(List<SubjectAmount> amounts, Streams streams) {
    StoredWords words = StoredWords.in(Locale.ENGLISH);
    new ConsoleTable(streams)
        .print(
            "STORED",
            ConsoleTable.Tone.PLAIN,
            amounts.stream()
                .map(
                    each ->
                        List.of(
                            words.name(each.kind()),
                            each.deleted() + " to delete",
                            each.renamed() == 0
                                ? ""
                                : each.renamed() + " to keep without the person"))
                .toList());
  }

  /** What the person who decides needs to know besides. */
  private static List<String> scope(FoundSubject found, SubjectSession session) {
    Account account = found.account();
    if (account == null) {
      return found.subject().accounts().isEmpty()
          ? List.of(
              "Mail of theirs that waits for an answer is not watched any more. What is read anew"
                  + " of a mailbox that has their mail is stored again.")
          : List.of();
    }
    try {
      if (!session.isInScope(account)) {
        return List.of("The mailbox is out of scope: nothing of it is read any more.");
      }
    } catch (SourceUnavailable e) {
      return List.of("Whether the mailbox is in scope could not be asked: " + e.getMessage());
    }
    return List.of(
        account.enabled()
            ? "The mailbox is in scope: the next scan reads it anew. To prevent that, add it to"
                + " svarsvakt.scope.exclude first."
            : "The account is disabled: the next scan reads it anew if it is a shared mailbox. To"
                + " prevent that, add it to svarsvakt.scope.exclude first.");
  }

  private static boolean isAgreed(PrintWriter out) {
    out.print("Delete it? It cannot be taken back. [y/N] ");
    out.flush();
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String said = in.readLine();
      return said != null && YES.contains(said.strip().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entry comes first, so that it is there whatever interrupts the rest. */
  private void forget(FoundSubject found, SubjectSession session) {
    MailboxId whom =
        found.subject().accounts().stream()
            .findFirst()
            .map(session.records()::pseudonym)
            .orElse(PageEvent.EVERYBODY);
    session
        .auditTrail()
        .note(
            AuditTrail.ADMINISTRATOR,
            new PageEvent(PageEvent.Kind.FORGOTTEN, whom, ITEM),
            context.clock().instant());
    session.records().forget(found.subject());
  }
}
