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
import se.svarsvakt.rule.absence.Consent;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.rule.reply.Registration;

/** What actions bring about in the register, whether it still holds there, and how it is undone. */
record ActionEffects(Register register, CaseStore cases) {
  /**
   * The entry of what did already what is asked for, if that is still in force.
   *
   * @param earlier the entries that an action repeats or takes the place of, the latest first
   */
  Optional<AuditEntry> inForce(List<AuditRow> earlier, UserAction.ItemAction action, Instant now) {
    boolean ofSeveral =
        action instanceof UserAction.CoverRequest || action instanceof UserAction.AgreementAction;
    long counting = ofSeveral ? earlier.size() : 1;
    return earlier.stream()
        .limit(counting)
        .filter(row -> row.says(action) && holds(row, now))
        .map(AuditRow::entry)
        .findFirst();
  }

  private boolean holds(AuditRow row, Instant now) {
    return switch (row.entry().action()) {
      case UserAction.Snooze _ -> true;
      case UserAction.CoverRequest _ -> isAgreed(row.agreement());
      case UserAction.CoverEnd(var _, long id) -> register.agreement(id).isEmpty();
      case UserAction.CoverAnswer answer -> said(answer);
      case UserAction.RegistrationMark mark -> isSaid(mark, row.entry().at());
      case UserAction.MailAction _ -> isLastWord(row.entry(), now);
    };
  }

  private boolean isAgreed(@Nullable CoverAgreement agreement) {
    return agreement != null
        && register.agreement(agreement.id()).filter(one -> !one.isDeclined()).isPresent();
  }

  private boolean said(UserAction.CoverAnswer answer) {
    return register
        .agreement(answer.agreement())
        .filter(one -> answer.agrees() ? !one.isOpen() && one.holds() : one.isDeclined())
        .isPresent();
  }

  private boolean isSaid(UserAction.RegistrationMark mark, Instant at) {
    return register.registrations(Set.of(mark.mail())).get(mark.mail())
            instanceof Registration.Stated(var choice, var said, var _)
        && choice == mark.choice()
        && said.equals(at);
  }

  private CoverAgreement known(long id) {
    return register
        .agreement(id)
        .orElseThrow(() -> new IllegalArgumentException("no such agreement: " + id));
  }

  /** Marks of a time to come do not count yet; another node's clock may be ahead, though. */
  private boolean isLastWord(AuditEntry entry, Instant now) {
    Instant latest = entry.at().isAfter(now) ? entry.at() : now;
    return mark(entry.action(), entry.at())
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
   * The moment that an action is recorded at: two marks of one moment would take each other's
   * place, so the later one is moved by a microsecond. Databases keep no less than that.
   */
  Instant moment(UserAction.ItemAction action, Instant at) {
    Instant moment = at.truncatedTo(ChronoUnit.MICROS);
    Optional<Mark> mark = mark(action, moment);
    if (mark.isPresent()) {
      List<Instant> taken = marks(mark.get().mail()).stream().map(Mark::at).toList();
      while (taken.contains(moment)) {
        moment = moment.plus(1, ChronoUnit.MICROS);
      }
    }
    return moment;
  }

  /** Records in the register what an action means; gives the agreement, or null for none. */
  @Nullable CoverAgreement bringAbout(MailboxId person, UserAction.ItemAction action, Instant at) {
    return switch (action) {
      case UserAction.CoverRequest request -> register.agree(request.asked(at), at);
      case UserAction.CoverEnd(var mailbox, long id) -> {
        CoverAgreement agreement = known(id);
        if (person.equals(mailbox)) {
          register.endAgreement(id, at);
        } else { // it stays for its owner to see
          register.answer(id, new Consent(Consent.State.DECLINED, at));
        }
        yield agreement;
      }
      case UserAction.CoverAnswer(var _, long id, boolean agrees) -> {
        CoverAgreement agreement = known(id);
        Consent.State state = agrees ? Consent.State.ACCEPTED : Consent.State.DECLINED;
        register.answer(id, new Consent(state, at));
        yield agreement;
      }
      case UserAction.RegistrationMark(var mail, var choice) -> {
        register.registered(mail, choice, person, at);
        yield null;
      }
      case UserAction.MailAction _, UserAction.Snooze _ -> {
        String reason = action instanceof UserAction.NoReplyMark(var _, var why) ? why.code() : "";
        mark(action, at).ifPresent(mark -> register.mark(mark, reason));
        yield null;
      }
    };
  }

  /** Takes back what exactly this action brought about, as far as it is still there. */
  void takeBack(AuditRow row, Instant at) {
    CoverAgreement agreement = row.agreement();
    if (agreement != null && row.entry().action() instanceof UserAction.CoverEnd) {
      register.reopen(agreement.id());
    } else if (agreement != null) {
      register.endAgreement(agreement.id(), at);
    }
    if (row.entry().action() instanceof UserAction.RegistrationMark(var mail, var _)) {
      register.unregistered(mail, row.entry().at(), at);
    }
    mark(row.entry().action(), row.entry().at())
        .filter(mark -> marks(mark.mail()).contains(mark))
        .ifPresent(mark -> register.takeBack(mark.mail(), mark.at()));
  }

  /** What an action says to the reply rule, which knows facts and no people who act. */
  private static Optional<Mark> mark(UserAction.ItemAction action, Instant at) {
    return switch (action) {
      case UserAction.AnsweredMark(var mail) ->
          Optional.of(new Mark(mail, Mark.Kind.ANSWERED, at, null));
      case UserAction.NoReplyMark(var mail, var _) ->
          Optional.of(new Mark(mail, Mark.Kind.NO_REPLY_NEEDED, at, null));
      case UserAction.NoRequestMark(var mail) ->
          Optional.of(new Mark(mail, Mark.Kind.NO_RECORDS_REQUEST, at, null));
      case UserAction.PassOnMark(var mail, var _) ->
          Optional.of(new Mark(mail, Mark.Kind.PASSED_ON, at, null));
      case UserAction.ReplyPromise(var mail, var day) ->
          Optional.of(new Mark(mail, Mark.Kind.ACKNOWLEDGED, at, day));
      case UserAction.RegistrationMark _,
          UserAction.Snooze _,
          UserAction.CoverRequest _,
          UserAction.AgreementAction _ ->
          Optional.empty();
    };
  }
}
