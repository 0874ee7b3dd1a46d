package se.svarsvakt.sync;

import java.util.HashSet;
import java.util.Set;
import se.svarsvakt.mail.Addressee;
import se.svarsvakt.mail.ForeignWords;
import se.svarsvakt.mail.SenderLists;

/**
 * The organisation as a verdict sees it: its directory, and what the policy adds.
 *
 * @param directory accounts and verified domains
 * @param internalDomains further domains that count as internal, in lower case
 * @param senders senders of whom the policy says something
 * @param foreignWords what is put before and after the words of senders
 */
public record Organisation(
    DirectorySnapshot directory,
    Set<String> internalDomains,
    SenderLists senders,
    ForeignWords foreignWords) {
  private static final int ENOUGH_MAILBOXES = 500;

  /** Keeps a copy of the domains, together with the verified ones. */
  public Organisation {
    Set<String> all = new HashSet<>(internalDomains);
    all.addAll(directory.domains());
    internalDomains = Set.copyOf(all);
  }

  Addressee addressee(Account account) {
    return new Addressee(account.addresses(), internalDomains, directory, senders);
  }

  /** Of how many senders one is looked at for how mail begins: a few hundred mailboxes' worth. */
  int sampleOneIn() {
    return 1 + directory.accounts().size() / ENOUGH_MAILBOXES;
  }
}
