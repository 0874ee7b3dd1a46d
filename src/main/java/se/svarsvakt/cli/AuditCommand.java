package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.svarsvakt.casework.AuditTrail.TrailEntry;
import se.svarsvakt.casework.AuditTrail.TrailFilter;
import se.svarsvakt.mail.MailboxId;

/** Shows the audit trail: what people did from Teams and on the pages, and who saw whose items. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Shows what people did from Teams and on the pages, and who saw whose "
            + "items, the latest first: who, what, when, on what. At most 1000 "
            + "entries; no text of a mail stands in them. As JSON: an array of "
            + "objects with id, at, person, kind, mailbox, item, reason, day, by, "
            + "from, to and undoes, all texts, null for what the entry does not name.")
final class AuditCommand implements Callable<Integer> {
  private static final int MOST = 1000;
  private static final List<String> DETAILS =
      List.of("reason", "day", "by", "from", "to", "undoes");

  private final CommandContext context;

  @Mixin private final EntryPrinter printer = new EntryPrinter();

  @Option(
      names = "--mailbox",
      paramLabel = "ADDRESS",
      description = "What was done about that mailbox alone; an alias will do. Default all.")
  private @Nullable String mailbox;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Nothing from before that day; default everything that is kept.")
  private @Nullable String since;

  AuditCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    AsOfContext occasion =
        new AsOfContext(context.settings(), context.clock(), context.clock().instant());
    Instant from = from(occasion);
    try (RegisterSession session = RegisterSession.open(occasion, context.streams())) {
      Optional<MailboxId> whose =
          Optional.ofNullable(mailbox).map(address -> session.mailbox("--mailbox", address));
      List<TrailEntry> found = session.auditTrail().trail(new TrailFilter(whose, from, MOST + 1));
      List<PrintableEntry> entries =
          found.stream().limit(MOST).map(entry -> entry(entry, session, occasion)).toList();
      printer.list(context.streams(), "audit trail", "Nothing was done.", entries);
      if (found.size() > MOST) {
        moreIsKept();
      }
    }
    return Cli.DONE;
  }

  private Instant from(AsOfContext occasion) {
    return since == null
        ? Instant.EPOCH
        : ArgumentParser.day("--since", since)
            .atStartOfDay(occasion.settings().policy().calendar().zone())
            .toInstant();
  }

  private void moreIsKept() {
    PrintWriter err = context.streams().err();
    err.println("svarsvakt: only the latest " + MOST + " entries are shown; name a --mailbox");
    err.flush();
  }

  private static PrintableEntry entry(
      TrailEntry entry, RegisterSession session, AsOfContext occasion) {
    Map<String, @Nullable String> members = new LinkedHashMap<>();
    members.put("id", Long.toString(entry.id()));
    members.put("at", occasion.iso(entry.at()));
    members.put("person", session.address(entry.person()));
    members.put("kind", entry.kind());
    members.put("mailbox", session.address(entry.mailbox()));
    members.put("item", entry.item());
    List<String> cells = new ArrayList<>(members.values().stream().map(String::valueOf).toList());
    List<String> details = new ArrayList<>();
    for (String name : DETAILS) {
      String value = entry.details().get(name);
      String shown =
          value != null && name.equals("by") ? session.address(new MailboxId(value)) : value;
      members.put(name, shown);
      if (shown != null) {
        details.add(name + " " + shown);
      }
    }
    cells.add(String.join(", ", details));
    return new PrintableEntry(cells, members);
  }
}
