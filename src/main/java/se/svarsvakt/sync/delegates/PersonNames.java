package se.svarsvakt.sync.delegates;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;

/**
 * Tells whom a text means that Exchange shows for a person: an address, an object id, a display
 * name, an alias or a sign-in name.
 *
 * <p>A name that several accounts have, guests and disabled ones included, means nobody: to pick
 * one would make somebody a delegate who is none. The index is made once for a directory.
 */
public final class PersonNames {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final DirectorySnapshot directory;
  private final Map<String, MailboxId> byName = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  /** The names in that directory. */
  public PersonNames(DirectorySnapshot directory) {
    this.directory = directory;
    for (Account account : directory.accounts()) {
      put(account.person().name().display(), account.id());
      put(account.person().name().nickname(), account.id());
    }
  }

  /** The one account that the text means; empty where it means none or more than one. */
  public Optional<MailboxId> resolve(String text) {
    String name = folded(text);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return directory
        .owner(new MailAddress(name))
        .or(() -> directory.account(new MailboxId(name)))
        .map(Account::id)
        .or(() -> name.indexOf('@') < 0 ? named(name) : signInName(name));
  }

  private Optional<MailboxId> named(String name) {
    return ambiguous.contains(name) ? Optional.empty() : Optional.ofNullable(byName.get(name));
  }

  /** A sign-in name need not be an address; before its @ stands the alias as a rule. */
  private Optional<MailboxId> signInName(String name) {
    MailAddress parts = new MailAddress(name);
    return named(name)
        .or(
            () ->
                directory.domains().contains(parts.domain())
                    ? named(parts.localPart()).filter(id -> hasAlias(id, parts.localPart()))
                    : Optional.empty());
  }

  private boolean hasAlias(MailboxId id, String alias) {
    return directory
        .account(id)
        .filter(account -> folded(account.person().name().nickname()).equals(alias))
        .isPresent();
  }

  private void put(String name, MailboxId owner) {
    String key = folded(name);
    if (key.isEmpty()) {
      return;
    }
    MailboxId before = byName.putIfAbsent(key, owner);
    if (before != null && !before.equals(owner)) {
      ambiguous.add(key);
    }
  }

  private static String folded(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    return SPACE.matcher(composed.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }
}
