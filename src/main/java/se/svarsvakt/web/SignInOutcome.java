package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;
import se.svarsvakt.teams.token.KeysUnreachable;

/** What becomes of a sign-in: a session, or a page that says why not. */
record SignInOutcome(SignedInPeople people, RefusalLog log, Clock clock)
    implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
  /**
   * What a provider answers that may show nothing, and would have to (OpenID Connect Core 3.1.2.6).
   */
  private static final Set<String> WOULD_ASK =
      Set.of(
          "login_required",
          "interaction_required",
          "consent_required",
          "account_selection_required");

  /** What there is where the provider's token address gives no answer that can be used. */
  private static final Set<String> NO_ANSWER = Set.of("invalid_token_response", "server_error");

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    Instant now = clock.instant();
    Optional<SignedIn> person =
        authentication.getPrincipal() instanceof OidcUser user
            ? SignedIn.by(user.getClaims(), now)
            : Optional.empty();
    Optional<Identification.Reason> refusal =
        person.map(people::refusal).orElse(Optional.of(Identification.Reason.OUTSIDER));
    if (refusal.isPresent()) {
      end(request.getSession(false));
      log.refused(SignInFlow.DONE, "the account is no member's in use, or cannot be checked");
      ErrorPageController.send(request, response, refusal.get().status(), refusal.get().sentence());
      return;
    }
    Optional<PendingSignIns.PendingSignIn> pending = PendingSignIns.ended(request);
    begin(
        request,
        person.orElseThrow(),
        pending.filter(PendingSignIns.PendingSignIn::again).isPresent());
    response.sendRedirect(pending.map(PendingSignIns.PendingSignIn::target).orElse("/"));
  }

  /** Who is vouched for again stays signed in since when they were; else a session begins anew. */
  private static void begin(HttpServletRequest request, SignedIn person, boolean again) {
    HttpSession session = request.getSession(false);
    Optional<SignedIn> before =
        SignedIn.of(session).filter(one -> again && one.person().equals(person.person()));
    if (before.isPresent() && session != null) {
      person.since(before.get().since()).keep(session);
    } else {
      end(session);
      person.keep(request.getSession(true));
    }
  }

  private static void end(@Nullable HttpSession session) {
    if (session != null) {
      session.invalidate();
    }
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    String code =
        failure instanceof OAuth2AuthenticationException known
            ? known.getError().getErrorCode()
            : "";
    Optional<PendingSignIns.PendingSignIn> pending = PendingSignIns.ended(request);
    if (pending.filter(PendingSignIns.PendingSignIn::again).isPresent()
        && WOULD_ASK.contains(code)) {
      response.sendRedirect(begin(pending.get().target(), false));
    } else if (isSilence(failure) || NO_ANSWER.contains(code)) {
      log.failed(SignInFlow.BEGIN, "the provider does not answer as it should");
      ErrorPageController.send(request, response, 503, "refused.provider");
    } else {
      log.refused(SignInFlow.DONE, "the sign-in did not succeed");
      ErrorPageController.send(request, response, 401, "refused.sign-in");
    }
  }

  private static boolean isSilence(Throwable failure) {
    return failure instanceof KeysUnreachable
        || (failure.getCause() != null && isSilence(failure.getCause()));
  }

  /** The address where a sign-in begins that leads to a path. */
  static String begin(String target, boolean again) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(SignInFlow.BEGIN);
    if (again) {
      address.queryParam(SignInFlow.AGAIN, "");
    }
    return address.queryParam(SignInFlow.TARGET, "{to}").encode().build(target).toString();
  }
}
