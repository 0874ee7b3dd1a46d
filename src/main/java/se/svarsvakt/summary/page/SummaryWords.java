package se.svarsvakt.summary.page;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.Advice;
import se.svarsvakt.summary.ObservedFinding;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.summary.YearlyTask;

/** The words of a week in one language; they stand in {@code summary.properties}. */
public final class SummaryWords {
  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final Locale locale;
  private final ResourceBundle texts;
  private final ZoneId zone;

  private SummaryWords(Locale locale, ZoneId zone) {
    this.locale = locale;
    this.texts =
        ResourceBundle.getBundle(
            "summary",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.zone = zone;
  }

  /**
   * The words for a reader.
   *
   * @param language of their mailbox, a BCP 47 tag; whoever does not read English reads Swedish
   * @param zone the policy's zone
   */
  public static SummaryWords in(String language, ZoneId zone) {
    boolean english = Locale.forLanguageTag(language).getLanguage().equals("en");
    return new SummaryWords(english ? Locale.UK : SWEDISH, zone);
  }

  /** The language that they are in. */
  public Locale locale() {
    return locale;
  }

  /** A text of the bundle. */
  public String text(String key, @Nullable Object... values) {
    return new MessageFormat(texts.getString(key), locale).format(values);
  }

  /** What is to be done once a year; where no sentence asks for that every year, it says so. */
  public String task(YearlyTask task) {
    String what = text("checklist." + task.code());
    return task.asked() == YearlyTask.HowOften.YEARLY
        ? what
        : what + " " + text("checklist.asked." + task.asked().code());
  }

  /** The municipality's sentence that asks for it, in Swedish. */
  public String source(YearlyTask task) {
    return text("checklist." + task.code() + ".source");
  }

  /** A day of a moment, without the year. */
  public String day(Instant moment) {
    return day(LocalDate.ofInstant(moment, zone));
  }

  /** A day without the year. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMMM", locale).format(day);
  }

  /** Two days, the month said once where it is the same. */
  public String days(LocalDate first, LocalDate last) {
    String from = first.getMonth() == last.getMonth() ? "" + first.getDayOfMonth() : day(first);
    return from + "–" + DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(last);
  }

  /** A share in whole percent, never 100 where something is missing; a dash for none. */
  public String share(@Nullable Double share) {
    return share == null ? "–" : percent(share) + "\u00a0%";
  }

  /** Whole percent of a share, rounded but for the two ends. */
  public static int percent(double share) {
    long rounded = Math.round(share * 100);
    return (int) (share < 1 ? Math.min(99, share > 0 ? Math.max(1, rounded) : 0) : 100);
  }

  /** Hours with one decimal; a dash for none. */
  public String hours(@Nullable Double hours) {
    return hours == null ? "–" : String.format(locale, "%.1f", hours);
  }

  /** What is counted apart, and of which mailbox; empty for the whole unit. */
  public String apart(RuleName rule, String mailbox) {
    String what = text("apart." + rule.code());
    return mailbox.isEmpty() ? what : what + ", " + mailbox;
  }

  /** What a kind of findings is called. */
  public String finding(ObservedFinding.Kind kind) {
    return text("finding." + kind.rule().code() + "." + kind.code());
  }

  /** What there is to do, with whom to ask. */
  public String advice(Advice advice, OrganisationChart chart) {
    return switch (advice) {
      case Advice.ApartOverdue(var rule, int open, Instant oldest, var shared) ->
          text("advice.overdue." + rule.code(), open, day(oldest))
              + (shared.isEmpty() ? "" : " " + text("advice.overdue.in", names(shared, chart)));
      case Advice.SharedOverdue(var mailbox, int open, Instant oldest, var ask) ->
          text("advice.shared-overdue", chart.name(mailbox), open, day(oldest), names(ask, chart));
      case Advice.AskForStandIn(var mailbox, int days, var away, var ask) ->
          text(
              away.isEmpty() ? "advice.not-opened" : "advice.not-opened-away",
              chart.name(mailbox),
              days,
              names(ask, chart),
              names(away, chart));
      case Advice.AllStewardsAway(var mailbox, var away) ->
          text("advice.stewards-away", chart.name(mailbox), names(away, chart));
      case Advice.PeopleOverdue(int open) -> text("advice.people-overdue", open);
      case Advice.Unattended(int inboxes) -> text("advice.unattended", inboxes);
      case Advice.Absences(int people) -> text("advice.absences", people);
      case Advice.UnreadWindow(var mailbox, int windows) ->
          text("advice.unread-window", chart.name(mailbox), windows);
      case Advice.SameMail(int mails) -> text("advice.same-mail", mails);
      case Advice.ForEachOther(int mails) -> text("advice.for-each-other", mails);
      case Advice.ByOthers(int mailboxes) -> text("advice.by-others", mailboxes);
      case Advice.NotMeasured(var mailboxes) ->
          mailboxes.isEmpty()
              ? text("advice.unwatched")
              : text("advice.not-measured", names(mailboxes, chart));
    };
  }

  private String names(Collection<MailboxId> people, OrganisationChart chart) {
    return people.isEmpty()
        ? text("nobody")
        : people.stream().map(chart::name).sorted().collect(Collectors.joining(", "));
  }
}
