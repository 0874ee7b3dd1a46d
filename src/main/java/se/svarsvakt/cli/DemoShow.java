package se.svarsvakt.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import se.svarsvakt.demo.DemoTown;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.ReceivedNotification;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.web.DemoOverview;
import se.svarsvakt.web.Visitor.Role;
import se.svarsvakt.worker.MailCounts;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worker.Overview.Snapshot;

/** Shows the simulated town: its mailboxes, and its people's Teams feeds. */
record DemoShow(DemoTown town, Overview overview, DemoSignIn signIn) implements DemoOverview {
  /** Whom one may choose to be, and as what. */
  private static final Map<String, Role> PEOPLE =
      Map.of(
          "emil.wikstrom@kommun.example", Role.ADMIN,
          "henrik.dahl@kommun.example", Role.AUDITOR,
          "birgitta.sandstrom@kommun.example", Role.MANAGER,
          "karin.astrom@kommun.example", Role.MANAGER,
          "tommy.grahn@kommun.example", Role.MANAGER,
          "anna.bergqvist@kommun.example", Role.EMPLOYEE,
          "linnea.sjogren@kommun.example", Role.EMPLOYEE,
          "lena.forsman@kommun.example", Role.EMPLOYEE,
          "niklas.fors@kommun.example", Role.EMPLOYEE);

  @Override
  public List<DemoPerson> people() {
    return town.tenant().accounts().stream()
        .filter(account -> PEOPLE.containsKey(account.address()))
        .map(DemoShow::person)
        .sorted(Comparator.comparing(DemoPerson::as).thenComparing(DemoPerson::name))
        .toList();
  }

  @Override
  public Optional<URI> tab(MailboxId person) {
    return town.tenant().accounts().stream()
        .filter(account -> account.id().equals(person.value()))
        .map(account -> signIn.tab(URI.create("/"), account))
        .findFirst();
  }

  @Override
  public String program() {
    return DemoHints.program() + " --demo";
  }

  private static DemoPerson person(DirectoryUser account) {
    return new DemoPerson(
        account.id(),
        account.displayName(),
        account.property("jobTitle"),
        Objects.requireNonNull(PEOPLE.get(account.address())));
  }

  @Override
  public List<MailboxLine> mailboxes() {
    Map<String, String> failed =
        overview.latest().map(Snapshot::failed).orElse(List.of()).stream()
            .filter(one -> !one.wasRead())
            .collect(
                Collectors.toMap(
                    one -> one.mailbox().value(), one -> one.code(), (first, other) -> first));
    return town.tenant().mailboxes().stream()
        .map(SimulatedMailbox::account)
        .filter(account -> account.enabled() || town.stewards().containsKey(account.address()))
        .map(account -> line(account, failed))
        .sorted(
            Comparator.comparing(MailboxLine::overdue)
                .thenComparing(MailboxLine::open)
                .reversed()
                .thenComparing(MailboxLine::name))
        .toList();
  }

  private MailboxLine line(DirectoryUser account, Map<String, String> failed) {
    MailCounts own =
        overview
            .latest()
            .map(latest -> latest.of(new MailboxId(account.id())))
            .orElse(MailCounts.NONE);
    return new MailboxLine(
        account.displayName(),
        account.address(),
        own.open().all(),
        own.open().overdue(),
        Optional.ofNullable(failed.get(account.address())));
  }

  @Override
  public List<Feed> feeds() {
    Map<String, List<Notice>> byPerson = new LinkedHashMap<>();
    for (ReceivedNotification one : town.tenant().notifications().reversed()) {
      byPerson
          .computeIfAbsent(one.recipientAddress(), any -> new ArrayList<>())
          .add(new Notice(one.receivedAt(), one.previewText()));
    }
    Map<String, String> names = names();
    return byPerson.entrySet().stream()
        .map(
            feed ->
                new Feed(
                    names.getOrDefault(feed.getKey(), feed.getKey()),
                    feed.getKey(),
                    feed.getValue()))
        .toList();
  }

  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    town.tenant().accounts().forEach(one -> names.put(one.address(), one.displayName()));
    return names;
  }
}
