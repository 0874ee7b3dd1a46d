package se.svarsvakt.teams.bot;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import se.svarsvakt.http.BaseUrl;

/**
 * Where the bot may answer: its token and what it says of people's mail go nowhere else, whatever
 * an activity, its token, or a stored conversation names.
 *
 * @param names of hosts, {@code *.} before a name for all below it; at https's own port
 * @param connector where conversations begin; another port of this machine where it is on it
 */
public record ServiceHosts(List<String> names, URI connector) {
  private static final int HTTPS = 443;

  /** Keeps its own copy of the list, in small letters. */
  public ServiceHosts {
    names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /** Whether an activity's address for answers is one of them. */
  public boolean include(URI serviceUrl) {
    if (!BaseUrl.isTrusted(serviceUrl)) {
      return false;
    }
    String host = serviceUrl.getHost().toLowerCase(Locale.ROOT);
    if (BaseUrl.isLoopback(host)) {
      return BaseUrl.isLoopback(connector.getHost());
    }
    return new BaseUrl(origin(connector)).isOriginOf(serviceUrl)
        || (isAtItsPort(serviceUrl) && names.stream().anyMatch(name -> covers(name, host)));
  }

  private static URI origin(URI address) {
    return address.resolve("/");
  }

  private static boolean isAtItsPort(URI address) {
    return address.getPort() == HTTPS || address.getPort() < 0;
  }

  private static boolean covers(String name, String host) {
    return name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name);
  }
}
