package se.svarsvakt.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import se.svarsvakt.simulator.AutomaticRepliesSetting;
import se.svarsvakt.simulator.ScheduleItem;
import se.svarsvakt.simulator.SimulatedMailbox;
import tools.jackson.databind.JsonNode;

/** Who of the town is away, with and without an automatic reply. */
final class DemoAbsences {
  private static final DateTimeFormatter SWEDISH =
      DateTimeFormatter.ofPattern("d MMMM", Locale.of("sv", "SE"));

  private final DemoCalendar calendar;

  DemoAbsences(DemoCalendar calendar) {
    this.calendar = calendar;
  }

  void settle(SimulatedMailbox mailbox, JsonNode absence) {
    String text = absence.path("text").asString("");
    if (!absence.has("fromDay")) {
      mailbox.automaticReply(
          AutomaticRepliesSetting.always(text.replace("{today}", SWEDISH.format(calendar.day(0)))));
      return;
    }
    LocalDate last = last(absence);
    LocalDate back = calendar.day(absence.path("toDay").asInt() + 1);
    LocalDate first = first(absence);
    Instant start = calendar.at(first, LocalTime.MIDNIGHT);
    Instant end = calendar.at(last.plusDays(1), LocalTime.MIDNIGHT);
    mailbox.addToCalendar(ScheduleItem.outOfOffice(start, end));
    String words =
        text.replace("{last}", SWEDISH.format(last)).replace("{return}", SWEDISH.format(back));
    AutomaticRepliesSetting reply = AutomaticRepliesSetting.scheduled(words, start, end);
    mailbox.automaticReply(chosen(absence.path("reply").asString(), reply));
  }

  /** Who looks after the mailbox meanwhile, if anybody has agreed to. */
  Optional<String> cover(JsonNode absence) {
    return absence.path("coveredBy").asStringOpt();
  }

  LocalDate first(JsonNode absence) {
    return calendar.day(absence.path("fromDay").asInt());
  }

  LocalDate last(JsonNode absence) {
    return calendar.day(absence.path("toDay").asInt());
  }

  private static AutomaticRepliesSetting chosen(String choice, AutomaticRepliesSetting reply) {
    return switch (choice) {
      case "scheduled" -> reply;
      case "contactsOnly" -> reply.audience("contactsOnly");
      default -> AutomaticRepliesSetting.OFF;
    };
  }
}
