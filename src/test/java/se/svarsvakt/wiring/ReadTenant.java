package se.svarsvakt.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.worker.ScanRequest;

/** A simulated tenant of some people's mailboxes, and the programs that read it. */
final class ReadTenant implements AutoCloseable {
  private final Clock clock;
  private final List<Product> programs = new ArrayList<>();
  final List<SimulatedMailbox> mailboxes;
  final Set<MailboxId> ids;
  final SimulatedGraph graph;

  ReadTenant(int size, Clock clock) {
    SimulatedTenant tenant = new SimulatedTenant("Kommunen", "kommun.example", clock);
    this.clock = clock;
    this.mailboxes =
        IntStream.range(0, size)
            .mapToObj(
                number ->
                    tenant.open(
                        DirectoryUser.person("Person " + number, "p" + number + "@kommun.example"),
                        MailboxProfile.PERSON))
            .toList();
    this.ids =
        mailboxes.stream()
            .map(one -> new MailboxId(one.account().id()))
            .collect(Collectors.toSet());
    this.graph = SimulatedGraph.start(tenant);
  }

  /** A program that reads it, with its files below a directory. */
  Product program(Path directory, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("svarsvakt.graph.base-url", graph.baseUrl().toString());
    all.put("svarsvakt.graph.access-token", "token");
    all.put("svarsvakt.data-dir", directory.resolve("node-" + programs.size()).toString());
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    Product program = Product.open(Settings.read(environment), clock);
    programs.add(program);
    return program;
  }

  /** Somebody outside writes to a mailbox; gives the mail's id. */
  String write(int mailbox) {
    return mailboxes
        .get(mailbox)
        .receive(
            OutgoingMessage.from("Ek <ek@medborgare.example>").saying("Fråga", "När öppnar ni?"),
            clock.instant());
  }

  ScanRequest pass() {
    return new ScanRequest(clock.instant(), Set.of(), Mode.SHOW, Breadth.EXPECTING);
  }

  @Override
  public void close() {
    programs.forEach(Product::close);
    graph.close();
  }
}
