package se.svarsvakt.teams.token;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import se.svarsvakt.http.BaseUrl;
import se.svarsvakt.http.CheckResult;
import se.svarsvakt.http.ExternalSystem;
import se.svarsvakt.mail.MailboxId;

/**
 * The tokens that the personal tab sends: Entra access tokens that Teams fetched for the person who
 * is signed in there (single sign-on of Teams tabs).
 */
public final class TabTokens implements ExternalSystem {
  private static final String SCOPE = "access_as_user";

  private final JwkCache keys;
  private final JwtDecoder decoder;

  /**
   * Which tokens are taken.
   *
   * @param tenantId the tenant's id, not one of its domains
   * @param audiences the client id, and the application ID URI where there is one
   * @param entra Entra in the tenant's cloud, without a path
   * @param openIdUrl the document that names issuer and keys: https, or http to this machine
   */
  public record Taken(String tenantId, Set<String> audiences, URI entra, URI openIdUrl) {
    /** Refuses what no token could be for. */
    public Taken {
      tenantId = tenantId.toLowerCase(Locale.ROOT);
      audiences = Set.copyOf(audiences);
      if (tenantId.isBlank() || audiences.isEmpty()) {
        throw new IllegalArgumentException("a tab's token needs a tenant and an audience");
      }
    }

    /**
     * Whether an issuer is the tenant: Entra's for tokens of version 2 or 1, or what the OpenID
     * document says, if that stands on the same host and names the tenant (another cloud), or on
     * this machine.
     */
    boolean isIssuer(String issuer, String documented) {
      return issuer.equals(entra + "/" + tenantId + "/v2.0")
          || issuer.equals("https://sts.windows.net/" + tenantId + "/")
          || (issuer.equals(documented) && isOwn(issuer));
    }

    private boolean isOwn(String issuer) {
      try {
        URI address = URI.create(issuer);
        return openIdUrl.getHost().equalsIgnoreCase(address.getHost())
            && (BaseUrl.isLoopback(openIdUrl.getHost())
                || List.of(address.getPath().split("/", -1)).contains(tenantId));
      } catch (IllegalArgumentException noAddress) {
        return false;
      }
    }
  }

  TabTokens(JwkCache keys, Taken taken, Clock clock) {
    this.keys = keys;
    this.decoder =
        new RequiredClaims(clock)
            .and("its issuer is not the tenant", token -> isFrom(taken, token, keys.issuer()))
            .and("it is of another tenant", token -> isOf(taken, token))
            .and("it is for another application", token -> isFor(taken, token))
            .decoder(keys);
  }

  /**
   * Makes ready; nothing is fetched yet.
   *
   * @throws IllegalArgumentException if the address is not to be trusted
   */
  public static TabTokens of(Taken taken, Clock clock) {
    return new TabTokens(new JwkCache(new OpenIdDocument(taken.openIdUrl()), clock), taken, clock);
  }

  @Override
  public String name() {
    return "Entra's keys";
  }

  @Override
  public CheckResult check() {
    return keys.check();
  }

  private static boolean isFrom(Taken taken, Jwt token, String documented) {
    String issuer = token.getClaimAsString("iss");
    return issuer != null && taken.isIssuer(issuer, documented);
  }

  private static boolean isOf(Taken taken, Jwt token) {
    return taken.tenantId().equalsIgnoreCase(token.getClaimAsString("tid"));
  }

  private static boolean isFor(Taken taken, Jwt token) {
    List<String> audience = token.getAudience();
    return audience != null && audience.stream().anyMatch(taken.audiences()::contains);
  }

  /** Decodes a token that is signed, current, of the tenant and for this application. */
  public JwtDecoder decoder() {
    return decoder;
  }

  /**
   * Whose token it is: the person's Entra object id. Empty where the token does not act for a
   * person ({@code oid} without {@code scp access_as_user}: an application's own token).
   */
  public static Optional<MailboxId> person(Jwt token) {
    String scopes = token.getClaimAsString("scp");
    String id = token.getClaimAsString("oid");
    boolean acts = scopes != null && List.of(scopes.split(" ", -1)).contains(SCOPE);
    return acts && id != null && !id.isBlank() ? Optional.of(new MailboxId(id)) : Optional.empty();
  }
}
