package se.svarsvakt.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.OwnerFacts;

/**
 * Something of a mailbox that the program has no right to read; its other promises are watched all
 * the same.
 *
 * @param mailbox the mailbox
 * @param code Graph's error code
 * @param message what is missing, and which permission mends it
 */
public record MissingPermission(MailboxId mailbox, String code, String message) {
  /** Of what went wrong on the way, where nothing was refused. */
  private static final Pattern NO_REFUSAL =
      Pattern.compile(
          "NoValue|NoAnswer|NoToken|timeout|throttl|(not|un)available|serverbusy|HTTP 5|HTTP 429",
          Pattern.CASE_INSENSITIVE);

  /** The settings were refused, or not read for another reason. */
  static MissingPermission settings(MailboxId mailbox, String code) {
    return new MissingPermission(
        mailbox,
        code,
        "its settings are not read, so its automatic reply is not watched: the next scan tries"
            + " again"
            + ifItLasts(code, "MailboxSettings.Read"));
  }

  /** Where nothing was refused no right is missing. */
  private static String ifItLasts(String code, String permission) {
    return NO_REFUSAL.matcher(code).find()
        ? ", since Graph gave no whole answer"
        : "; if it lasts, grant the application permission " + permission + " for it";
  }

  /** The calendar was refused, or not read for another reason. */
  static MissingPermission calendar(MailboxId mailbox, String code) {
    return new MissingPermission(
        mailbox,
        code,
        "its calendar is not read, so its owner's absences are not watched: the next scan tries"
            + " again"
            + ifItLasts(code, "Calendars.Read"));
  }

  /** What follows where a list of calls was refused, or not read for another reason. */
  public static String ofCalls(String code, String permission) {
    return "so an outgoing call in it settles no voicemail: the next scan tries again"
        + (NO_REFUSAL.matcher(code).find()
            ? ", since Graph gave no whole answer"
            : "; if it lasts, grant the application permission "
                + permission
                + " in Entra with an administrator's consent, or set svarsvakt.calls.enabled=false");
  }

  /** The body of a sent message was refused. */
  public static MissingPermission body(MailboxId mailbox, String code) {
    return new MissingPermission(
        mailbox,
        code,
        "the text of its sent mail is not read, so its signature is not watched: grant the"
            + " application permission Mail.Read for it");
  }

  /** What is stored of the mailbox could not be judged. */
  static MissingPermission unjudged(MailboxId mailbox, RuntimeException fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    return new MissingPermission(
        mailbox,
        fault.getClass().getSimpleName(),
        "what is stored of it could not be judged, the others were: a fault in the program"
            + where
            + ", please report this line");
  }

  /** What the program may not read of these mailboxes. */
  static List<MissingPermission> of(WatchedGroup group) {
    List<MissingPermission> troubles = new ArrayList<>();
    for (Account account : group.accounts()) {
      OwnerFacts owner = group.owners().get(account.id());
      if (owner != null && !owner.settings().trouble().isEmpty()) {
        troubles.add(settings(account.id(), owner.settings().trouble()));
      }
      if (owner != null && !owner.calendar().trouble().isEmpty()) {
        troubles.add(calendar(account.id(), owner.calendar().trouble()));
      }
    }
    return troubles;
  }
}
