package se.svarsvakt.web;

import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import se.svarsvakt.teams.token.SignInProvider;

/**
 * The way in for people who open the pages in a browser.
 *
 * @param provider where they sign in, and whose tokens are believed
 * @param issuer what it is called
 * @param clientId what it knows the pages as
 * @param proof with which they ask it; never shown
 */
public record SignInEndpoint(
    SignInProvider provider, URI issuer, String clientId, ClientProof proof) {
  /** What shows the provider that the pages ask it. */
  public sealed interface ClientProof {
    /** Something that both know. */
    record SharedSecret(String value) implements ClientProof {}

    /** The key of a certificate that the provider knows, with the certificate's thumbprint. */
    record SigningKey(RSAKey key) implements ClientProof {}
  }

  @Override
  public String toString() {
    return "sign-in at " + issuer;
  }
}
