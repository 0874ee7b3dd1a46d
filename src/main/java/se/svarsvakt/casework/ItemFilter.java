package se.svarsvakt.casework;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.TrackedItem.Standing;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.worktime.Period;

/**
 * Which items are asked for; all that it names has to fit.
 *
 * @param standing whether something is to be done about them; empty for any
 * @param code the state or the finding's code
 * @param rule the rule that they stand under
 * @param due when they are due
 * @param address part of the mailbox's address; empty for all
 * @param mailboxes these mailboxes' alone; null for all
 */
public record ItemFilter(
    Optional<Standing> standing,
    Optional<String> code,
    Optional<RuleName> rule,
    Optional<Period> due,
    String address,
    @Nullable Set<MailboxId> mailboxes) {
  /** Keeps a copy. */
  public ItemFilter {
    mailboxes = mailboxes == null ? null : Set.copyOf(mailboxes);
  }

  /** Everything. */
  public static final ItemFilter ALL =
      new ItemFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "", null);

  /** What of it is so. */
  public ItemFilter standing(Standing wanted) {
    return new ItemFilter(Optional.of(wanted), code, rule, due, address, mailboxes);
  }

  /** What of it is about these mailboxes. */
  public ItemFilter of(Set<MailboxId> some) {
    return new ItemFilter(standing, code, rule, due, address, some);
  }
}
