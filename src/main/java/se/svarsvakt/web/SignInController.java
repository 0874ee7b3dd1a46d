package se.svarsvakt.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import se.svarsvakt.teams.token.KeysUnreachable;

/**
 * Signing out, here and at the provider; being confirmed before a change; and in the demo, which
 * has no provider, choosing who one is ({@code confirm.html}, {@code pick.html}).
 */
@Controller
record SignInController(Pages pages) {
  /** What a change is answered with whose sender is to be vouched for again. */
  static final String CONFIRM = "/sign-in/confirm";

  static final String SIGN_OUT = "/sign-out";

  /** Shows what was sent, to be sent again; it is nobody's who has not just sent it. */
  @PostMapping(CONFIRM)
  ModelAndView confirm(HttpServletRequest request) {
    Object path = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    if (!(path instanceof String asked)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Map<String, List<String>> sent = new TreeMap<>();
    request.getParameterMap().forEach((name, values) -> sent.put(name, List.of(values)));
    sent.remove("_csrf");
    return new ModelAndView(
        "confirm",
        Map.of("asked", asked, "sent", sent, "begin", SignInOutcome.begin("/me", true)),
        HttpStatus.UNAUTHORIZED);
  }

  @PostMapping(SIGN_OUT)
  String signOut(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    String hint = SignedIn.of(session).map(SignedIn::hint).orElse("");
    if (session != null) {
      session.invalidate();
    }
    return "redirect:"
        + pages
            .inbound()
            .signIn()
            .flatMap(at -> leave(at, request, hint))
            .orElse(pages.demo().isPresent() ? SignInFlow.BEGIN : "/");
  }

  /** OpenID Connect RP-Initiated Logout 1.0, without a token: none was kept. */
  private static Optional<String> leave(
      SignInEndpoint endpoint, HttpServletRequest request, String hint) {
    try {
      return endpoint
          .provider()
          .addresses()
          .endSession()
          .filter(address -> SecurityHeaders.isOrigin(endpoint.issuer(), address))
          .map(
              address -> leave(address, endpoint.clientId(), hint, PublicAddress.of(request, "/")));
    } catch (KeysUnreachable e) {
      return Optional.empty();
    }
  }

  private static String leave(URI address, String clientId, String hint, String back) {
    UriComponentsBuilder leaving =
        UriComponentsBuilder.fromUri(address)
            .queryParam("client_id", "{client}")
            .queryParam("post_logout_redirect_uri", "{back}");
    if (!hint.isEmpty()) {
      leaving.queryParam("logout_hint", "{hint}");
    }
    return leaving
        .encode()
        .buildAndExpand(Map.of("client", clientId, "back", back, "hint", hint))
        .toUriString();
  }

  @GetMapping(SignInFlow.BEGIN)
  ModelAndView choose(@RequestParam(name = SignInFlow.TARGET, defaultValue = "/") String target) {
    return new ModelAndView(
        "pick", Map.of("people", demo().people(), "target", PublicAddress.ownPath(target)));
  }

  @PostMapping(SignInFlow.BEGIN)
  String chosen(
      HttpServletRequest request,
      @RequestParam("person") String person,
      @RequestParam(name = SignInFlow.TARGET, defaultValue = "/") String target) {
    DemoOverview.DemoPerson chosen =
        demo().people().stream()
            .filter(one -> one.id().equals(person))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    HttpSession before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
    DemoPeople.signedIn(chosen, pages.clock().instant()).keep(request.getSession(true));
    return "redirect:" + PublicAddress.ownPath(target);
  }

  private DemoOverview demo() {
    return pages.demo().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
