package se.svarsvakt.settings;

import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.svarsvakt.policy.AbsencePolicy;
import se.svarsvakt.policy.FunctionMailboxPolicy;
import se.svarsvakt.policy.HabitsPolicy;
import se.svarsvakt.policy.PublicRecordsPolicy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.SignaturePolicy;
import se.svarsvakt.policy.SignatureTemplate;
import se.svarsvakt.policy.VoicemailPolicy;
import se.svarsvakt.worktime.WorkingHours;

/** Reads what is promised beside the answer: while people are away, and under what they send. */
record PromiseReader(PropertyReader properties) {
  private static final String ABSENCE = "svarsvakt.policy.absence.";
  private static final String SIGNATURE = "svarsvakt.policy.signature.";
  private static final String PUBLIC_RECORDS = "svarsvakt.policy.public-records.";
  private static final String TEMPLATE = SIGNATURE + "template";
  private static final Pattern DAYS = Pattern.compile("(?i)P?(\\d{1,4})D?");

  private static final String COVER_AFTER_ALLOWED =
      "never, or working days from "
          + AbsencePolicy.COVER_AFTER.least()
          + " to "
          + AbsencePolicy.COVER_AFTER.most()
          + " such as P3D or 3";

  AbsencePolicy absence() {
    AbsencePolicy ordinary = AbsencePolicy.ORDINARY;
    return new AbsencePolicy(
        properties.flag(ABSENCE + "return-date", ordinary.returnDate()),
        properties.flag(ABSENCE + "contact", ordinary.contact()),
        properties.flag(ABSENCE + "cause", ordinary.cause()),
        properties.optional(ABSENCE + "phrase", Formats.TEXT),
        properties.flag(ABSENCE + "agreement-replaces-reply", ordinary.agreementReplacesReply()),
        properties.value(
            ABSENCE + "cover-after",
            new Format<>(COVER_AFTER_ALLOWED, PromiseReader::coverAfter),
            ordinary.coverAfterDays()),
        properties.flag("svarsvakt.policy.cover.naming-suffices", ordinary.namingSuffices()),
        properties.wholeNumber(
            ABSENCE + "look-ahead-working-days",
            AbsencePolicy.LOOK_AHEAD,
            ordinary.lookAheadWorkingDays()),
        properties.wholeNumber(
            ABSENCE + "manager-told-working-days-before",
            AbsencePolicy.LOOK_AHEAD,
            ordinary.managerToldWorkingDaysBefore()));
  }

  private static OptionalInt coverAfter(String text) {
    if (text.equalsIgnoreCase("never")) {
      return OptionalInt.empty();
    }
    Matcher days = DAYS.matcher(text);
    if (!days.matches() || !AbsencePolicy.COVER_AFTER.contains(Integer.parseInt(days.group(1)))) {
      throw new IllegalArgumentException(COVER_AFTER_ALLOWED);
    }
    return OptionalInt.of(Integer.parseInt(days.group(1)));
  }

  VoicemailPolicy voicemail() {
    VoicemailPolicy ordinary = VoicemailPolicy.ORDINARY;
    return new VoicemailPolicy(
        properties.wholeNumber(
            "svarsvakt.policy.voicemail.call-back-within-working-days",
            ReplyPolicy.WORKING_DAYS,
            ordinary.callBackWithinWorkingDays()),
        properties.list("svarsvakt.policy.voicemail.senders", Formats.SENDER_PATTERN));
  }

  PublicRecordsPolicy publicRecords(WorkingHours hours) {
    PublicRecordsPolicy ordinary = PublicRecordsPolicy.ORDINARY;
    return new PublicRecordsPolicy(
        properties.flag(PUBLIC_RECORDS + "enabled", ordinary.enabled()),
        sameDayUntil(hours),
        properties.list(PUBLIC_RECORDS + "also-tell", Formats.ADDRESS));
  }

  HabitsPolicy habits() {
    HabitsPolicy ordinary = HabitsPolicy.ORDINARY;
    String key = "svarsvakt.policy.habits.";
    return new HabitsPolicy(
        properties.flag(key + "enabled", ordinary.enabled()),
        properties.wholeNumber(
            key + "mass-mail-over", HabitsPolicy.RECIPIENTS, ordinary.mostRecipients()));
  }

  private LocalTime sameDayUntil(WorkingHours hours) {
    String key = PUBLIC_RECORDS + "same-day-until";
    LocalTime noon = PublicRecordsPolicy.ORDINARY.sameDayUntil();
    LocalTime fallback = hours.include(noon) ? noon : hours.closes();
    LocalTime time = properties.value(key, Formats.TIME, fallback);
    if (!hours.include(time) && !time.equals(hours.closes())) {
      properties.refuse(
          key,
          time,
          "a time of day within the working hours, " + hours.opens() + " to " + hours.closes());
    }
    return time;
  }

  FunctionMailboxPolicy functions() {
    FunctionMailboxPolicy ordinary = FunctionMailboxPolicy.ORDINARY;
    String key = "svarsvakt.policy.function-mailbox.";
    return new FunctionMailboxPolicy(
        properties.list("svarsvakt.policy.forward.administration-mailbox", Formats.ADDRESS),
        properties.wholeNumber(
            key + "recipients", FunctionMailboxPolicy.RECIPIENTS, ordinary.recipients()),
        properties.wholeNumber(key + "times", FunctionMailboxPolicy.TIMES, ordinary.times()),
        properties.wholeNumber(
            key + "circular-above", FunctionMailboxPolicy.CIRCULAR, ordinary.circularAbove()),
        ordinary.serviceHours());
  }

  SignaturePolicy signature() {
    SignaturePolicy ordinary = SignaturePolicy.ORDINARY;
    Optional<SignatureTemplate> template = template();
    return new SignaturePolicy(
        template.orElse(ordinary.template()),
        properties.flag(SIGNATURE + "sans-serif", ordinary.sansSerif()),
        properties.flag(SIGNATURE + "additions-allowed", ordinary.additionsAllowed()),
        properties.wholeNumber(
            SIGNATURE + "sample-per-day", SignaturePolicy.PER_DAY, ordinary.samplePerDay()),
        template.isPresent(),
        properties.flag(SIGNATURE + "added-by-gateway", ordinary.addedByGateway()));
  }

  /** What is wrong with a template differs from one to the next, and is told as it is. */
  private Optional<SignatureTemplate> template() {
    return properties
        .optional(TEMPLATE, Formats.TEXT)
        .map(
            text -> {
              try {
                return SignatureTemplate.parse(text);
              } catch (IllegalArgumentException e) {
                properties.refuse(TEMPLATE, text, String.valueOf(e.getMessage()));
                return SignaturePolicy.ORDINARY.template();
              }
            });
  }
}
