package se.svarsvakt.web;

import java.util.Locale;
import java.util.function.IntSupplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.worker.CaseSystemBacklog;

/** What an administrator does about what the case system has not taken ({@code scans.html}). */
@Controller
record CaseSystemController(Pages pages) {
  static final String AGAIN = "/admin/case-system/again";
  static final String DROP = "/admin/case-system/drop";

  @PostMapping(AGAIN)
  ResponseEntity<Void> again(Visitor visitor, Locale locale) {
    return done(visitor, locale, PageEvent.Kind.CASE_SYSTEM_AGAIN, backlog()::tryAgain);
  }

  @PostMapping(DROP)
  ResponseEntity<Void> drop(Visitor visitor, Locale locale) {
    return done(visitor, locale, PageEvent.Kind.CASE_SYSTEM_DROPPED, backlog()::drop);
  }

  private CaseSystemBacklog backlog() {
    return pages.stores().caseSystem();
  }

  private ResponseEntity<Void> done(
      Visitor visitor, Locale locale, PageEvent.Kind kind, IntSupplier change) {
    pages
        .audit()
        .together(
            PageEvent.EVERYBODY,
            () -> {
              int events = change.getAsInt();
              if (events > 0) {
                PageEvent event =
                    new PageEvent(kind, PageEvent.EVERYBODY, Integer.toString(events));
                pages.audit().did(visitor, event);
              }
            });
    return SharedController.seeOther(HistoryController.SCANS, locale);
  }
}
