package se.svarsvakt.cli;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.Register;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.wiring.Product;

/**
 * The opened register, with the directory that addresses are looked up in. The directory is read
 * when it is first needed: what names no mailbox works without Graph.
 */
final class RegisterSession implements AutoCloseable {
  private final Product product;
  private @Nullable DirectorySnapshot directory;

  private RegisterSession(Product product) {
    this.product = product;
  }

  static RegisterSession open(AsOfContext occasion, Streams streams) {
    return new RegisterSession(
        Product.open(occasion.settings(), occasion.clock()).tellingWaits(streams::note));
  }

  Register register() {
    return product.register();
  }

  AuditTrail auditTrail() {
    return product.auditTrail();
  }

  KeyedHash hash() {
    return product.hash();
  }

  /**
   * The mailbox with that primary address or alias, in any letter case.
   *
   * @param option the option that names it
   * @throws WrongUse if the directory has no such address, or it is a guest's
   */
  MailboxId mailbox(String option, String address) {
    return directory()
        .owner(ArgumentParser.address(option, address))
        .filter(account -> !account.guest())
        .map(Account::id)
        .orElseThrow(() -> ArgumentParser.noAccount(option, address));
  }

  /**
   * How a received mail stands at a moment; empty where it expects no answer.
   *
   * @param mail of a mailbox that {@link #mailbox} found
   */
  Optional<JudgedMail> judged(MailKey mail, Instant at) {
    Set<MailAddress> own =
        directory().account(mail.mailbox()).map(Account::addresses).orElse(Set.of());
    return product.judged(mail.mailbox(), own, at).stream()
        .filter(judged -> judged.mail().key().equals(mail))
        .findFirst();
  }

  /** The primary address of a mailbox, or its id where it left the directory. */
  String address(MailboxId mailbox) {
    return Addresses.of(directory(), mailbox);
  }

  private DirectorySnapshot directory() {
    DirectorySnapshot known = directory;
    if (known == null) {
      known = product.directory().read();
      directory = known;
    }
    return known;
  }

  @Override
  public void close() {
    product.close();
  }
}
