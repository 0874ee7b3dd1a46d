package se.svarsvakt.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Recognises mail to many: RFC 2369 and RFC 2919 list headers, and the older Precedence. */
final class BulkHeaders implements VerdictRule {
  private static final Set<String> BULK = Set.of("bulk", "list", "junk");

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    Headers headers = mail.headers();
    if (headers.has("List-Id")) {
      return VerdictRule.because(Verdict.BULK, "List-Id header");
    }
    if (headers.has("List-Unsubscribe")) {
      return VerdictRule.because(Verdict.BULK, "List-Unsubscribe header");
    }
    return headers
        .all("Precedence")
        .map(value -> value.toLowerCase(Locale.ROOT))
        .filter(BULK::contains)
        .findFirst()
        .flatMap(value -> VerdictRule.because(Verdict.BULK, "Precedence: " + value));
  }
}
