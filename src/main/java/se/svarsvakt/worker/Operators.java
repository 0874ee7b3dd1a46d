package se.svarsvakt.worker;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;

/**
 * Those who run the program, of this organisation or another.
 *
 * @param addresses where they are told
 * @param hash what is stored of an address that is nobody's in the directory
 */
public record Operators(List<MailAddress> addresses, Function<MailAddress, String> hash) {
  /** Keeps a copy. */
  public Operators {
    addresses = List.copyOf(addresses);
  }

  /** Their addresses by the id that is recorded of them when they are told. */
  public Map<MailboxId, MailAddress> in(DirectorySnapshot directory) {
    Map<MailboxId, MailAddress> known = new TreeMap<>();
    for (MailAddress address : addresses) {
      known.put(
          directory
              .owner(address)
              .map(Account::id)
              .orElseGet(() -> new MailboxId(hash.apply(address))),
          address);
    }
    return known;
  }
}
