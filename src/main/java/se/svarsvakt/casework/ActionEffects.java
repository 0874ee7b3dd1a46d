package se.svarsvakt.casework;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.Mark;

/** What deeds bring about in the register, whether it still holds there, and how it is undone. */
final class ActionEffects {
  private final Register register;
  private final CaseStore cases;

  ActionEffects(Register register, CaseStore cases) {
    this.register = register;
    this.cases = cases;
  }

  /**
   * The deed that did already what is asked for, if that is still in force.
   *
   * @param earlier the deeds that an act repeats or takes the place of, the latest first
   */
  Optional<AuditEntry> inForce(List<Kept> earlier, UserAction act, Instant now) {
    boolean ofSeveral =
        act instanceof UserAction.CoverAgreed || act instanceof UserAction.CoverEnded;
    long counting = ofSeveral ? earlier.size() : 1;
    return earlier.stream()
        .limit(counting)
        .filter(kept -> kept.says(act) && holds(kept, now))
        .map(Kept::auditEntry)
        .findFirst();
  }

  private boolean holds(Kept kept, Instant now) {
    AuditEntry auditEntry = kept.auditEntry();
    return switch (auditEntry.act()) {
      case UserAction.Snoozed _ -> true;
      case UserAction.CoverAgreed agreed -> isAgreed(agreed.mailbox(), kept.agreement());
      case UserAction.CoverEnded ended -> !isAgreed(ended.mailbox(), kept.agreement());
      case UserAction.Answered _, UserAction.NotNeeded _, UserAction.Promised _ ->
          isLastWord(auditEntry, now);
    };
  }

  private boolean isAgreed(MailboxId mailbox, @Nullable Long agreement) {
    return agreement != null
        && register.agreements(List.of(mailbox)).stream().anyMatch(one -> one.id() == agreement);
  }

  /** Marks of a time to come do not count yet; another node's clock may be ahead, though. */
  private boolean isLastWord(AuditEntry auditEntry, Instant now) {
    Instant latest = auditEntry.at().isAfter(now) ? auditEntry.at() : now;
    return mark(auditEntry.act(), auditEntry.at())
        .filter(
            mark ->
                marks(mark.mail()).stream()
                    .filter(other -> !other.at().isAfter(latest))
                    .max(Comparator.comparing(Mark::at))
                    .filter(mark::equals)
                    .isPresent())
        .isPresent();
  }

  private List<Mark> marks(MailKey mail) {
    return cases.marks(Set.of(mail));
  }

  /**
   * The moment that a deed is recorded at: two marks of one moment would take each other's place,
   * so the later one is moved by a microsecond. Databases keep no less than that.
   */
  Instant moment(UserAction act, Instant at) {
    Instant moment = at.truncatedTo(ChronoUnit.MICROS);
    Optional<Mark> mark = mark(act, moment);
    if (mark.isPresent()) {
      List<Instant> taken = marks(mark.get().mail()).stream().map(Mark::at).toList();
      while (taken.contains(moment)) {
        moment = moment.plus(1, ChronoUnit.MICROS);
      }
    }
    return moment;
  }

  /** Records in the register what an act means; gives the agreement's id, or null for none. */
  @Nullable Long bringAbout(UserAction act, Instant at) {
    if (act instanceof UserAction.CoverAgreed(var mailbox, var _, var by, var from, var to)) {
      return register.agree(new CoverAgreement(0, mailbox, by, from, to, ""), at).id();
    }
    if (act instanceof UserAction.CoverEnded(CoverAgreement agreement)) {
      register.endAgreement(agreement.id(), at);
      return agreement.id();
    }
    String reason = act instanceof UserAction.NotNeeded(var _, var why) ? why.code() : "";
    mark(act, at).ifPresent(mark -> register.mark(mark, reason));
    return null;
  }

  /** Takes back what exactly this deed brought about, as far as it is still there. */
  void takeBack(Kept kept, Instant at) {
    if (kept.auditEntry().act() instanceof UserAction.CoverEnded(CoverAgreement agreement)) {
      register.agree(agreement, at);
    } else if (kept.agreement() != null) {
      register.endAgreement(kept.agreement(), at);
    }
    mark(kept.auditEntry().act(), kept.auditEntry().at())
        .filter(mark -> marks(mark.mail()).contains(mark))
        .ifPresent(mark -> register.takeBack(mark.mail(), mark.at()));
  }

  private static Optional<Mark> mark(UserAction act, Instant at) {
    return switch (act) {
      case UserAction.Answered(var mail) ->
          Optional.of(new Mark(mail, Mark.Kind.ANSWERED, at, null));
      case UserAction.NotNeeded(var mail, var _) ->
          Optional.of(new Mark(mail, Mark.Kind.NO_REPLY_NEEDED, at, null));
      case UserAction.Promised(var mail, var day) ->
          Optional.of(new Mark(mail, Mark.Kind.ACKNOWLEDGED, at, day));
      case UserAction.Snoozed _, UserAction.CoverAgreed _, UserAction.CoverEnded _ ->
          Optional.empty();
    };
  }
}
