package se.svarsvakt.doctor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.sync.Account;

/**
 * What the mailboxes in scope answered.
 *
 * @param answers those that are in scope, or may be
 * @param notAsked how many were not asked, since Graph did not answer any more
 * @param shared which of them several people look after
 */
record ScopeFound(List<MailboxAnswer> answers, int notAsked, Set<MailboxId> shared) {
  ScopeFound {
    answers = List.copyOf(answers);
    shared = Set.copyOf(shared);
  }

  /**
   * What one mailbox answered.
   *
   * @param settings whether its settings were to be had
   * @param mail whether its mail was
   */
  record MailboxAnswer(Account account, Attempt settings, Attempt mail) {
    /** What keeps it from being read; {@link Attempt.Opened} where nothing does. */
    Attempt whole() {
      return mail.isOpened() ? settings : mail;
    }

    /**
     * The same, by its mail alone where all lack the right to settings: that is said once, and must
     * not hide a mailbox whose mail is closed.
     */
    Attempt reading(boolean mailAlone) {
      return mailAlone ? mail : whole();
    }

    Attempt of(ApplicationRight right) {
      return right == ApplicationRight.MAIL_READ ? mail : settings;
    }
  }

  /**
   * Whether it is not known if a mailbox counts: its account is disabled and its settings closed,
   * so that it may be a shared one or that of somebody who left.
   */
  boolean isUnsure(MailboxAnswer mailbox) {
    return !mailbox.account().enabled()
        && !mailbox.settings().isOpened()
        && !shared.contains(mailbox.account().id());
  }

  /** Those of whom it is known that they count, as far as their accounts tell. */
  List<MailboxAnswer> sure() {
    return answers.stream().filter(each -> !isUnsure(each)).toList();
  }

  /** Those of whom it is not. */
  List<MailboxAnswer> unsure() {
    return answers.stream().filter(this::isUnsure).toList();
  }

  /** People's own mailboxes, as far as is known. */
  List<MailboxAnswer> people() {
    return answers.stream()
        .filter(each -> each.account().enabled() && !shared.contains(each.account().id()))
        .toList();
  }

  /** Whether the right to settings is missing, which is said once and not of each. */
  boolean lacksSettings() {
    return answers.size() > 1
        && together(ApplicationRight.MAILBOX_SETTINGS_READ) instanceof Attempt.Denied;
  }

  /**
   * What all of them together say of a right. One that opens shows that it is there. Refusals show
   * that it is not, unless as many or more gave no answer: what is closed to the program by itself
   * is refused too.
   */
  Attempt together(ApplicationRight right) {
    List<Attempt> all = answers.stream().map(each -> each.of(right)).toList();
    List<Attempt> denied = all.stream().filter(Attempt.Denied.class::isInstance).toList();
    List<Attempt> silent = all.stream().filter(Attempt.Unanswered.class::isInstance).toList();
    Stream<Attempt> telling =
        denied.size() > silent.size() + notAsked ? denied.stream() : silent.stream();
    return Stream.concat(all.stream().filter(Attempt::isOpened), telling)
        .findFirst()
        .orElseGet(
            () ->
                new Attempt.Untried(
                    notAsked > 0 ? Attempt.Hindrance.SILENCE : Attempt.Hindrance.NO_MAILBOX));
  }

  /**
   * A mailbox that is to be closed to the program, and what it answered.
   *
   * @param attempts by the right that was tried
   */
  record OutsideAnswer(Map<ApplicationRight, Attempt> attempts) {
    OutsideAnswer {
      attempts = Map.copyOf(attempts);
    }

    List<String> opened() {
      return attempts.entrySet().stream()
          .filter(each -> each.getValue().isOpened())
          .map(each -> each.getKey().permission())
          .sorted()
          .toList();
    }

    boolean isRefused() {
      return attempts.values().stream().allMatch(Attempt.Denied.class::isInstance);
    }

    /** What else it answered. */
    String code() {
      return attempts.values().stream()
          .filter(each -> !each.isOpened() && !(each instanceof Attempt.Denied))
          .map(Attempt::reason)
          .sorted()
          .findFirst()
          .orElse("");
    }
  }
}
