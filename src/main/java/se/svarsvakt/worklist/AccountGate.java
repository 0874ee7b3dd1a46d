package se.svarsvakt.worklist;

import java.time.Clock;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.AccountStanding;

/**
 * Lets those in, to look or to act, who are of the organisation at that moment. A token outlives an
 * account that was closed, and the directory of the latest pass is old, so the directory itself is
 * asked; its answer holds for five minutes. Whoever cannot be checked is not let in.
 */
public final class AccountGate {
  private final DirectoryAnswers<AccountStanding> answers;

  /**
   * In front of a directory.
   *
   * @param directory asked about one account at a time, once for all who wait for the same answer
   * @param clock by which answers age
   */
  public AccountGate(AccountStanding.Source directory, Clock clock) {
    this.answers = new DirectoryAnswers<>(directory::of, clock);
  }

  /** Whether somebody is let in. */
  public enum Admission {
    /** They are of the organisation. */
    ADMITTED,
    /** Their account is disabled or gone, or a guest's. */
    OUTSIDER,
    /** It cannot be found out just now. */
    UNCHECKED
  }

  /** Whether a person is let in now; answers within some two seconds. */
  public Admission admits(MailboxId person) {
    return answers
        .of(person)
        .map(
            standing ->
                standing == AccountStanding.MEMBER ? Admission.ADMITTED : Admission.OUTSIDER)
        .orElse(Admission.UNCHECKED);
  }
}
