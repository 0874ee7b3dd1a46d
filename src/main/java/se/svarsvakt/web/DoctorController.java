package se.svarsvakt.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.doctor.DoctorWords;
import se.svarsvakt.doctor.Examination;
import se.svarsvakt.doctor.Examination.State;
import se.svarsvakt.doctor.Examinations;
import se.svarsvakt.mail.MailAddress;

/**
 * What stands as it should of all that an administrator has set up, and how to mend the rest
 * ({@code doctor.html}): the checks of the command of that name.
 */
@Controller
record DoctorController(Pages pages) {
  private static final String PATH = "/admin/doctor";
  private static final String NAME = "doctor";
  private static final int LONGEST = 320;

  /** A small organisation's is done by then, and is shown at once. */
  private static final Duration A_MOMENT = Duration.ofSeconds(8);

  private Examinations examinations() {
    return pages.stores().tools().examinations();
  }

  @GetMapping(PATH)
  ModelAndView doctor(Visitor visitor, Locale locale) {
    pages.audit().looked(visitor, NAME);
    return page(locale, "", HttpStatus.OK);
  }

  /**
   * @param refused what was typed and is no address; empty for nothing
   */
  private ModelAndView page(Locale locale, String refused, HttpStatus status) {
    Optional<Examination> latest = examinations().latest();
    Optional<State> state = latest.map(Examination::state);
    DoctorWords words = DoctorWords.in(locale);
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("latest", latest.orElse(null));
    shown.put("running", state.filter(each -> each == State.RUNNING).isPresent());
    shown.put("failed", state.filter(DoctorController::isFailed).orElse(null));
    shown.put("refused", refused);
    examinations()
        .report()
        .ifPresent(
            report -> {
              shown.put("report", report);
              shown.put("groups", CheckGroup.of(report, words));
            });
    return new ModelAndView(NAME, shown, status);
  }

  private static boolean isFailed(State state) {
    return switch (state) {
      case RUNNING, DONE -> false;
      case STOPPED, TOO_LONG, FAULTY -> true;
    };
  }

  /** The address is asked and not kept: what was found about it is in the node's memory alone. */
  @PostMapping(PATH)
  Object begin(
      @RequestParam(name = "outside", defaultValue = "") String typed,
      Visitor visitor,
      Locale locale) {
    String outside = typed.strip();
    if (!outside.isEmpty() && !isAddress(outside)) {
      pages.audit().looked(visitor, NAME);
      return page(locale, outside, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Optional<MailAddress> closed =
        outside.isEmpty() ? Optional.empty() : Optional.of(new MailAddress(outside));
    if (examinations().begin(closed)) {
      pages.audit().did(visitor, new PageEvent(PageEvent.Kind.EXAMINED, PageEvent.EVERYBODY, NAME));
      examinations().awaitEnd(A_MOMENT);
    }
    return SharedController.seeOther(PATH, locale);
  }

  private static boolean isAddress(String text) {
    int at = text.indexOf('@');
    return text.length() <= LONGEST
        && at > 0
        && at < text.length() - 1
        && text.chars()
            .noneMatch(each -> Character.isISOControl(each) || Character.isWhitespace(each));
  }
}
