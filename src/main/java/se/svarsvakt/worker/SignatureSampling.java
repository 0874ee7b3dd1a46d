package se.svarsvakt.worker;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.casework.SignatureChecks;
import se.svarsvakt.casework.SignatureChecks.Checked;
import se.svarsvakt.casework.SignatureChecks.FlawNote;
import se.svarsvakt.casework.SignatureChecks.Sample;
import se.svarsvakt.casework.SignatureTerms;
import se.svarsvakt.casework.Trouble;
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
public final class SignatureSampling {
  private static final Logger LOG = LoggerFactory.getLogger(SignatureSampling.class);

  /** Mail that is older tells little of today's signature. */
  private static final Duration BACK = Duration.ofDays(7);

  /**
   * How many messages a pass reads once more to show what it found in them: one for so many
   * mailboxes, so that a pass stays cheap where many signatures are wrong, but always a few.
   */
  private static final int MAILBOXES_FOR_ONE_READ_AGAIN = 10;

  private static final int LEAST_READ_AGAIN = 5;

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
  public SignatureSampling(
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
    private final AtomicInteger readAgain = new AtomicInteger();
    private final Map<MailKey, List<Flaw>> flaws = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Trouble> troubles = new ConcurrentLinkedQueue<>();

    List<Trouble> troubles() {
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
    Map<MailboxId, Integer> left = new HashMap<>();
    checks
        .checkedOn(mailboxes, today)
        .forEach((mailbox, n) -> left.put(mailbox, policy.signature().samplePerDay() - n));
    List<Sample> samples = new ArrayList<>();
    for (Sample sample : checks.unchecked(mailboxes, terms, now.minus(BACK), now)) {
      MailboxId mailbox = sample.mail().mailbox();
      int more = left.getOrDefault(mailbox, policy.signature().samplePerDay());
      if (more > 0) {
        samples.add(sample);
        left.put(mailbox, more - 1);
      }
    }
    return samples;
  }

  private void look(Account account, Sample sample, LocalDate today, Seen seen) {
    try {
      List<Flaw> flaws = flaws(account, sample.mail());
      seen.flaws.put(sample.mail(), flaws);
      List<FlawNote> notes =
          flaws.stream().map(flaw -> new FlawNote(flaw.code(), flaw.line())).distinct().toList();
      checks.checked(new Checked(sample, notes), terms, today);
    } catch (MailboxFailure failure) {
      if (failure.next() == MailboxFailure.Next.SUSPEND) {
        seen.troubles.add(Trouble.body(account.id(), failure.code()));
      }
      LOG.warn(
          "mailbox {}: the text of a sent message was not read: {}", account.id(), failure.code());
    }
  }

  /** What is sent in another mailbox's name has another signature, and is not judged. */
  private List<Flaw> flaws(Account account, MailKey mail) {
    Optional<Body> body = details.body(mail.mailbox(), mail.id());
    if (body.isEmpty() || !isOwn(account, body.get())) {
      return List.of();
    }
    return switch (MessageBody.newText(body.get().type(), body.get().content())) {
      case BodyText.Lines(var lines) -> rule.check(lines, account.person());
      case BodyText.Skipped(String reason) -> {
        LOG.info("mailbox {}: the signature of a message was not judged: {}", account.id(), reason);
        yield List.of();
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
    int most = Math.max(LEAST_READ_AGAIN, accounts.size() / MAILBOXES_FOR_ONE_READ_AGAIN);
    if (known == null && shows && seen.readAgain.getAndIncrement() < most) {
      known = again(account, mail);
      seen.flaws.put(mail, known);
    }
    return known == null ? finding : with(finding, known);
  }

  private List<Flaw> again(Account account, MailKey mail) {
    try {
      return flaws(account, mail);
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
