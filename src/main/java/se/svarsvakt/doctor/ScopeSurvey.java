package se.svarsvakt.doctor;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import se.svarsvakt.doctor.AppFound.PersonAnswer;
import se.svarsvakt.doctor.ScopeFound.MailboxAnswer;
import se.svarsvakt.http.CircuitBreaker;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxScope;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.MailboxSettings.Purpose;
import se.svarsvakt.sync.Parallel;
import se.svarsvakt.sync.TenantProbe.Permissions;

/**
 * Asks every mailbox that may be in scope, many side by side, two small requests each. Once Graph
 * has failed to answer for many in a row the others are not asked any more.
 */
final class ScopeSurvey {
  private static final int AT_ONCE = 80;
  private static final int ENOUGH_SILENCE = 40;

  /** Where none of so many people may be asked about, the right is missing. */
  private static final int SAMPLE = 20;

  private final TenantTools tools;
  private final DoctorProgress progress;
  private final Set<MailAddress> named;

  /**
   * With what it asks through.
   *
   * @param named mailboxes that the settings name as shared
   */
  ScopeSurvey(TenantTools tools, DoctorProgress progress, Set<MailAddress> named) {
    this.tools = tools;
    this.progress = progress;
    this.named = Set.copyOf(named);
  }

  /** Asks candidates. */
  ScopeFound ask(List<Account> candidates) {
    Queue<MailboxAnswer> answers = new ConcurrentLinkedQueue<>();
    Set<MailboxId> shared = ConcurrentHashMap.newKeySet();
    AtomicInteger done = new AtomicInteger();
    AtomicInteger notAsked = new AtomicInteger();
    CircuitBreaker breaker = CircuitBreaker.forGood(ENOUGH_SILENCE);
    Parallel.forEach(
        candidates,
        AT_ONCE,
        account -> {
          progress.beforeNext();
          if (breaker.isOpen()) {
            notAsked.incrementAndGet();
          } else {
            ask(account, shared)
                .ifPresent(
                    answer -> {
                      answers.add(answer);
                      note(breaker, answer.whole());
                    });
          }
          progress.at(done.incrementAndGet(), candidates.size());
        });
    List<MailboxAnswer> sorted =
        answers.stream().sorted(Comparator.comparing(each -> each.account().id())).toList();
    return new ScopeFound(sorted, notAsked.get(), shared);
  }

  private static void note(CircuitBreaker breaker, Attempt attempt) {
    if (attempt instanceof Attempt.Unanswered) {
      breaker.failed();
    } else {
      breaker.succeeded();
    }
  }

  /** Empty where it turns out to be none that is watched, as {@link MailboxScope} has it. */
  private Optional<MailboxAnswer> ask(Account account, Set<MailboxId> shared) {
    Attempt settings;
    try {
      MailboxSettings read = tools.mailboxes().settings(account.id()).settings();
      if (!MailboxScope.counts(account, read.purpose())) {
        return Optional.empty();
      }
      if (!account.enabled() || read.purpose() == Purpose.SHARED) {
        shared.add(account.id());
      }
      settings = new Attempt.Opened();
    } catch (MailboxFailure failure) {
      settings = Attempt.of(failure);
      if (!account.enabled() && settings instanceof Attempt.Absent) {
        return Optional.empty();
      }
      if (account.addresses().stream().anyMatch(named::contains)) {
        shared.add(account.id());
      }
    }
    Attempt mail = Attempt.at(() -> tools.probe().mail(account.id()));
    // with its settings closed, a disabled account that has no mail is that of somebody who left
    return !account.enabled() && !settings.isOpened() && mail instanceof Attempt.Absent
        ? Optional.empty()
        : Optional.of(new MailboxAnswer(account, settings, mail));
  }

  /** Asks who has an app. */
  List<PersonAnswer> installations(Collection<Account> people, String app) {
    List<Account> all = List.copyOf(people);
    List<PersonAnswer> first = installed(all.subList(0, Math.min(SAMPLE, all.size())), app);
    boolean any = first.stream().anyMatch(each -> each.attempt().isOpened());
    if (!any || all.size() <= SAMPLE) {
      return first;
    }
    Queue<PersonAnswer> answers = new ConcurrentLinkedQueue<>(first);
    answers.addAll(installed(all.subList(SAMPLE, all.size()), app));
    return answers.stream().toList();
  }

  private List<PersonAnswer> installed(List<Account> people, String app) {
    Queue<PersonAnswer> answers = new ConcurrentLinkedQueue<>();
    CircuitBreaker breaker = CircuitBreaker.forGood(ENOUGH_SILENCE);
    Parallel.forEach(
        people,
        AT_ONCE,
        person -> {
          progress.beforeNext();
          MailAddress address = person.mail();
          if (address != null) {
            PersonAnswer answer =
                breaker.isOpen()
                    ? new PersonAnswer(
                        address, new Attempt.Unanswered("NotAsked"), Optional.empty())
                    : installed(person.id(), address, app);
            note(breaker, answer.attempt());
            answers.add(answer);
          }
        });
    return answers.stream().sorted(Comparator.comparing(each -> each.address().value())).toList();
  }

  private PersonAnswer installed(MailboxId person, MailAddress address, String app) {
    try {
      Optional<Permissions> found = tools.probe().installed(person, app);
      return new PersonAnswer(address, new Attempt.Opened(), found);
    } catch (MailboxFailure failure) {
      return new PersonAnswer(address, Attempt.of(failure), Optional.empty());
    }
  }
}
