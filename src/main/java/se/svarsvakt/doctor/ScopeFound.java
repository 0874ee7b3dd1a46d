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

  /** Whether nobody's settings may be read. */
  boolean lacksSettings() {
    return answers.size() > 1
        && answers.stream().allMatch(each -> each.settings() instanceof Attempt.Denied);
  }

  /** What all of them together say of a right: one that opens shows that it is there. */
  Attempt together(ApplicationRight right) {
    List<Attempt> all = answers.stream().map(each -> each.of(right)).toList();
    return Stream.<Class<? extends Attempt>>of(
            Attempt.Opened.class, Attempt.Denied.class, Attempt.Unanswered.class)
        .flatMap(kind -> all.stream().filter(kind::isInstance))
        .findFirst()
        .orElse(new Attempt.Unanswered("NoMailbox"));
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
