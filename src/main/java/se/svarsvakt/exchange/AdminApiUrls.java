package se.svarsvakt.exchange;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import se.svarsvakt.http.BaseUrl;

/**
 * Where the admin API of one tenant is.
 *
 * @param base scheme and host
 * @param tenant the tenant's id or one of its domains
 */
record AdminApiUrls(BaseUrl base, String tenant) {
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");
  private static final String API = "/adminapi/";

  AdminApiUrls {
    if (!TENANT.matcher(tenant).matches()) {
      throw new IllegalArgumentException("Exchange needs a tenant");
    }
  }

  /** What a token is asked for. */
  String scope() {
    return base.uri().getScheme() + "://" + base.uri().getRawAuthority() + "/.default";
  }

  URI of(CmdletRequest request) {
    return base.uri().resolve(API + "v2.0/" + tenant + "/" + request.endpoint());
  }

  /** The address of a further page; empty where it would carry the token elsewhere. */
  Optional<URI> page(String link) {
    try {
      URI page = base.uri().resolve(link).normalize();
      return base.isOriginOf(page) && page.getRawPath().startsWith(API)
          ? Optional.of(page)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
