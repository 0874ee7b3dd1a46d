package se.svarsvakt.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;

/** Counts judged mail by state; late answers count like all others. */
final class ReplyStateCounts {
  private final Map<String, Integer> states = new TreeMap<>();
  private int answered;
  private int onTime;

  void add(JudgedMail mail) {
    ReplyState state = mail.state();
    if (state == null) {
      return;
    }
    states.merge(state.code(), 1, Integer::sum);
    state.settled().ifPresent(this::count);
  }

  private void count(Settlement settlement) {
    answered++;
    onTime += settlement.onTime() ? 1 : 0;
  }

  List<String> lines() {
    String counted =
        states.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    String share =
        answered == 0
            ? "Nothing was answered in the last 14 days."
            : onTime + " of " + answered + " answers came on time.";
    return counted.isEmpty()
        ? List.of("No mail expects an answer.")
        : List.of(
            "External mail of the last 14 days and all that is open: " + counted + ".", share);
  }
}
