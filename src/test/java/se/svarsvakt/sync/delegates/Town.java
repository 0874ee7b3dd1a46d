package se.svarsvakt.sync.delegates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Person;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;

/** A directory for tests, with the people that a test puts into it. */
public final class Town {
  private final List<Account> accounts = new ArrayList<>();

  /** Anna Ek and Bo Ask, in the domain {@code kommun.example}. */
  public static Town ofAnnaAndBo() {
    return new Town()
        .person("anna-id", "Anna Ek", "annek", "anna@kommun.example")
        .person("bo-id", "Bo Ask", "boask", "bo@kommun.example", "bo.ask@kommun.example");
  }

  /** Adds an account; its first address is the primary one. */
  public Town person(String id, String name, String alias, String... addresses) {
    Set<MailAddress> all =
        Stream.of(addresses).map(MailAddress::new).collect(Collectors.toUnmodifiableSet());
    Person person =
        new Person(new Person.Name(name, "", "", alias), Person.UNKNOWN.post(), List.of(), "");
    accounts.add(
        new Account(
            new MailboxId(id), new MailAddress(addresses[0]), all, true, false, null, person));
    return this;
  }

  /** The directory as it stands. */
  public DirectorySnapshot directory() {
    return new DirectorySnapshot(accounts, Set.of("kommun.example", "kommun.onmicrosoft.example"));
  }

  /** The account with that id. */
  public Account account(String id) {
    return directory().account(new MailboxId(id)).orElseThrow();
  }
}
