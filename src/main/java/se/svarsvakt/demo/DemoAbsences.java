package se.svarsvakt.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import se.svarsvakt.simulator.AutomaticRepliesSetting;
import se.svarsvakt.simulator.ScheduleItem;
import se.svarsvakt.simulator.SimulatedMailbox;
import tools.jackson.databind.JsonNode;

/** Who of the town is away, with and without an automatic reply. */
record DemoAbsences(DemoCalendar calendar) {
  private static final DateTimeFormatter SWEDISH =
      DateTimeFormatter.ofPattern("d MMMM", Locale.of("sv", "SE"));

  void settle(SimulatedMailbox mailbox, JsonNode absence) {
    String text = absence.path("text").asString("").replace("{today}", shown(0));
    if (!absence.has("fromDay")) {
      mailbox.automaticReply(AutomaticRepliesSetting.always(text));
      return;
    }
    LocalDate last = last(absence);
    Instant start = calendar.at(first(absence), LocalTime.MIDNIGHT);
    Instant end = calendar.at(last.plusDays(1), LocalTime.MIDNIGHT);
    mailbox.addToCalendar(ScheduleItem.outOfOffice(start, end));
    int day = absence.path("toDay").asInt();
    String words = text.replace("{last}", shown(day)).replace("{return}", shown(day + 1));
    AutomaticRepliesSetting reply = AutomaticRepliesSetting.scheduled(words, start, end);
    mailbox.automaticReply(chosen(absence.path("reply").asString(), reply));
  }

  LocalDate first(JsonNode absence) {
    return calendar.day(absence.path("fromDay").asInt());
  }

  LocalDate last(JsonNode absence) {
    return calendar.day(absence.path("toDay").asInt());
  }

  private String shown(int day) {
    return SWEDISH.format(calendar.day(day));
  }

  private static AutomaticRepliesSetting chosen(String choice, AutomaticRepliesSetting reply) {
    return switch (choice) {
      case "scheduled" -> reply;
      case "contactsOnly" -> reply.audience("contactsOnly");
      default -> AutomaticRepliesSetting.OFF;
    };
  }
}
