package se.svarsvakt.sync;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import se.svarsvakt.mail.Addressee;
import se.svarsvakt.mail.MailAddress;

/**
 * The organisation as a verdict sees it: its directory, and what the policy adds.
 *
 * @param directory accounts and verified domains
 * @param internalDomains further domains that count as internal, in lower case
 * @param excludedSender whether the policy excludes a sender
 */
public record Organisation(
    DirectorySnapshot directory,
    Set<String> internalDomains,
    Predicate<MailAddress> excludedSender) {
  /** Keeps a copy of the domains, together with the verified ones. */
  public Organisation {
    Set<String> all = new HashSet<>(internalDomains);
    all.addAll(directory.domains());
    internalDomains = Set.copyOf(all);
  }

  Addressee addressee(Account account) {
    return new Addressee(account.addresses(), internalDomains, directory, excludedSender);
  }
}
