package se.svarsvakt.summary;

import static se.svarsvakt.sync.JdbcColumns.instantOrNull;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.ObservedAccount.Place;
import se.svarsvakt.summary.OrganisationChart.Contact;

/** Who was in scope, reported to whom and looked after what, and when. */
final class JdbcOrganisation {
  private static final JdbcSpans RELATIONS =
      new JdbcSpans("relation", List.of("mailbox_id", "kind", "related_id"), "from_at", "until_at");
  private static final String MANAGER = "MANAGER";
  private static final String STEWARD = "STEWARD";
  private static final Set<String> PLACES = Set.of(Place.PERSON.name(), Place.SHARED.name());

  private final JdbcOperations rows;
  private final JdbcClient jdbc;

  JdbcOrganisation(JdbcOperations rows) {
    this.rows = rows;
    this.jdbc = JdbcClient.create(rows);
  }

  /**
   * Runs in the caller's transaction.
   *
   * @param unread mailboxes that could not be read: what they are and who looks after them is as it
   *     was, where it is known
   * @return the mailboxes that were in scope before
   */
  Set<MailboxId> bringTo(Collection<ObservedAccount> accounts, Set<MailboxId> unread, Instant at) {
    Set<List<String>> open = RELATIONS.open(rows);
    Set<MailboxId> before =
        open.stream()
            .filter(row -> PLACES.contains(row.get(1)))
            .map(row -> new MailboxId(row.getFirst()))
            .collect(Collectors.toSet());
    Set<List<String>> wanted = new HashSet<>();
    Map<MailboxId, Contact> contacts = new HashMap<>();
    for (ObservedAccount account : accounts) {
      boolean asBefore = unread.contains(account.id()) && before.contains(account.id());
      wanted.addAll(relations(account, !asBefore));
      contacts.put(account.id(), new Contact(account.address(), account.addresses()));
    }
    open.stream()
        .filter(row -> unread.contains(new MailboxId(row.getFirst())))
        .filter(row -> !row.get(1).equals(MANAGER))
        .forEach(wanted::add);
    RELATIONS.bringTo(rows, open, wanted, at);
    contacts(contacts);
    return before;
  }

  private static List<List<String>> relations(ObservedAccount account, boolean withPlace) {
    String id = account.id().value();
    List<List<String>> rows = new ArrayList<>();
    MailboxId manager = account.manager();
    if (manager != null) {
      rows.add(List.of(id, MANAGER, manager.value()));
    }
    if (withPlace && account.place() != Place.OUTSIDE) {
      rows.add(List.of(id, account.place().name(), ""));
      account.stewards().forEach(each -> rows.add(List.of(id, STEWARD, each.value())));
    }
    return rows;
  }

  private void contacts(Map<MailboxId, Contact> wanted) {
    Map<MailboxId, Contact> known = contacts();
    List<Object[]> changed =
        wanted.entrySet().stream()
            .filter(each -> !each.getValue().equals(known.get(each.getKey())))
            .map(each -> row(each.getKey(), each.getValue()))
            .toList();
    JdbcSpans.write(
        rows,
        "insert into known_account (address, address_hashes, id) values (?, ?, ?)"
            + " on conflict do nothing",
        changed);
    JdbcSpans.write(
        rows, "update known_account set address = ?, address_hashes = ? where id = ?", changed);
  }

  private static Object[] row(MailboxId id, Contact contact) {
    String hashes =
        contact.addresses().stream().map(Hash::value).sorted().collect(Collectors.joining(" "));
    return new Object[] {contact.address().value(), hashes, id.value()};
  }

  private Map<MailboxId, Contact> contacts() {
    Map<MailboxId, Contact> contacts = new HashMap<>();
    jdbc.sql("select * from known_account")
        .query(
            row -> {
              contacts.put(
                  mailbox(row, "id"),
                  new Contact(
                      new MailAddress(text(row, "address")), hashes(text(row, "address_hashes"))));
            });
    return contacts;
  }

  private static Set<Hash> hashes(String words) {
    return Arrays.stream(words.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .map(Hash::new)
        .collect(Collectors.toSet());
  }

  /** Nobody knows what was before the first pass: it counts as what that pass found. */
  OrganisationChart at(Instant moment) {
    Instant first =
        jdbc.sql("select min(from_at) as first_at from relation")
            .query((row, _) -> Optional.ofNullable(instantOrNull(row, "first_at")))
            .single()
            .orElse(moment);
    Instant then = moment.isAfter(first) ? moment : first.plusNanos(1_000);
    Set<MailboxId> people = new HashSet<>();
    Set<MailboxId> shared = new HashSet<>();
    Map<MailboxId, MailboxId> managers = new HashMap<>();
    Map<MailboxId, Set<MailboxId>> stewards = new HashMap<>();
    jdbc.sql("select * from relation where from_at < :at and (until_at is null or until_at >= :at)")
        .param("at", time(then))
        .query(
            row -> {
              MailboxId id = mailbox(row, "mailbox_id");
              switch (text(row, "kind")) {
                case MANAGER -> managers.put(id, mailbox(row, "related_id"));
                case STEWARD ->
                    stewards
                        .computeIfAbsent(id, _ -> new HashSet<>())
                        .add(mailbox(row, "related_id"));
                case "SHARED" -> shared.add(id);
                default -> people.add(id);
              }
            });
    return new OrganisationChart(people, shared, managers, stewards, contacts());
  }
}
