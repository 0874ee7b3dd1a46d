package se.svarsvakt.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises automatic mail by what it says of itself: RFC 3834, message classes, and the older
 * private headers. {@code X-Auto-Response-Suppress} is no such mark: Exchange puts it on ordinary
 * mail.
 */
final class AutomaticHeaders implements VerdictRule {
  private static final List<String> CLASSES =
      List.of("OofTemplate", "ExternalOofTemplate", "ReplyTemplate");
  private static final List<String> PRIVATE_HEADERS =
      List.of(
          "X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Autoresponder", "X-Mail-Autoreply");
  private static final Set<String> SHOWN =
      Set.of("auto-generated", "auto-replied", "auto-notified");
  private static final Pattern COMMENT = Pattern.compile("\\([^()]*+\\)");
  private static final Pattern END_OF_TOKEN = Pattern.compile("[;(\\s]");

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    return autoSubmitted(mail.headers())
        .or(() -> byClass(mail))
        .or(() -> byPrivateHeader(mail.headers()))
        .or(() -> byReturnPath(mail));
  }

  private static Optional<ReasonedVerdict> autoSubmitted(Headers headers) {
    String value = COMMENT.matcher(headers.lower("Auto-Submitted")).replaceAll(" ").strip();
    String token = END_OF_TOKEN.split(value, 2)[0];
    if (token.isEmpty() || token.equals("no")) {
      return Optional.empty();
    }
    return automatic(SHOWN.contains(token) ? "Auto-Submitted: " + token : "Auto-Submitted header");
  }

  private static Optional<ReasonedVerdict> byClass(IncomingMail mail) {
    return CLASSES.stream()
        .map(name -> "IPM.Note.Rules." + name)
        .filter(name -> mail.isOfClass(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .flatMap(name -> automatic("message class " + name));
  }

  private static Optional<ReasonedVerdict> byPrivateHeader(Headers headers) {
    Optional<ReasonedVerdict> found =
        PRIVATE_HEADERS.stream()
            .filter(name -> headers.has(name) && !headers.lower(name).equals("no"))
            .findFirst()
            .flatMap(name -> automatic(name + " header"));
    return found.or(
        () ->
            Set.of("auto_reply", "auto-reply").contains(headers.lower("Precedence"))
                ? automatic("Precedence: auto_reply")
                : Optional.empty());
  }

  private static Optional<ReasonedVerdict> byReturnPath(IncomingMail mail) {
    return NullSender.hasNullReturnPath(mail) ? automatic("null Return-Path") : Optional.empty();
  }

  private static Optional<ReasonedVerdict> automatic(String cause) {
    return VerdictRule.because(Verdict.AUTOMATIC, cause);
  }
}
