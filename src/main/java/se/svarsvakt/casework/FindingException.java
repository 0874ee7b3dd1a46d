package se.svarsvakt.casework;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiPredicate;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.RuleName;

/**
 * What an administrator does not want to see as missing, with a reason and an end. A finding falls
 * under it if everything that it names fits.
 *
 * @param id names it on the command line
 * @param about what it names
 * @param reason why
 * @param until the last day it holds
 */
public record FindingException(long id, ExceptionScope about, String reason, LocalDate until) {
  /** The longest that an exception may hold, in years. */
  public static final int LONGEST_YEARS = 1;

  /**
   * What an exception names; empty parts name everything.
   *
   * @param mailbox a mailbox
   * @param sender who wrote the mail concerned
   * @param rule a rule
   */
  public record ExceptionScope(
      Optional<MailboxId> mailbox, Optional<Sender> sender, Optional<RuleName> rule) {
    /** Refuses an exception from everything. */
    public ExceptionScope {
      if (mailbox.isEmpty() && sender.isEmpty() && rule.isEmpty()) {
        throw new IllegalArgumentException("an exception names a mailbox, a sender or a rule");
      }
    }
  }

  /** Whom a mail is from, as far as that is kept (docs/privacy.md). */
  public sealed interface Sender {
    /** One address, of which only the keyed hash and the domain are known. */
    record Address(Hash hash, String domain) implements Sender {}

    /** Everybody of a domain; a leading {@code *.} names its subdomains. */
    record Domain(String pattern) implements Sender {
      boolean fits(String domain) {
        return pattern.startsWith("*.")
            ? domain.endsWith(pattern.substring(1))
            : domain.equals(pattern);
      }
    }
  }

  /**
   * Whether a finding falls under it.
   *
   * @param senders whether a finding is about mail from a sender
   */
  boolean covers(Finding finding, BiPredicate<Finding, Sender> senders) {
    return about.mailbox().stream().allMatch(finding.mailbox()::equals)
        && about.rule().stream().allMatch(finding.issue().rule()::equals)
        && about.sender().stream().allMatch(sender -> senders.test(finding, sender));
  }
}
