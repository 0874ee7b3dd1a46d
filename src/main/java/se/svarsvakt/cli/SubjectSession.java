package se.svarsvakt.cli;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.DataSubject;
import se.svarsvakt.casework.SubjectRecords;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.wiring.Product;

/** The opened store with what is stored of one person, and the directory that tells who it is. */
final class SubjectSession implements AutoCloseable {
  private final Product product;
  private final Streams streams;

  private SubjectSession(Product product, Streams streams) {
    this.product = product;
    this.streams = streams;
  }

  static SubjectSession open(CommandContext context) {
    return new SubjectSession(
        Product.open(context.settings(), context.clock()).tellingWaits(context.streams()::note),
        context.streams());
  }

  /**
   * Whom an address leads to.
   *
   * @param subject as the store knows them
   * @param account their account in the directory; null where it has none, or was not reached
   */
  record FoundSubject(DataSubject subject, @Nullable Account account) {}

  /**
   * Whom an address leads to: an account that has it or had it, or somebody outside.
   *
   * @param id which account is meant, where several have had it; null where none is named
   * @throws SourceUnavailable if neither the directory nor the store tells of an account
   * @throws WrongUse if several have had it and none is named, or another one
   */
  FoundSubject find(MailAddress address, @Nullable String id) {
    Set<MailboxId> accounts = new HashSet<>(records().accounts(address));
    Optional<DirectorySnapshot> directory = directory(accounts);
    directory.flatMap(each -> each.owner(address)).ifPresent(each -> accounts.add(each.id()));
    Set<MailboxId> meant = meant(accounts, address, id);
    Optional<Account> account =
        meant.stream()
            .flatMap(each -> directory.flatMap(all -> all.account(each)).stream())
            .findFirst();
    Set<Hash> hashes = new HashSet<>(Set.of(product.hash().address(address)));
    meant.forEach(each -> hashes.addAll(records().addresses(each)));
    account.ifPresent(
        each -> each.addresses().forEach(alias -> hashes.add(product.hash().address(alias))));
    if (hashes.removeAll(ofOthers(directory, meant))) {
      streams.note(
          "an address that leads to this person has another account now: mail from and to that"
              + " address is the other's, and is left out");
    }
    return new FoundSubject(new DataSubject(meant, hashes), account.orElse(null));
  }

  /** Addresses change hands; who has one now is the person that mail under it is about. */
  private Set<Hash> ofOthers(Optional<DirectorySnapshot> directory, Set<MailboxId> meant) {
    return directory.stream()
        .flatMap(all -> all.accounts().stream())
        .filter(each -> !meant.contains(each.id()))
        .flatMap(each -> each.addresses().stream())
        .map(product.hash()::address)
        .collect(Collectors.toSet());
  }

  private static Set<MailboxId> meant(
      Set<MailboxId> accounts, MailAddress address, @Nullable String id) {
    if (id != null) {
      MailboxId named =
          accounts.stream()
              .filter(each -> each.value().equals(id))
              .findFirst()
              .orElseThrow(
                  () -> new WrongUse("--id", id, "no account with this id has had the address"));
      return Set.of(named);
    }
    if (accounts.size() > 1) {
      throw new WrongUse(
          "ADDRESS",
          address.value(),
          "several accounts have had it; say which one by --id: "
              + accounts.stream().map(MailboxId::value).sorted().collect(Collectors.joining(", ")));
    }
    return accounts;
  }

  /** What only the store knows can be told without Graph; somebody unknown to it cannot. */
  private Optional<DirectorySnapshot> directory(Set<MailboxId> known) {
    try {
      return Optional.of(product.directory().read());
    } catch (SourceUnavailable e) {
      if (known.isEmpty()) {
        throw e;
      }
      streams.note(
          "the directory was not reached, so that aliases of the account are known as far as the"
              + " last scan read them: "
              + e.getMessage());
      return Optional.empty();
    }
  }

  SubjectRecords records() {
    return product.subjects();
  }

  AuditTrail auditTrail() {
    return product.auditTrail();
  }

  long keepDays() {
    return product.keepsFor().toDays();
  }

  boolean isInScope(Account account) {
    return product.isInScope(account);
  }

  @Override
  public void close() {
    product.close();
  }
}
