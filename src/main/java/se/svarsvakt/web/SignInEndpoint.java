package se.svarsvakt.web;

import java.net.URI;
import se.svarsvakt.teams.token.SignInProvider;

/**
 * The way in for people who open the pages in a browser.
 *
 * @param provider where they sign in, and whose tokens are believed
 * @param issuer what it is called
 * @param clientId what it knows the pages as
 * @param clientSecret with which they ask it; never shown
 */
public record SignInEndpoint(
    SignInProvider provider, URI issuer, String clientId, String clientSecret) {
  @Override
  public String toString() {
    return "sign-in at " + issuer;
  }
}
