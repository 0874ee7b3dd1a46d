package se.svarsvakt.mail;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises mail that Exchange itself rated as spam and that lies in the Inbox all the same, by
 * its spam confidence level (MS-OXCSPAM 2.2.1.3: -1 to 10; 5 and more is spam).
 */
final class SpamRating implements VerdictRule {
  private static final Pattern LEVEL = Pattern.compile("-?\\d{1,2}");
  private static final Pattern IN_REPORT =
      Pattern.compile("(?:^|;)\\s*+SCL:\\s*+(-?\\d{1,2})\\s*+(?=;|$)", Pattern.CASE_INSENSITIVE);
  private static final int SPAM = 5;
  private static final int MOST = 10;

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    return isFromInside(mail, addressee)
        ? Optional.empty()
        : levels(mail.headers())
            .filter(level -> level >= SPAM && level <= MOST)
            .max(Integer::compare)
            .map(level -> new ReasonedVerdict(Verdict.JUNK, cause(level)));
  }

  private static String cause(int level) {
    return "rated as spam by Exchange (SCL " + level + ")";
  }

  private static Stream<Integer> levels(Headers headers) {
    Stream<String> own =
        headers
            .all("X-MS-Exchange-Organization-SCL")
            .filter(value -> LEVEL.matcher(value).matches());
    Stream<String> reported =
        headers.all("X-Forefront-Antispam-Report").flatMap(SpamRating::inReport);
    return Stream.concat(own, reported).map(Integer::valueOf);
  }

  private static Stream<String> inReport(String report) {
    return IN_REPORT.matcher(report).results().map((MatchResult match) -> match.group(1));
  }

  private static boolean isFromInside(IncomingMail mail, Addressee addressee) {
    MailAddress from = mail.from();
    return InternalSender.isAuthenticated(mail)
        || (from != null
            && addressee.isInternal(from)
            && !InternalSender.isForged(mail, addressee));
  }
}
