package se.svarsvakt.worker;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.SourceUnavailable;

/** The directory answered, and is not believed: too much of it has gone. */
final class DirectoryDoubted extends SourceUnavailable {
  private static final long serialVersionUID = 1L;

  private final transient DirectorySnapshot found;

  /**
   * @param message as {@link SourceUnavailable} wants it
   * @param found what it answered
   */
  DirectoryDoubted(String message, DirectorySnapshot found) {
    super(message);
    this.found = found;
  }

  /**
   * The directory that was believed, without what this answer speaks against: who is disabled, gone
   * or a guest here is so, and nobody is the manager whom this answer does not name, too.
   */
  DirectorySnapshot safest(DirectorySnapshot believed) {
    List<Account> accounts =
        believed.accounts().stream()
            .map(account -> safest(account, found.account(account.id()).orElse(null)))
            .toList();
    return new DirectorySnapshot(accounts, believed.domains(), believed.unusable());
  }

  private static Account safest(Account believed, @Nullable Account now) {
    boolean sameManager = now == null || Objects.equals(believed.manager(), now.manager());
    return new Account(
        believed.id(),
        believed.mail(),
        believed.addresses(),
        believed.enabled() && now != null && now.enabled(),
        believed.guest() || (now != null && now.guest()),
        sameManager ? believed.manager() : null,
        believed.person());
  }
}
