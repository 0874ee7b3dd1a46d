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

/** Shows the audit trail: what people did about mail and findings from Teams. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows what people did from Teams, the latest first: who, what, when, on what.",
      "At most 1000 entries; no text of a mail stands in them.",
      "As JSON: an array of objects with id, at, person, kind, mailbox, item, reason,",
      "day, by, from, to and undoes, all texts, null for what the entry does not name."
    })
final class AuditCommand implements Callable<Integer> {
  private static final int MOST = 1000;
  private static final List<String> DETAILS =
      List.of("reason", "day", "by", "from", "to", "undoes");

  private final Surroundings surroundings;

  @Mixin private final EntryPrinter printer = new EntryPrinter();

  @Option(
      names = "--mailbox",
      paramLabel = "ADDRESS",
      description = "What was done about that mailbox alone; an alias will do.")
  private @Nullable String mailbox;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Nothing from before that day; default everything that is kept.")
  private @Nullable String since;

  AuditCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Occasion occasion =
        new Occasion(surroundings.settings(), surroundings.clock(), surroundings.clock().instant());
    Instant from = from(occasion);
    try (Desk worklists = Desk.open(occasion)) {
      Optional<MailboxId> whose =
          Optional.ofNullable(mailbox).map(address -> worklists.mailbox("--mailbox", address));
      List<TrailEntry> found = worklists.auditTrail().trail(new TrailFilter(whose, from, MOST + 1));
      List<Entry> entries =
          found.stream().limit(MOST).map(entry -> entry(entry, worklists, occasion)).toList();
      printer.list(surroundings.streams(), "audit trail", "Nothing was done.", entries);
      if (found.size() > MOST) {
        moreIsKept();
      }
    }
    return Cli.DONE;
  }

  private Instant from(Occasion occasion) {
    return since == null
        ? Instant.EPOCH
        : Written.day("--since", since)
            .atStartOfDay(occasion.settings().policy().calendar().zone())
            .toInstant();
  }

  private void moreIsKept() {
    PrintWriter err = surroundings.streams().err();
    err.println("svarsvakt: only the latest " + MOST + " entries are shown; name a --mailbox");
    err.flush();
  }

  private static Entry entry(TrailEntry entry, Desk worklists, Occasion occasion) {
    Map<String, @Nullable String> members = new LinkedHashMap<>();
    members.put("id", Long.toString(entry.id()));
    members.put("at", occasion.iso(entry.at()));
    members.put("person", worklists.address(entry.person()));
    members.put("kind", entry.kind());
    members.put("mailbox", worklists.address(entry.mailbox()));
    members.put("item", entry.item());
    List<String> details = new ArrayList<>();
    for (String name : DETAILS) {
      String value = entry.details().get(name);
      String shown =
          value != null && name.equals("by") ? worklists.address(new MailboxId(value)) : value;
      members.put(name, shown);
      if (shown != null) {
        details.add(name + " " + shown);
      }
    }
    return new Entry(cells(entry, members, details), members);
  }

  private static List<String> cells(
      TrailEntry entry, Map<String, @Nullable String> members, List<String> details) {
    return List.of(
        String.valueOf(members.get("id")),
        String.valueOf(members.get("at")),
        String.valueOf(members.get("person")),
        entry.kind(),
        String.valueOf(members.get("mailbox")),
        entry.item(),
        String.join(", ", details));
  }
}
