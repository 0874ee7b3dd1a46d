package se.svarsvakt.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.policy.LastCall;
import se.svarsvakt.policy.NudgePolicy;
import se.svarsvakt.policy.NudgeWays;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.PrivacyPolicy;
import se.svarsvakt.policy.Range;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.SummaryPolicy;
import se.svarsvakt.policy.WhileAway;
import se.svarsvakt.policy.WorkingTimePolicy;
import se.svarsvakt.worktime.WorkingHours;

/** Reads the organisation's promise: what the profile says, and what is set over it. */
record PolicyReader(PropertyReader properties) {
  static final String PROFILE = "svarsvakt.policy.profile";

  private static final String POLICY = "svarsvakt.policy.";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** It once was a duration. */
  private static final Format<LastCall> LAST_CALL =
      Formats.oneOf(LastCall.class)
          .named("off or if-unseen or always; how long before the deadline is last-call-before");

  Policy read() {
    var profile = properties.value(PROFILE, Profiles.FORMAT, Profiles.DEFAULT);
    var workingTime = workingTime();
    return new Policy(
        profile,
        workingTime,
        Set.copyOf(properties.list(POLICY + "internal-domains", Formats.DOMAIN)),
        properties.list(POLICY + "excluded-senders", Formats.SENDER_PATTERN),
        properties.value(POLICY + "known-senders", Formats.SWITCH, false),
        bannerTexts(),
        properties.flag(POLICY + "escalate", false),
        reply(workingTime.hours()),
        new PromiseReader(properties).absence(),
        new PromiseReader(properties).signature(),
        properties.wholeNumber(
            POLICY + "unattended.after-working-days",
            Policy.UNATTENDED_AFTER,
            Policy.ORDINARY_UNATTENDED_AFTER),
        nudges(workingTime.hours()),
        privacy(),
        summary(workingTime.hours()),
        new PromiseReader(properties).habits(),
        new PromiseReader(properties).functions());
  }

  private BannerTexts bannerTexts() {
    return BannerTexts.of(
        properties.texts(POLICY + "banner-texts", Formats.BANNER_TEXT).stream()
            .flatMap(text -> withParts(text).stream())
            .toList());
  }

  /** A comma may stand in a banner or between two. */
  private static List<String> withParts(String text) {
    List<String> parts = List.of(text.split(",", -1));
    return parts.size() > 1 && parts.stream().allMatch(part -> BannerTexts.faultOf(part).isEmpty())
        ? Stream.concat(Stream.of(text), parts.stream()).toList()
        : List.of(text);
  }

  private WorkingTimePolicy workingTime() {
    var ordinary = WorkingTimePolicy.ORDINARY;
    var zone = properties.value(POLICY + "zone", Formats.ZONE, ordinary.zone());
    var region = properties.value(POLICY + "holidays", Formats.HOLIDAYS, ordinary.region());
    var hours = hours();
    var closed = properties.list(POLICY + "closed-days", Formats.DATE);
    return new WorkingTimePolicy(zone, region, hours, Set.copyOf(closed), shortDays(hours));
  }

  private WorkingHours hours() {
    var ordinary = WorkingHours.ORDINARY;
    var key = POLICY + "working-hours.";
    var opens = properties.value(key + "opens", Formats.TIME, ordinary.opens());
    var closes = properties.value(key + "closes", Formats.TIME, ordinary.closes());
    if (opens.isBefore(closes)) {
      return new WorkingHours(opens, closes);
    }
    properties.refuse(key + "closes", closes, "a time of day after opens, " + opens);
    return ordinary;
  }

  private Map<LocalDate, LocalTime> shortDays(WorkingHours hours) {
    var key = POLICY + "short-days";
    var sound = new LinkedHashMap<LocalDate, LocalTime>();
    properties
        .map(key, Formats.DATE, Formats.TIME)
        .forEach(
            (day, end) -> {
              if (hours.allowsShortDayUntil(end)) {
                sound.put(day, end);
              } else {
                properties.refuse(key + "[" + day + "]", end, within(hours));
              }
            });
    return sound;
  }

  private ReplyPolicy reply(WorkingHours hours) {
    var key = POLICY + "reply.";
    return new ReplyPolicy(
        within(key),
        properties.optional(key + "warn-before", Formats.duration(MINUTE, Duration.ofDays(60))),
        properties.value(key + "while-away", Formats.oneOf(WhileAway.class), WhileAway.COUNT),
        properties.flag(key + "automatic-reply-counts", false),
        new PromiseReader(properties).voicemail(),
        new PromiseReader(properties).publicRecords(hours));
  }

  private ReplyPolicy.Within within(String key) {
    Range days = ReplyPolicy.WORKING_DAYS;
    int answered = properties.wholeNumber(key + "respond-within-working-days", days, 1);
    Range sooner = new Range(days.least(), answered);
    Range later = new Range(answered, days.most());
    return new ReplyPolicy.Within(
        answered,
        properties.optionalNumber(key + "acknowledge-within-working-days", sooner),
        properties.optionalNumber(key + "complex-within-working-days", later));
  }

  private NudgePolicy nudges(WorkingHours hours) {
    var ordinary = NudgePolicy.ORDINARY;
    var key = POLICY + "nudges.";
    var workday = Duration.between(hours.opens(), hours.closes());
    return new NudgePolicy(
        nudgeTime("reply-due", ordinary.replyDue(), hours),
        properties.value(key + "last-call", LAST_CALL, ordinary.lastCall()),
        properties.value(
            key + "last-call-before", Formats.duration(MINUTE, workday), ordinary.lastCallBefore()),
        nudgeTime("overdue", ordinary.overdue(), hours),
        nudgeTime("forward-untold", ordinary.forwardUntold(), hours),
        nudgeTime("notices", ordinary.notices(), hours),
        properties.wholeNumber(
            key + "max-per-person-and-day", NudgePolicy.PER_DAY, ordinary.maxPerPersonAndDay()),
        new NudgeWays(
            properties.optional(key + "in-teams", Formats.oneOf(NudgeWays.InTeams.class)),
            properties.flag(key + "mail-as-last-resort", false)));
  }

  /**
   * Nobody is reminded outside working hours (docs/how-it-judges.md 7), so such a time would never
   * come. Hours that leave out the default time begin with the reminder.
   */
  private LocalTime nudgeTime(String name, LocalTime fallback, WorkingHours hours) {
    var key = POLICY + "nudges." + name;
    var time =
        properties.value(key, Formats.TIME, hours.include(fallback) ? fallback : hours.opens());
    if (!hours.include(time)) {
      properties.refuse(key, time, within(hours));
    }
    return time;
  }

  private static String within(WorkingHours hours) {
    return "a time of day within the working hours, " + hours.opens() + " to " + hours.closes();
  }

  private PrivacyPolicy privacy() {
    var ordinary = PrivacyPolicy.ORDINARY;
    var key = POLICY + "privacy.";
    return new PrivacyPolicy(
        properties.wholeNumber(key + "keep-days", PrivacyPolicy.DAYS, ordinary.keepDays()),
        properties.wholeNumber(key + "minimum-group", PrivacyPolicy.GROUP, ordinary.minimumGroup()),
        properties.flag(key + "show-subject", ordinary.showSubject()),
        properties.flag(key + "show-sender", ordinary.showSender()));
  }

  private SummaryPolicy summary(WorkingHours hours) {
    var ordinary = SummaryPolicy.ORDINARY;
    return new SummaryPolicy(
        properties.value(
            POLICY + "summary.reports",
            Formats.oneOf(SummaryPolicy.Reports.class),
            ordinary.reports()),
        properties.flag(POLICY + "privacy.manager-sees-persons", ordinary.managerSeesPersons()),
        nudgeTime("weekly-summary", ordinary.sentAt(), hours));
  }
}
