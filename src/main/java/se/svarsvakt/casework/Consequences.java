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
final class Consequences {
  private final Register register;
  private final CaseStore cases;

  Consequences(Register register, CaseStore cases) {
    this.register = register;
    this.cases = cases;
  }

  /**
   * The deed that did already what is asked for, if that is still in force.
   *
   * @param earlier the deeds that an act repeats or takes the place of, the latest first
   */
  Optional<Deed> inForce(List<Kept> earlier, Act act, Instant now) {
    boolean ofSeveral = act instanceof Act.CoverAgreed || act instanceof Act.CoverEnded;
    long counting = ofSeveral ? earlier.size() : 1;
    return earlier.stream()
        .limit(counting)
        .filter(kept -> kept.says(act) && holds(kept, now))
        .map(Kept::deed)
        .findFirst();
  }

  private boolean holds(Kept kept, Instant now) {
    Deed deed = kept.deed();
    return switch (deed.act()) {
      case Act.Snoozed _ -> true;
      case Act.CoverAgreed agreed -> isAgreed(agreed.mailbox(), kept.agreement());
      case Act.CoverEnded ended -> !isAgreed(ended.mailbox(), kept.agreement());
      case Act.Answered _, Act.NotNeeded _, Act.Promised _ -> isLastWord(deed, now);
    };
  }

  private boolean isAgreed(MailboxId mailbox, @Nullable Long agreement) {
    return agreement != null
        && register.agreements(List.of(mailbox)).stream().anyMatch(one -> one.id() == agreement);
  }

  /** Marks of a time to come do not count yet; another node's clock may be ahead, though. */
  private boolean isLastWord(Deed deed, Instant now) {
    Instant latest = deed.at().isAfter(now) ? deed.at() : now;
    return mark(deed.act(), deed.at())
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
  Instant moment(Act act, Instant at) {
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
  @Nullable Long bringAbout(Act act, Instant at) {
    if (act instanceof Act.CoverAgreed(var mailbox, var _, var by, var from, var to)) {
      return register.agree(new CoverAgreement(0, mailbox, by, from, to, ""), at).id();
    }
    if (act instanceof Act.CoverEnded(CoverAgreement agreement)) {
      register.endAgreement(agreement.id(), at);
      return agreement.id();
    }
    String reason = act instanceof Act.NotNeeded(var _, var why) ? why.code() : "";
    mark(act, at).ifPresent(mark -> register.mark(mark, reason));
    return null;
  }

  /** Takes back what exactly this deed brought about, as far as it is still there. */
  void takeBack(Kept kept, Instant at) {
    if (kept.deed().act() instanceof Act.CoverEnded(CoverAgreement agreement)) {
      register.agree(agreement, at);
    } else if (kept.agreement() != null) {
      register.endAgreement(kept.agreement(), at);
    }
    mark(kept.deed().act(), kept.deed().at())
        .filter(mark -> marks(mark.mail()).contains(mark))
        .ifPresent(mark -> register.takeBack(mark.mail(), mark.at()));
  }

  private static Optional<Mark> mark(Act act, Instant at) {
    return switch (act) {
      case Act.Answered(var mail) -> Optional.of(new Mark(mail, Mark.Kind.ANSWERED, at, null));
      case Act.NotNeeded(var mail, var _) ->
          Optional.of(new Mark(mail, Mark.Kind.NO_REPLY_NEEDED, at, null));
      case Act.Promised(var mail, var day) ->
          Optional.of(new Mark(mail, Mark.Kind.ACKNOWLEDGED, at, day));
      case Act.Snoozed _, Act.CoverAgreed _, Act.CoverEnded _ -> Optional.empty();
    };
  }
}
