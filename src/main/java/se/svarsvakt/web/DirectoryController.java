package se.svarsvakt.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.policy.DirectoryGaps;
import se.svarsvakt.policy.SignatureTemplate;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.SourceUnavailable;

/** What is to be mended in the directory, for the personnel system ({@code directory.html}). */
@Controller
record DirectoryController(Pages pages) {
  private static final int ON_A_PAGE = 50;
  private static final int LONGEST = 320;

  /**
   * A person in scope whose entry lacks something.
   *
   * @param address their primary address
   * @param gaps what is to be mended
   */
  record IncompleteEntry(String address, DirectoryGaps gaps) {}

  @GetMapping("/admin/directory")
  ModelAndView directory(
      @RequestParam(name = "after", defaultValue = "") String after, Visitor visitor) {
    if (after.length() > LONGEST || after.indexOf('\0') >= 0) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    pages.audit().looked(visitor, "directory");
    List<IncompleteEntry> all = incomplete(pages).toList();
    List<IncompleteEntry> left =
        all.stream().filter(entry -> entry.address().compareTo(after) > 0).toList();
    List<IncompleteEntry> rows = left.subList(0, Math.min(left.size(), ON_A_PAGE));
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("rows", rows);
    shown.put("all", all.size());
    shown.put("paged", !after.isEmpty());
    shown.put("next", left.size() > ON_A_PAGE ? rows.getLast().address() : null);
    return new ModelAndView("directory", shown);
  }

  /** Everybody in scope whose entry lacks something, by address. */
  static Stream<IncompleteEntry> incomplete(Pages pages) {
    DirectorySnapshot directory = read(pages);
    SignatureTemplate template = pages.stores().judgement().policy().signature().template();
    return pages.stores().units().found().chart().people().stream()
        .flatMap(id -> directory.account(id).stream())
        .map(account -> entry(account, template))
        .filter(entry -> !entry.gaps().isEmpty())
        .sorted(Comparator.comparing(IncompleteEntry::address));
  }

  private static DirectorySnapshot read(Pages pages) {
    try {
      return pages.stores().directory().read();
    } catch (SourceUnavailable e) {
      throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "the directory", e);
    }
  }

  private static IncompleteEntry entry(Account account, SignatureTemplate template) {
    MailAddress mail = account.mail();
    return new IncompleteEntry(
        mail == null ? account.id().value() : mail.value(),
        DirectoryGaps.of(template, account.person()));
  }
}
