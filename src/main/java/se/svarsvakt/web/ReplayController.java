package se.svarsvakt.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.settings.PolicyChange;
import se.svarsvakt.worker.ReplayCounts;
import se.svarsvakt.worker.ReplayRun;
import se.svarsvakt.worker.Replays;

/** What past days would have brought under the policy, and under another ({@code replay.html}). */
@Controller
record ReplayController(Pages pages) {
  private static final String PATH = "/admin/replay";
  private static final List<Integer> DAYS = List.of(7, 30, 90);

  /** A small organisation's is done by then, and is shown at once. */
  private static final Duration A_MOMENT = Duration.ofSeconds(8);

  /**
   * How many reminders of a kind there would have been.
   *
   * @param changed null where no change is tried
   */
  record KindLine(NudgeKind kind, int inForce, @Nullable Integer changed) {}

  private Replays replays() {
    return pages.stores().tools().replays();
  }

  private Policy policy() {
    return pages.stores().judgement().policy();
  }

  @GetMapping(PATH)
  ModelAndView replay() {
    Optional<ReplayRun> latest = replays().latest();
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("run", latest.orElse(null));
    shown.put("running", latest.filter(run -> run.state().isRunning()).isPresent());
    shown.put("days", latest.map(run -> run.order().days()).orElse(DAYS.get(1)));
    shown.put("choices", DAYS);
    shown.put("profile", policy().profile());
    shown.put("changes", PolicyChange.offered(policy()));
    shown.put("change", latest.flatMap(this::change).orElse(null));
    latest.ifPresent(run -> result(run, shown));
    return new ModelAndView("replay", shown);
  }

  private Optional<PolicyChange> change(ReplayRun run) {
    return PolicyChange.find(run.order().change(), policy());
  }

  private void result(ReplayRun run, Map<String, @Nullable Object> shown) {
    ReplayCounts inForce = run.inForce();
    if (inForce != null) {
      shown.put("from", run.order().until().minus(Duration.ofDays(run.order().days())));
      shown.put("chart", ReplayChart.of(run, inForce, policy().calendar()));
      shown.put("kinds", kinds(inForce, run.changed()));
    }
  }

  private static List<KindLine> kinds(ReplayCounts inForce, @Nullable ReplayCounts changed) {
    return Stream.of(NudgeKind.values())
        .map(
            kind -> new KindLine(kind, inForce.of(kind), changed == null ? null : changed.of(kind)))
        .filter(line -> line.inForce() > 0 || (line.changed() != null && line.changed() > 0))
        .toList();
  }

  @PostMapping(PATH)
  ResponseEntity<Void> begin(
      @RequestParam(name = "days", defaultValue = "") String days,
      @RequestParam(name = "change", defaultValue = "") String change,
      Visitor visitor,
      Locale locale) {
    int length =
        DAYS.stream()
            .filter(each -> days.equals(each.toString()))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    if (!change.isEmpty() && PolicyChange.find(change, policy()).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    if (!replays().begin(length, change)) {
      return SharedController.seeOther(PATH, locale);
    }
    note(visitor, "replay " + length + (change.isEmpty() ? "" : " " + change));
    replays().awaitEnd(A_MOMENT);
    return SharedController.seeOther(PATH, locale);
  }

  @PostMapping(PATH + "/end")
  ResponseEntity<Void> end(Visitor visitor, Locale locale) {
    note(visitor, "replay end");
    replays().end();
    replays().awaitEnd(A_MOMENT);
    return SharedController.seeOther(PATH, locale);
  }

  private void note(Visitor visitor, String what) {
    pages.audit().did(visitor, new PageEvent(PageEvent.Kind.REPLAYED, PageEvent.EVERYBODY, what));
  }
}
