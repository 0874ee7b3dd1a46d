package se.svarsvakt.graph;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionException;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFailure.Next;

/** Sorts what Graph refuses by what to do next, in one place. */
final class Failures {
  private static final Set<String> EXPIRED =
      Set.of("syncstatenotfound", "syncstateinvalid", "resyncrequired");
  private static final Set<String> NO_MAILBOX =
      Set.of("mailboxnotenabledforrestapi", "mailboxnotsupportedforrestapi", "resourcenotfound");

  private Failures() {}

  static MailboxFailure of(GraphAnswer answer) {
    String code = answer.errorCode();
    String lower = code.toLowerCase(Locale.ROOT);
    if (answer.status() == 410 || EXPIRED.contains(lower)) {
      return new MailboxFailure(Next.RESYNC, code, "the stored position has expired");
    }
    if (NO_MAILBOX.contains(lower)) {
      return new MailboxFailure(Next.SUSPEND, code, NO_MAILBOX_ADVICE);
    }
    return switch (answer.status()) {
      case 400 -> new MailboxFailure(Next.SIMPLER, code, "Graph refused the form of a request");
      case 500, 501 ->
          new MailboxFailure(Next.SIMPLER, code, "Graph could not answer; the next scan retries");
      case 401 -> new MailboxFailure(Next.LATER, code, UNAUTHORISED_ADVICE);
      case 403 -> new MailboxFailure(Next.SUSPEND, code, DENIED_ADVICE);
      case 404 -> new MailboxFailure(Next.GONE, code, "Graph does not find what was asked for");
      case 429 ->
          new MailboxFailure(
              Next.LATER, code, "Graph throttles this mailbox; the next scan retries");
      default ->
          new MailboxFailure(Next.LATER, code, "Graph could not answer; the next scan retries");
    };
  }

  /** What stands for a request that got no answer; a fault in the program stays one. */
  static RuntimeException of(CompletionException thrown) {
    if (thrown.getCause() instanceof GraphSilence) {
      return silence();
    }
    return Refusals.isAboutCredential(thrown)
        ? new MailboxFailure(Next.LATER, "NoToken", UNAUTHORISED_ADVICE)
        : thrown;
  }

  private static MailboxFailure silence() {
    return new MailboxFailure(
        Next.LATER,
        "NoAnswer",
        "no whole answer from Graph after every retry; the next scan retries");
  }

  private static final String NO_MAILBOX_ADVICE =
      "the mailbox is inactive, soft-deleted or on-premises; leave it out with"
          + " svarsvakt.scope.exclude if it is not to be watched";
  private static final String DENIED_ADVICE =
      "Graph denies access: the application permissions Mail.Read and MailboxSettings.Read must cover this mailbox";
  private static final String UNAUTHORISED_ADVICE =
      "Graph refuses the credential: look at svarsvakt.graph.client-id and its certificate or secret";
}
