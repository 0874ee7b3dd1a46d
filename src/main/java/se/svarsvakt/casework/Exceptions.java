package se.svarsvakt.casework;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.Severity;
import se.svarsvakt.rule.reply.JudgedMail;

/** Marks findings that an administrator has excepted. */
record Exceptions(List<FindingException> exceptions, CaseStore cases) {
  /** The findings, marked, in their order. */
  List<Finding> applied(List<Finding> findings, List<JudgedMail> judged) {
    if (exceptions.isEmpty() || findings.isEmpty()) {
      return findings;
    }
    Senders senders = new Senders(judged);
    return findings.stream().map(finding -> applied(finding, senders)).toList();
  }

  /** The mail that an exception covers under the rule it stands under, late or not. */
  Set<MailKey> excused(List<JudgedMail> judged) {
    Set<MailKey> excused = new HashSet<>();
    if (!exceptions.isEmpty()) {
      Senders senders = new Senders(judged);
      for (JudgedMail each : judged) {
        Finding late = ifLate(each);
        if (exceptions.stream().anyMatch(exception -> exception.covers(late, senders))) {
          excused.add(each.mail().key());
        }
      }
    }
    return excused;
  }

  /** What would be found if it were late. */
  private static Finding ifLate(JudgedMail judged) {
    ReceivedMail mail = judged.mail();
    return new Finding(
        mail.mailbox(), judged.lateAs(), Severity.BREACH, mail.receivedAt(), null, mail.id());
  }

  private Finding applied(Finding finding, Senders senders) {
    return exceptions.stream()
        .filter(exception -> exception.covers(finding, senders))
        .findFirst()
        .map(each -> finding.excepted(new Finding.Excepted(each.reason(), each.until())))
        .orElse(finding);
  }

  /** Who wrote judged mail; domains are looked up when the first exception names one. */
  private final class Senders implements BiPredicate<Finding, FindingException.Sender> {
    private final Map<MailKey, ReceivedMail> mail = new HashMap<>();
    private Map<MailKey, String> domains = Map.of();

    Senders(List<JudgedMail> judged) {
      judged.forEach(each -> mail.put(each.mail().key(), each.mail()));
    }

    @Override
    public boolean test(Finding finding, FindingException.Sender sender) {
      ReceivedMail received =
          finding.messageId() == null
              ? null
              : mail.get(new MailKey(finding.mailbox(), finding.messageId()));
      if (received == null) {
        return false;
      }
      return switch (sender) {
        case FindingException.Sender.Address address -> received.senders().contains(address.hash());
        case FindingException.Sender.Domain domain -> domain.fits(domainOf(received));
      };
    }

    private String domainOf(ReceivedMail received) {
      if (domains.isEmpty()) {
        domains = cases.senderDomains(mail.keySet());
      }
      return domains.getOrDefault(received.key(), "");
    }
  }
}
