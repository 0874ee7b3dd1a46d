package se.svarsvakt.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Delegation;
import se.svarsvakt.sync.delegates.Right;
import se.svarsvakt.sync.delegates.Source;

/** Who could look after a mailbox: whoever has a right to it, and whoever has answered its mail. */
record StewardCandidates(Pages pages) {
  /** The addresses of both, without an order that compares them. */
  List<String> of(MailboxId mailbox) {
    OrganisationChart chart = pages.stores().units().found().chart();
    TreeSet<String> names = new TreeSet<>();
    Stream.concat(delegates(mailbox).map(Delegation::delegate), answerers(mailbox, chart))
        .filter(person -> !person.equals(mailbox) && chart.people().contains(person))
        .map(chart::name)
        .forEach(names::add);
    return List.copyOf(names);
  }

  /** The addresses of those who are known to be able to open it. */
  List<String> openers(MailboxId mailbox) {
    OrganisationChart chart = pages.stores().units().found().chart();
    return delegates(mailbox)
        .filter(each -> each.right().opensInbox())
        .map(each -> chart.name(each.delegate()))
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<Delegation> delegates(MailboxId mailbox) {
    Map<Source, Delegates> known =
        pages
            .stores()
            .judgement()
            .records()
            .delegates()
            .of(List.of(mailbox))
            .getOrDefault(mailbox, Map.of());
    return known.values().stream()
        .flatMap(source -> source.known().stream())
        .filter(each -> each.right() != Right.CALENDAR);
  }

  private Stream<MailboxId> answerers(MailboxId mailbox, OrganisationChart chart) {
    OrganisationChart.Contact contact = chart.contacts().get(mailbox);
    Set<Hash> own = contact == null ? Set.of() : contact.addresses();
    return pages.stores().judgement().judged(mailbox, own, pages.clock().instant()).stream()
        .map(JudgedMail::state)
        .filter(Objects::nonNull)
        .flatMap(state -> state.settled().stream())
        .map(Settlement::answeredBy)
        .filter(Objects::nonNull);
  }
}
