package se.svarsvakt.graph.tenant;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.InteractiveRequestParameters;
import com.microsoft.aad.msal4j.Prompt;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import com.microsoft.aad.msal4j.SystemBrowserOptions;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/**
 * Signs somebody in with a browser of this machine, which comes back to a port of it. Azure's own
 * credential tells nobody the address, and waits in silence where no browser comes up: here the
 * address is told at once, and what failed.
 *
 * @param application the public client that the browser signs in to
 * @param told is told where to sign in, and what failed
 * @param longest how long is waited for whoever signs in
 */
record BrowserCredential(
    PublicClientApplication application,
    DesktopBrowser browser,
    Consumer<String> told,
    Duration longest)
    implements TokenCredential {
  /** Any port of this machine, which Microsoft's client allows. */
  private static final URI THIS_MACHINE = URI.create("http://localhost");

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext context) {
    return Mono.fromCallable(() -> token(context));
  }

  private AccessToken token(TokenRequestContext context) throws Exception {
    Set<String> scopes = new LinkedHashSet<>(context.getScopes());
    return inTheEnd(renewed(scopes).orElseGet(() -> application.acquireToken(asking(scopes))));
  }

  /** Where somebody has signed in before, nobody has to again. */
  private Optional<CompletableFuture<IAuthenticationResult>> renewed(Set<String> scopes)
      throws Exception {
    for (IAccount account : application.getAccounts().get()) {
      CompletableFuture<IAuthenticationResult> renewal =
          application.acquireTokenSilently(SilentParameters.builder(scopes, account).build());
      if (renewal.handle((_, fault) -> fault == null).get()) {
        return Optional.of(renewal);
      }
    }
    return Optional.empty();
  }

  private InteractiveRequestParameters asking(Set<String> scopes) {
    return InteractiveRequestParameters.builder(THIS_MACHINE)
        .scopes(scopes)
        .prompt(Prompt.SELECT_ACCOUNT) // who administers has another account for that
        .httpPollingTimeoutInSeconds((int) longest.toSeconds())
        .systemBrowserOptions(SystemBrowserOptions.builder().openBrowserAction(this::open).build())
        .build();
  }

  private static AccessToken inTheEnd(CompletableFuture<IAuthenticationResult> pending)
      throws Exception {
    try {
      IAuthenticationResult result = pending.get();
      return new AccessToken(
          result.accessToken(), result.expiresOnDate().toInstant().atOffset(ZoneOffset.UTC));
    } catch (ExecutionException e) { // its cause is what Entra said
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private void open(URL address) {
    told.accept(
        "sign in with the browser of this machine; it is waited for "
            + longest.toMinutes()
            + " minutes. Should none open, open this there: "
            + address);
    browser
        .open(URI.create(address.toString()))
        .ifPresent(
            fault ->
                told.accept(
                    "no browser could be opened here ("
                        + fault
                        + "): open the address yourself, in a browser of this machine; where it has"
                        + " none, stop with Ctrl+C and add --device-code, or run setup on a computer with"
                        + " a browser"));
  }
}
