package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.worker.MailLog.LogRequest;
import se.svarsvakt.worker.MailLog.Lookup;
import se.svarsvakt.worker.MailLogEntry;

/**
 * The log of a mailbox's mail as a file ({@code log.html}), for administrators alone: it holds what
 * no other page shows, subjects and correspondents. It is posted for, so that no link fetches it.
 */
@Controller
record MailLogController(Pages pages) {
  private static final Logger LOG = LoggerFactory.getLogger(MailLogController.class);
  private static final int LONGEST = 320;
  private static final int ROWS_AT_ONCE = 250;

  /**
   * What was typed.
   *
   * @param fault the key of what is wrong; empty for nothing
   * @param field which field that is; empty for none
   */
  record TypedLog(String mailbox, String from, String to, String fault, String field) {
    TypedLog wrong(String what, String where) {
      return new TypedLog(mailbox, from, to, what, where);
    }
  }

  @GetMapping("/admin/log")
  ModelAndView log() {
    return form(new TypedLog("", "", "", "", ""), "", HttpStatus.OK);
  }

  private ModelAndView form(TypedLog typed, String code, HttpStatus status) {
    return new ModelAndView("log", Map.of("typed", typed, "code", code, "today", today()), status);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(pages.clock().instant(), pages.zone());
  }

  /** Answers with the file, and with the form where there is none. */
  @PostMapping("/admin/log")
  @Nullable ModelAndView take(
      @RequestParam(name = "mailbox", defaultValue = "") String mailbox,
      @RequestParam(name = "from", defaultValue = "") String from,
      @RequestParam(name = "to", defaultValue = "") String to,
      @RequestParam(name = "form", defaultValue = "csv") String form,
      Visitor visitor,
      HttpServletResponse response) {
    TypedLog typed = new TypedLog(mailbox.strip(), from, to, "", "");
    Optional<LocalDate> first = day(from);
    Optional<LocalDate> last = day(to);
    Optional<ExportRows.Form> as = EnumCode.find(ExportRows.Form.class, form);
    if (first.isEmpty() || last.isEmpty() || as.isEmpty()) {
      return refused(typed, "log.day-wrong", first.isEmpty() ? "from" : "to");
    }
    if (first.get().isAfter(last.get())) {
      return refused(typed, "log.days-turned", "from");
    }
    if (last.get().isAfter(today())) {
      return refused(typed, "log.day-to-come", "to");
    }
    FileBegun begun = new FileBegun(response, as.get());
    try {
      return switch (find(typed.mailbox())) {
        case Lookup.UnknownAddress _ -> refused(typed, "log.unknown-mailbox", "mailbox");
        case Lookup.OutsideScope _ -> refused(typed, "log.outside-scope", "mailbox");
        case Lookup.LoggedMailbox(Account account) -> {
          begun.take(
              new LogRequest(
                  visitor.person().orElse(AuditTrail.ADMINISTRATOR),
                  account,
                  first.get(),
                  last.get()));
          yield null;
        }
      };
    } catch (MailboxFailure failure) {
      begun.breakOff(failure);
      boolean refused = failure.next() == MailboxFailure.Next.SUSPEND;
      String fault = refused ? "log.refused" : "log.unreachable";
      return form(typed.wrong(fault, ""), failure.code(), HttpStatus.BAD_GATEWAY);
    } catch (SourceUnavailable e) {
      return form(
          typed.wrong("log.no-directory", ""),
          String.valueOf(e.getMessage()),
          HttpStatus.BAD_GATEWAY);
    }
  }

  private ModelAndView refused(TypedLog typed, String fault, String field) {
    return form(typed.wrong(fault, field), "", HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private Lookup find(String address) {
    return address.isEmpty() || address.length() > LONGEST || address.indexOf('\0') >= 0
        ? new Lookup.UnknownAddress()
        : pages.stores().mailLog().find(new MailAddress(address));
  }

  /** A day of this millennium. */
  private static Optional<LocalDate> day(String text) {
    try {
      return text.matches("2\\d{3}-\\d{2}-\\d{2}")
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The answer, which becomes a file once the log's beginning is there. */
  private final class FileBegun {
    private final HttpServletResponse response;
    private final ExportRows.Form form;
    private @Nullable ExportRows rows;
    private int written;

    FileBegun(HttpServletResponse response, ExportRows.Form form) {
      this.response = response;
      this.form = form;
    }

    void take(LogRequest request) {
      pages.stores().mailLog().take(request, pages.clock().instant(), () -> begin(request));
      if (rows != null) {
        rows.close();
      }
    }

    private Consumer<MailLogEntry> begin(LogRequest request) {
      String name = "mail-log-%s--%s".formatted(request.from(), request.to());
      try {
        PrintWriter out = ExportController.begin(response, name, form);
        ExportRows begun = form.begin(out, MailLogColumns.HEAD, pages.zone());
        response.flushBuffer();
        rows = begun;
        return entry -> {
          begun.row(MailLogColumns.row(entry, begun));
          goOn(out);
        };
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Graph is not read for whoever has left. */
    private void goOn(PrintWriter out) throws UncheckedIOException {
      written++;
      if (written % ROWS_AT_ONCE == 0 && out.checkError()) {
        throw new UncheckedIOException(new IOException("the browser has left"));
      }
    }

    /** A file that was begun is not ended as if it were whole: the connection breaks instead. */
    void breakOff(MailboxFailure failure) {
      if (rows != null) {
        LOG.warn("a mail log was broken off: {}", failure.code());
        throw failure;
      }
    }
  }
}
