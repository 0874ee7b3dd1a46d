package se.svarsvakt.worker;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Languages;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.nudge.NudgeMessage.Letter;
import se.svarsvakt.nudge.PlannedNudge;
import se.svarsvakt.summary.OrganisationYear;
import se.svarsvakt.summary.UnitSummary;
import se.svarsvakt.summary.WeeklySummary;
import se.svarsvakt.summary.YearSummary;
import se.svarsvakt.summary.YearSummary.UnitYear;
import se.svarsvakt.summary.YearlyTask;
import se.svarsvakt.summary.page.ShortSummary;
import se.svarsvakt.summary.page.SummaryPage;
import se.svarsvakt.summary.page.SummaryPage.Rendered;
import se.svarsvakt.summary.page.SummaryPage.Ways;
import se.svarsvakt.summary.page.SummaryWords;
import se.svarsvakt.summary.page.YearPage;

/**
 * Writes weekly summaries, each in its reader's language.
 *
 * @param page draws the mail
 * @param pages where browsers find the pages; empty where that is not known
 * @param bot whether people can write to the bot
 * @param languages what they read
 */
public record WeeklyLetters(
    SummaryPage page, Optional<URI> pages, boolean bot, Languages languages) {
  /** One unit's week for whoever the nudge goes to. */
  NudgeMessage write(
      WeeklySummary summary, UnitSummary told, PlannedNudge nudge, long chainId, Instant now) {
    SummaryWords words = SummaryWords.in(languages.of(nudge.recipient()), summary.zone());
    boolean standsIn = !nudge.recipient().equals(told.manager());
    Optional<URI> more =
        standsIn ? Optional.empty() : pages.map(base -> pageOf(base, told.manager()));
    Rendered mail = page.render(summary, List.of(told), words, new Ways(more, bot, standsIn));
    Letter letter =
        new Letter(
            mail.html(),
            new ShortSummary(words, summary.chart()).lines(told),
            more,
            words.text("more"));
    return new NudgeMessage(
        nudge.kind(),
        nudge.recipient(),
        chainId,
        "",
        mail.subject(),
        List.of(),
        nudge.items(),
        now,
        nudge.plannedFor(),
        Optional.of(letter));
  }

  /** One unit's year, with what is to be done once a year, for its manager. */
  NudgeMessage write(
      YearSummary year, UnitYear told, PlannedNudge nudge, long chainId, Instant now) {
    SummaryWords words = SummaryWords.in(languages.of(nudge.recipient()), ZoneOffset.UTC);
    Optional<URI> more =
        pages.map(base -> URI.create(pageOf(base, told.manager()) + "/year?year=" + year.year()));
    String html = new YearPage().render(year, List.of(told), words, more);
    return letter(nudge, chainId, now, new Yearly(words, year, html, more, "more.year"));
  }

  /** The whole organisation's year, with what is to be done once a year, for an operator. */
  NudgeMessage write(
      YearSummary year, OrganisationYear told, PlannedNudge nudge, long chainId, Instant now) {
    SummaryWords words = SummaryWords.in(languages.of(nudge.recipient()), ZoneOffset.UTC);
    Optional<URI> more = pages.map(base -> URI.create(base + "/admin/year"));
    String html = new YearPage().render(year, told, words);
    return letter(nudge, chainId, now, new Yearly(words, year, html, more, "more.days"));
  }

  /** A year as it is written to somebody; the key is that of the words of the link. */
  private record Yearly(
      SummaryWords words, YearSummary year, String html, Optional<URI> more, String key) {}

  private static NudgeMessage letter(PlannedNudge nudge, long chainId, Instant now, Yearly yearly) {
    SummaryWords words = yearly.words;
    Letter letter =
        new Letter(
            yearly.html,
            Stream.concat(
                    Stream.of(words.text("checklist.title")),
                    Arrays.stream(YearlyTask.values()).map(words::task))
                .toList(),
            yearly.more,
            words.text(yearly.key));
    return new NudgeMessage(
        nudge.kind(),
        nudge.recipient(),
        chainId,
        "",
        words.text("year.title", Integer.toString(yearly.year.year())),
        List.of(),
        nudge.items(),
        now,
        nudge.plannedFor(),
        Optional.of(letter));
  }

  private static URI pageOf(URI base, MailboxId manager) {
    return URI.create(base + "/unit/" + manager.value());
  }
}
