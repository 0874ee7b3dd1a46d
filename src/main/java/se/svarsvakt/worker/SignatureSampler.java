package se.svarsvakt.worker;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.body.BodyText;
import se.svarsvakt.mail.body.MessageBody;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.signature.Flaw;
import se.svarsvakt.rule.signature.SignatureRule;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.MailboxDetails;
import se.svarsvakt.sync.MailboxDetails.Body;
import se.svarsvakt.sync.MailboxFailure;

/**
 * Looks at the signatures of a few sent messages a mailbox and day (docs/how-it-judges.md 5). The
 * text of a message is held while it is looked at, and nothing of it is stored.
 */
public final class SignatureSampler {
  private static final Logger LOG = LoggerFactory.getLogger(SignatureSampler.class);

  private static final int ASKED_AT_ONCE = 400;

  /** Mail that is older tells little of today's signature. */
  private static final Duration BACK = Duration.ofDays(7);

  /**
   * How many messages a pass reads once more to show what it found in them: one for so many
   * mailboxes, so that a pass stays cheap where many signatures are wrong, but always a few.
   */
  private static final int MAILBOXES_FOR_ONE_READ_AGAIN = 10;

  private static final int LEAST_READ_AGAIN = 5;

  private static final List<FlawNote> NOT_JUDGED =
      List.of(new FlawNote(SignatureChecks.NOT_JUDGED, ""));

  private static final List<String> SHOWS_WHAT_IS_FOUND =
      List.of("wrong-value", "addition", "font");

  private final MailboxDetails details;
  private final SignatureChecks checks;
  private final Policy policy;
  private final SignatureRule rule;
  private final String terms;
  private final int atOnce;

  /**
   * With what it reads and where it records.
   *
   * @param atOnce how many messages are read at a time
   */
  public SignatureSampler(
      MailboxDetails details, SignatureChecks checks, Policy policy, int atOnce) {
    this.details = details;
    this.checks = checks;
    this.policy = policy;
    this.rule = new SignatureRule(policy.signature());
    this.terms = SignatureTerms.of(policy.signature());
    this.atOnce = atOnce;
  }

  /** What a pass saw of signatures; held in memory for as long as the pass lasts. */
  public static final class Seen {
    /** Whose found text was shown: the same ones, read just now or once more, in every run. */
    private final Set<MailKey> shown = new HashSet<>();

    private final Map<MailKey, List<Flaw>> flaws = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<MissingPermission> troubles = new ConcurrentLinkedQueue<>();

    List<MissingPermission> troubles() {
      return List.copyOf(troubles);
    }
  }

  /** Looks at messages that were not looked at yet, of people's own mailboxes. */
  Seen look(Collection<Account> people, Instant now) {
    Seen seen = new Seen();
    int perDay = policy.signature().samplePerDay();
    if (perDay > 0) {
      Map<MailboxId, Account> byId =
          people.stream().collect(Collectors.toMap(Account::id, account -> account));
      LocalDate today = policy.calendar().dateOf(now);
      Parallel.forEach(
          samples(byId.keySet(), today, now),
          atOnce,
          sample -> {
            Account account = byId.get(sample.mail().mailbox());
            if (account != null) {
              look(account, sample, today, seen);
            }
          });
    }
    return seen;
  }

  /** Looks at the first message of each person and week in a time that is over. */
  void lookBack(Collection<Account> people, Instant from, Instant until) {
    if (policy.signature().samplePerDay() == 0) {
      return;
    }
    Map<MailboxId, Account> byId =
        people.stream().collect(Collectors.toMap(Account::id, account -> account));
    Map<Object, Sample> firsts = new HashMap<>();
    for (Sample sample : checks.unchecked(byId.keySet(), terms, from, until)) {
      LocalDate week = policy.calendar().dateOf(sample.sentAt()).with(DayOfWeek.MONDAY);
      firsts.merge(
          Map.entry(sample.mail().mailbox(), week),
          sample,
          (one, other) -> other.sentAt().isBefore(one.sentAt()) ? other : one);
    }
    Seen seen = new Seen();
    Parallel.forEach(
        firsts.values(),
        atOnce,
        sample -> {
          Account account = byId.get(sample.mail().mailbox());
          if (account != null) {
            look(account, sample, policy.calendar().dateOf(until), seen);
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

  private void look(Account account, Sample sample, LocalDate today, Seen seen) {
    try {
      Optional<List<Flaw>> flaws = flaws(account, sample.mail());
      flaws.ifPresent(found -> seen.flaws.put(sample.mail(), found));
      List<FlawNote> notes = flaws.map(SignatureSampler::notes).orElse(NOT_JUDGED);
      checks.checked(new Checked(sample, notes), terms, today);
    } catch (MailboxFailure failure) {
      if (failure.next() == MailboxFailure.Next.SUSPEND) {
        seen.troubles.add(MissingPermission.body(account.id(), failure.code()));
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
      checks.checked(new Checked(sample, NOT_JUDGED), terms, today);
    }
  }

  private static List<FlawNote> notes(List<Flaw> flaws) {
    return flaws.stream().map(flaw -> new FlawNote(flaw.code(), flaw.line())).distinct().toList();
  }

  /**
   * Empty where it cannot be judged: what is sent in another mailbox's name has another signature.
   */
  private Optional<List<Flaw>> flaws(Account account, MailKey mail) {
    Optional<Body> body = details.body(mail.mailbox(), mail.id());
    if (body.isEmpty() || !isOwn(account, body.get())) {
      return Optional.empty();
    }
    return switch (MessageBody.newText(body.get().type(), body.get().content())) {
      case BodyText.Lines(var lines) -> Optional.of(rule.check(lines, account.person()));
      case BodyText.Skipped(String reason) -> {
        LOG.warn("mailbox {}: the signature of a message was not judged: {}", account.id(), reason);
        yield Optional.empty();
      }
    };
  }

  private static boolean isOwn(Account account, Body body) {
    return body.from() == null || account.addresses().contains(body.from());
  }

  /**
   * The same findings, those about signatures with what was found in the message: it is not stored,
   * so that it is read once more where this pass has not seen it.
   */
  List<Finding> detailed(List<Finding> findings, Map<MailboxId, Account> accounts, Seen seen) {
    return findings.stream().map(finding -> detailed(finding, accounts, seen)).toList();
  }

  private Finding detailed(Finding finding, Map<MailboxId, Account> accounts, Seen seen) {
    Account account = accounts.get(finding.mailbox());
    boolean shows = SHOWS_WHAT_IS_FOUND.contains(finding.code());
    if (!finding.rule().equals("signature") || account == null || finding.messageId() == null) {
      return finding;
    }
    MailKey mail = new MailKey(finding.mailbox(), finding.messageId());
    List<Flaw> known = seen.flaws.get(mail);
    if (!shows) {
      return known == null ? finding : with(finding, known);
    }
    int most = Math.max(LEAST_READ_AGAIN, accounts.size() / MAILBOXES_FOR_ONE_READ_AGAIN);
    if (!seen.shown.contains(mail) && seen.shown.size() >= most) {
      return finding;
    }
    seen.shown.add(mail);
    if (known == null) {
      known = again(account, mail);
      seen.flaws.put(mail, known);
    }
    return with(finding, known);
  }

  private List<Flaw> again(Account account, MailKey mail) {
    try {
      return flaws(account, mail).orElse(List.of());
    } catch (MailboxFailure failure) {
      return List.of();
    }
  }

  private static Finding with(Finding finding, List<Flaw> flaws) {
    return flaws.stream()
        .filter(flaw -> flaw.code().equals(finding.code()))
        .filter(flaw -> flaw.line().equals(finding.detail().getOrDefault("line", "")))
        .findFirst()
        .map(flaw -> with(finding, flaw))
        .orElse(finding);
  }

  private static Finding with(Finding finding, Flaw flaw) {
    Finding more = flaw.expected().isEmpty() ? finding : finding.with("expected", flaw.expected());
    return flaw.found().isEmpty() ? more : more.with("found", flaw.found());
  }
}
