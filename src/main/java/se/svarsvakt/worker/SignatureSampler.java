package se.svarsvakt.worker;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import se.svarsvakt.casework.MissingPermission;
import se.svarsvakt.casework.SignatureChecks;
import se.svarsvakt.casework.SignatureChecks.Checked;
import se.svarsvakt.casework.SignatureChecks.FlawNote;
import se.svarsvakt.casework.SignatureChecks.Sample;
import se.svarsvakt.casework.SignatureTerms;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.body.Picture;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.HabitStore.Sending;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.MailboxDetails;
import se.svarsvakt.sync.MailboxDetails.Bodies;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.Parallel;

/** Looks at the signatures of a few sent messages a mailbox and day (docs/how-it-judges.md 5). */
public final class SignatureSampler {
  private static final Logger LOG = LoggerFactory.getLogger(SignatureSampler.class);

  private static final int ASKED_AT_ONCE = 400;

  /** Mail that is older tells little of today's signature. */
  private static final Duration BACK = Duration.ofDays(7);

  private final SignatureReader reader;
  private final SignatureChecks checks;
  private final Policy policy;
  private final String terms;
  private final KeyedHash hash;
  private final int atOnce;
  private final Optional<HabitSampler> habits;

  /**
   * With what it reads and where it records.
   *
   * @param hash for what is kept of pictures
   * @param atOnce how many messages are read at a time
   * @param habits what counts habits in the same messages; empty where nobody asked for it
   */
  public SignatureSampler(
      MailboxDetails details,
      SignatureChecks checks,
      Policy policy,
      KeyedHash hash,
      int atOnce,
      Optional<HabitSampler> habits) {
    this.habits = habits;
    this.reader = new SignatureReader(details, policy.signature());
    this.checks = checks;
    this.policy = policy;
    this.terms = SignatureTerms.of(policy.signature());
    this.hash = hash;
    this.atOnce = atOnce;
  }

  /**
   * Looks at messages that were not looked at yet, of people's own mailboxes; for the habits in
   * them alone where signatures are not checked.
   *
   * @return the mailboxes whose text may not be read
   */
  Collection<MissingPermission> look(Collection<Account> people, Instant now) {
    Collection<MissingPermission> troubles = new ConcurrentLinkedQueue<>();
    if (policy.signature().isChecked() || habits.filter(HabitSampler::readsText).isPresent()) {
      LocalDate today = policy.calendar().dateOf(now);
      Map<MailboxId, Account> byId = byId(people);
      look(samples(byId.keySet(), today, now), byId, today, troubles);
    }
    return troubles;
  }

  /** Looks at the first message of each person and week in a time that is over. */
  void lookBack(Collection<Account> people, Instant from, Instant until) {
    if (!policy.signature().isChecked()) {
      return;
    }
    Map<MailboxId, Account> byId = byId(people);
    Map<Object, Sample> firsts = new HashMap<>();
    for (Sample sample : checks.unchecked(byId.keySet(), terms, from, until)) {
      LocalDate week = policy.calendar().dateOf(sample.sentAt()).with(DayOfWeek.MONDAY);
      firsts.merge(
          Map.entry(sample.mail().mailbox(), week),
          sample,
          (one, other) -> other.sentAt().isBefore(one.sentAt()) ? other : one);
    }
    LocalDate day = policy.calendar().dateOf(until);
    look(firsts.values(), byId, day, new ConcurrentLinkedQueue<>());
  }

  private static Map<MailboxId, Account> byId(Collection<Account> people) {
    return people.stream().collect(Collectors.toMap(Account::id, account -> account));
  }

  private void look(
      Collection<Sample> samples,
      Map<MailboxId, Account> byId,
      LocalDate day,
      Collection<MissingPermission> troubles) {
    Parallel.forEach(
        samples,
        atOnce,
        sample -> {
          Account account = byId.get(sample.mail().mailbox());
          if (account != null) {
            look(account, sample, day, troubles);
          }
        });
  }

  private List<Sample> samples(Collection<MailboxId> mailboxes, LocalDate today, Instant now) {
    List<Sample> samples = new ArrayList<>();
    List<MailboxId> all = List.copyOf(mailboxes);
    for (int from = 0; from < all.size(); from += ASKED_AT_ONCE) {
      samples.addAll(
          samplesOf(all.subList(from, Math.min(from + ASKED_AT_ONCE, all.size())), today, now));
    }
    return samples;
  }

  private List<Sample> samplesOf(List<MailboxId> part, LocalDate today, Instant now) {
    Map<MailboxId, Integer> left = new HashMap<>();
    part.forEach(mailbox -> left.put(mailbox, policy.signature().samplePerDay()));
    checks.checkedOn(part, today).forEach((mailbox, n) -> left.merge(mailbox, -n, Integer::sum));
    left.values().removeIf(more -> more <= 0);
    List<Sample> samples = new ArrayList<>();
    for (Sample sample : checks.unchecked(left.keySet(), terms, now.minus(BACK), now)) {
      MailboxId mailbox = sample.mail().mailbox();
      if (left.getOrDefault(mailbox, 0) > 0) {
        samples.add(sample);
        left.merge(mailbox, -1, Integer::sum);
      }
    }
    return samples;
  }

  private void look(
      Account account, Sample sample, LocalDate today, Collection<MissingPermission> troubles) {
    try {
      Optional<Sending> sending = habits.flatMap(each -> each.unread(sample.mail()));
      Optional<Bodies> bodies = sending.flatMap(each -> reader.bodies(sample.mail()));
      Optional<List<SignatureFlaw>> flaws = flaws(account, sample, sending.isPresent(), bodies);
      Checked checked =
          flaws
              .map(found -> new Checked(sample, notes(found)))
              .orElseGet(() -> Checked.unjudged(sample));
      checks.checked(checked, terms, today);
      bodies
          .filter(each -> !each.onBehalf() && SignatureReader.isOwn(account, each.added()))
          .ifPresent(
              each -> habits.orElseThrow().count(account, sample, sending.orElseThrow(), each));
    } catch (MailboxFailure failure) {
      if (failure.next() == MailboxFailure.Next.SUSPEND && policy.signature().isChecked()) {
        troubles.add(MissingPermission.body(account.id(), failure.code()));
      }
      LOG.warn(
          "mailbox {}: the text of a sent message was not read: {}", account.id(), failure.code());
    } catch (DataAccessException | TransactionException e) {
      throw e; // without the store nothing goes on
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn(
          "mailbox {}: the signature of a message was not judged: {}",
          account.id(),
          e.getClass().getSimpleName());
      checks.checked(Checked.unjudged(sample), terms, today);
    }
  }

  /**
   * What is wrong with the signature; empty too where signatures are not checked.
   *
   * @param read whether the message was read for habits
   * @param bodies what was found then; empty where it is gone
   */
  private Optional<List<SignatureFlaw>> flaws(
      Account account, Sample sample, boolean read, Optional<Bodies> bodies) {
    if (!policy.signature().isChecked()) {
      return Optional.empty();
    }
    return read
        ? reader.flaws(account, bodies.map(Bodies::added))
        : reader.flaws(account, sample.mail());
  }

  private List<FlawNote> notes(List<SignatureFlaw> flaws) {
    Map<Object, FlawNote> notes = new LinkedHashMap<>();
    for (SignatureFlaw flaw : flaws) {
      List<Set<Hash>> pictures = hashed(flaw.pictures());
      notes.putIfAbsent(
          List.of(flaw.kind(), flaw.line(), pictures),
          new FlawNote(flaw.kind(), flaw.line(), pictures, flaw.found()));
    }
    return List.copyOf(notes.values());
  }

  private List<Set<Hash>> hashed(List<Picture> pictures) {
    return pictures.stream()
        .map(each -> each.signs().stream().map(hash::picture).collect(Collectors.toSet()))
        .toList();
  }
}
