package se.svarsvakt.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;

/** Counts judged mail by what was promised and by state; late answers count like all others. */
final class ReplyStateCounts {
  private final Map<Promise, PromiseCount> counts = new EnumMap<>(Promise.class);

  private static final class PromiseCount {
    private final Map<String, Integer> states = new TreeMap<>();
    private int answered;
    private int onTime;

    void add(ReplyState state) {
      states.merge(state.code(), 1, Integer::sum);
      state.settled().ifPresent(this::count);
    }

    private void count(Settlement settlement) {
      answered++;
      onTime += settlement.onTime() ? 1 : 0;
    }

    String counted() {
      return states.entrySet().stream()
          .map(entry -> entry.getValue() + " " + entry.getKey())
          .collect(Collectors.joining(", "));
    }

    String share() {
      return answered == 0
          ? "Nothing was answered in the last 14 days."
          : onTime + " of " + answered + " answers came on time.";
    }
  }

  void add(JudgedMail mail) {
    ReplyState state = mail.state();
    if (state != null) {
      counts.computeIfAbsent(mail.promise(), _ -> new PromiseCount()).add(state);
    }
  }

  List<String> lines() {
    if (counts.isEmpty()) {
      return List.of("No mail expects an answer.");
    }
    List<String> lines = new ArrayList<>();
    counts.forEach(
        (promise, count) -> {
          lines.add(of(promise) + count.counted() + ".");
          lines.add(count.share());
        });
    return lines;
  }

  private static String of(Promise promise) {
    return switch (promise) {
      case ANSWER -> "External mail of the last 14 days and all that is open: ";
      case CALL_BACK -> "Voicemail: ";
      case PUBLIC_RECORDS -> "Requests for public records: ";
    };
  }
}
