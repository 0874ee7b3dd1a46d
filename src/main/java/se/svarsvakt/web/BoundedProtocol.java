package se.svarsvakt.web;

import java.net.InetAddress;
import java.util.Collection;
import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat's HTTP/1.1 over connections that nobody can hold for long ({@link BoundedEndpoint}). */
public final class BoundedProtocol extends Http11NioProtocol {
  private final BoundedEndpoint endpoint;

  /** Tomcat makes it by its name. */
  public BoundedProtocol() {
    this(new BoundedEndpoint());
  }

  private BoundedProtocol(BoundedEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  /** Names the machines that bring the requests of many, beside this one. */
  void trust(Collection<InetAddress> proxies) {
    endpoint.trust(proxies);
  }
}
