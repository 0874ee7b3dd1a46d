package se.svarsvakt.exchange;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the admin API of one tenant is.
 *
 * @param base scheme and host
 * @param tenant the tenant's id or one of its domains
 */
record Endpoint(URI base, String tenant) {
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");
  private static final String API = "/adminapi/";

  Endpoint {
    if (base.getScheme() == null || base.getHost() == null || !TENANT.matcher(tenant).matches()) {
      throw new IllegalArgumentException("Exchange needs a base URL with a host, and a tenant");
    }
  }

  /** What a token is asked for. */
  String scope() {
    return base.getScheme() + "://" + base.getRawAuthority() + "/.default";
  }

  URI of(AdminQuestion question) {
    return base.resolve(API + "v2.0/" + tenant + "/" + question.endpoint());
  }

  /** The address of a further page; empty where it would carry the token elsewhere. */
  Optional<URI> page(String link) {
    try {
      URI page = base.resolve(link).normalize();
      return isSameHost(page) && page.getRawPath().startsWith(API)
          ? Optional.of(page)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isSameHost(URI page) {
    return base.getScheme().equalsIgnoreCase(page.getScheme())
        && base.getHost().equalsIgnoreCase(page.getHost())
        && port(base) == port(page)
        && page.getRawUserInfo() == null;
  }

  private static int port(URI address) {
    int ordinary = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    return address.getPort() < 0 ? ordinary : address.getPort();
  }
}
