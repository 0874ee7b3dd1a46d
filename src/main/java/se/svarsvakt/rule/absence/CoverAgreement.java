package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;

/**
 * An agreement that a colleague looks after a mailbox, the seeds' "överenskommelse med annan
 * medarbetare" (docs/how-it-judges.md 4). It ends by itself.
 *
 * @param id names it on the command line
 * @param mailbox whose mailbox
 * @param by who looks after it
 * @param from the first day
 * @param to the last day, which counts too
 * @param note what the administrator wrote; maybe empty
 * @param consent what the colleague said to it, or who made it; empty of older ones: it holds
 */
public record CoverAgreement(
    long id,
    MailboxId mailbox,
    MailboxId by,
    LocalDate from,
    LocalDate to,
    String note,
    Optional<Consent> consent) {
  /** Refuses an agreement with oneself, and one that ends before it begins. */
  public CoverAgreement {
    if (mailbox.equals(by)) {
      throw new IllegalArgumentException("somebody else looks after a mailbox");
    }
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("an agreement ends after it begins");
    }
  }

  /** One that holds at once. */
  public CoverAgreement(
      long id, MailboxId mailbox, MailboxId by, LocalDate from, LocalDate to, String note) {
    this(id, mailbox, by, from, to, note, Optional.empty());
  }

  /** The same with what the colleague says now. */
  public CoverAgreement with(Consent said) {
    return new CoverAgreement(id, mailbox, by, from, to, note, Optional.of(said));
  }

  /**
   * The same as an administrator makes it.
   *
   * @param at when
   */
  public CoverAgreement decreed(Instant at) {
    return with(new Consent(Consent.State.AGREED, at));
  }

  /** Whether another one is between the same people about the same days. */
  public boolean isSame(CoverAgreement other) {
    return mailbox.equals(other.mailbox)
        && by.equals(other.by)
        && from.equals(other.from)
        && to.equals(other.to);
  }

  /** Whether it counts, on its days: nobody was to be asked, or the colleague is not against it. */
  public boolean holds() {
    return consent.map(said -> said.state().holds()).orElse(true);
  }

  /** Whether the colleague is yet to answer. */
  public boolean isOpen() {
    return consent.filter(said -> said.state().isOpen()).isPresent();
  }

  /** Whether the colleague is against it. */
  public boolean isDeclined() {
    return consent.filter(said -> said.state() == Consent.State.DECLINED).isPresent();
  }

  /** Whether it holds on that day. */
  public boolean holdsOn(LocalDate day) {
    return holds() && !day.isBefore(from) && !day.isAfter(to);
  }

  /** Who is to be told of how it stands: the colleague who is named, the owner of the answer. */
  public Optional<MailboxId> toTell() {
    return consent.map(said -> said.state().isForColleague() ? by : mailbox);
  }
}
