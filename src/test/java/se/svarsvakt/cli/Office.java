package se.svarsvakt.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.AutomaticRepliesSetting;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.ScheduleItem;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import tools.jackson.databind.JsonNode;

/** A small tenant for tests of the whole program: two clerks, their manager, a shared mailbox. */
final class Office implements AutoCloseable {
  static final String FRIDAY = "2026-11-20T10:30";
  static final String CITIZEN = "Ek Medborgare <ek@medborgare.example>";
  static final String GOOD_REPLY =
      "<p>Hej! Jag är åter måndag den 30/11. Kontakta info@kommun.example, 08-579 210 00.</p>";
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  final SimulatedTenant tenant =
      new SimulatedTenant("Kommunen", "kommun.example", at("2026-11-20T10:30"));
  final SimulatedMailbox chef = clerk("Cia Chef", "cia.chef@kommun.example", "08-530 610 09");
  final SimulatedMailbox anna = clerk("Anna Berg", "anna.berg@kommun.example", "08-530 610 00");
  final SimulatedMailbox bo = clerk("Bo Ek", "bo.ek@kommun.example", "08-530 610 01");
  final SimulatedMailbox info =
      tenant.open(DirectoryUser.resource("Info", "info@kommun.example"), MailboxProfile.SHARED);
  final SimulatedGraph graph = SimulatedGraph.start(tenant);
  private final Path data;

  /** Whom the program asks; somebody may stand between it and the tenant. */
  String graphUrl = graph.baseUrl().toString();

  Office(Path data) {
    this.data = data;
  }

  /** A mailbox of the directory with all that a signature needs. */
  SimulatedMailbox clerk(String name, String address, String phone) {
    DirectoryUser account =
        DirectoryUser.person(name, address)
            .with("jobTitle", "Handläggare")
            .with("department", "Bygglov")
            .with("companyName", "Kommunen")
            .phone(phone);
    boolean manager = address.startsWith("cia");
    return tenant.open(
        manager ? account : account.managedBy("cia.chef@kommun.example"), MailboxProfile.PERSON);
  }

  /** A local time of the organisation. */
  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(STOCKHOLM).toInstant();
  }

  /** Anna is away from Monday 23 to Friday 27 November. */
  Office annaIsAway() {
    anna.addToCalendar(ScheduleItem.outOfOffice(at("2026-11-23T00:00"), at("2026-11-28T00:00")));
    return this;
  }

  /** An automatic reply of Anna's from Monday 23 November on. */
  Office annaReplies(String text, String until) {
    anna.automaticReply(AutomaticRepliesSetting.scheduled(text, at("2026-11-23T00:00"), at(until)));
    return this;
  }

  /** A question from outside that lies unread. */
  static String question(SimulatedMailbox mailbox, String time) {
    return mailbox.receive(
        OutgoingMessage.from(CITIZEN).saying("Fråga om bygglov", "Hej! När får vi bygga?"),
        at(time));
  }

  /** Anna answers somebody outside. */
  void annaSends(String html, String time) {
    OutgoingMessage letter =
        OutgoingMessage.from("Anna Berg <anna.berg@kommun.example>").to(CITIZEN);
    anna.send(letter.saying("Svar om bygglov", "-").html(html), at(time));
  }

  /** A file of the administrator's with rights to mailboxes. */
  String export(String... lines) {
    try {
      Path file = data.resolveSibling(data.getFileName() + "-export.csv");
      Files.write(file, List.of("mailbox,delegate,right", String.join("\n", lines)));
      return "--svarsvakt.delegates.export-file=" + file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the program ask Exchange. */
  String[] exchange() {
    return new String[] {
      "--svarsvakt.exchange.enabled=true", "--svarsvakt.exchange.base-url=" + graph.exchangeUrl()
    };
  }

  Result scan(String local, String... more) {
    List<String> words =
        new ArrayList<>(List.of("scan", "--output", "json", "--as-of", at(local).toString()));
    words.addAll(List.of(more));
    return run(words);
  }

  Result run(List<String> words) {
    return run(TownScan.FRIDAY.toInstant(), words);
  }

  /** With a machine whose clock says that. */
  Result run(Instant now, List<String> words) {
    List<String> args = new ArrayList<>(words);
    args.add("--svarsvakt.graph.base-url=" + graphUrl);
    args.add("--svarsvakt.graph.access-token=any-token");
    args.add("--svarsvakt.data-dir=" + data);
    args.add("--svarsvakt.teams.app-id=11111111-2222-3333-4444-555555555555");
    return TownScan.captured(now, args.toArray(String[]::new));
  }

  /** The findings of a rule: who, what, how bad. */
  static List<String> found(Result result, String rule) {
    List<String> found = new ArrayList<>();
    for (JsonNode finding : result.json().path("findings")) {
      if (finding.path("rule").asString().equals(rule)) {
        found.add(
            local(finding.path("mailbox"))
                + " "
                + finding.path("code").asString()
                + " "
                + finding.path("severity").asString());
      }
    }
    return found;
  }

  /** The only finding of a rule. */
  static JsonNode finding(Result result, String rule) {
    return result
        .json()
        .path("findings")
        .valueStream()
        .filter(finding -> finding.path("rule").asString().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  /** The nudges of a scan: kind and recipient. */
  static List<String> nudges(Result result) {
    return result
        .json()
        .path("nudges")
        .valueStream()
        .map(n -> n.path("kind").asString() + " " + local(n.path("recipient")))
        .toList();
  }

  static String local(JsonNode address) {
    return address.asString().replaceFirst("@.*", "");
  }

  @Override
  public void close() {
    graph.close();
  }
}
