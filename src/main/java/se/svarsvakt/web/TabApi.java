package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.RequestContextUtils;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.teams.card.ActionNote;
import se.svarsvakt.teams.card.WorkItemPhrases;
import se.svarsvakt.teams.token.TabTokens;
import se.svarsvakt.worklist.ActionReading;
import se.svarsvakt.worklist.Worklists;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the tab asks for. Whose items they are says the token alone; which item is meant says the
 * page, and the worklist sees to it that it is the person's.
 *
 * <p>A request that was understood is answered with 200 and {@code done}, a sentence for the person
 * ({@code note}) and how it all stands now ({@code me}; left out where something was left empty).
 * What nobody's page sends is 400, 413 or 415.
 */
@RestController
record TabApi(Pages pages, RefusalLog log, MessageSource words) {
  static final String PATH = "/tab/api";

  private static final int LARGEST_BODY_IN_BYTES = 16 * 1024;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What a request leads to. */
  @FunctionalInterface
  private interface Work {
    ObjectNode answer(Visit visit) throws RefusedRequest, IOException;
  }

  @GetMapping(PATH + "/me")
  ResponseEntity<byte[]> me(HttpServletRequest request) {
    return served(request, Visit::me);
  }

  @PostMapping(PATH + "/acts")
  ResponseEntity<byte[]> act(HttpServletRequest request) {
    return served(request, visit -> visit.done(tabRequest(request, visit).action()));
  }

  @PostMapping(PATH + "/undo")
  ResponseEntity<byte[]> undo(HttpServletRequest request) {
    return served(
        request, visit -> visit.done(tabRequest(request, visit).action(Kind.UNDO, "deed")));
  }

  @PostMapping(PATH + "/covers/end")
  ResponseEntity<byte[]> endCover(HttpServletRequest request) {
    return served(
        request,
        visit -> visit.done(tabRequest(request, visit).action(Kind.END_COVER, "agreement")));
  }

  private static TabRequest tabRequest(HttpServletRequest request, Visit visit)
      throws RefusedRequest, IOException {
    return new TabRequest(JsonBody.read(request, LARGEST_BODY_IN_BYTES), visit.person());
  }

  private ResponseEntity<byte[]> served(HttpServletRequest request, Work work) {
    try {
      byte[] answer = JSON.writeValueAsBytes(work.answer(visit(request)));
      return ResponseEntity.ok()
          .cacheControl(CacheControl.noStore())
          .contentType(MediaType.APPLICATION_JSON)
          .body(answer);
    } catch (RefusedRequest e) {
      log.refused(PATH, e.problem().error());
      return e.problem().answer();
    } catch (IOException e) {
      return new Problem(400, "the body broke off").answer();
    } catch (RuntimeException e) {
      log.failed(PATH, "the worklist met a fault, " + e.getClass().getSimpleName());
      return Problem.of(e).answer();
    }
  }

  private Visit visit(HttpServletRequest request) throws RefusedRequest {
    Optional<MailboxId> person =
        request.getUserPrincipal() instanceof JwtAuthenticationToken bearer
            ? TabTokens.person(bearer.getToken())
            : Optional.empty();
    TabEndpoint tab = pages.inbound().tab().orElseThrow(() -> new RefusedRequest(404, "no tab"));
    Locale language = RequestContextUtils.getLocale(request);
    Instant now = pages.clock().instant();
    return new Visit(
        tab.worklists(),
        admitted(
            tab,
            person.orElseThrow(
                () -> new RefusedRequest(403, "the token does not act for a person"))),
        new MessageSourceAccessor(words, language),
        new WorkItemPhrases(language.getLanguage(), pages.zone(), now),
        now);
  }

  private static MailboxId admitted(TabEndpoint tab, MailboxId person) throws RefusedRequest {
    return switch (tab.gate().admits(person)) {
      case ADMITTED -> person;
      case OUTSIDER -> throw new RefusedRequest(403, "the account is no member's in use");
      case UNCHECKED -> throw new RefusedRequest(503, "the account cannot be checked now");
    };
  }

  /**
   * A person at their worklist at one moment.
   *
   * @param words in the language of the page that asks, as are the phrases
   */
  private record Visit(
      Worklists worklists,
      MailboxId person,
      MessageSourceAccessor words,
      WorkItemPhrases phrases,
      Instant now) {
    ObjectNode me() {
      TabView.Facts facts =
          new TabView.Facts(
              worklists.open(person, now),
              worklists.recent(person, now),
              worklists.standing(person, now),
              worklists.covers(person, now),
              worklists.habits(person, now));
      return new TabView(words, phrases).write(facts);
    }

    ObjectNode done(ActionReading reading) throws RefusedRequest {
      return switch (reading) {
        case ActionReading.Complete(UserAction action) -> {
          ObjectNode answer = noted(ActionNote.of(worklists.act(person, action, now)));
          answer.set("me", me());
          yield answer;
        }
        case ActionReading.Incomplete incomplete -> noted(ActionNote.incomplete(incomplete.kind()));
        case ActionReading.Unreadable(String fault) -> throw new RefusedRequest(400, fault);
      };
    }

    private ObjectNode noted(ActionNote note) {
      return JSON.createObjectNode().put("done", note.good()).put("note", phrases().note(note));
    }
  }
}
