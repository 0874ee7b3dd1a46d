package se.svarsvakt.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** What a server shows who connects to it over https: nothing is asked of it. */
public sealed interface ServerCertificate {
  /**
   * A certificate that this machine trusts.
   *
   * @param until its last moment
   */
  record Trusted(Instant until) implements ServerCertificate {}

  /**
   * One that it does not trust, or no TLS at all.
   *
   * @param why in English, without addresses
   */
  record NotTrusted(String why) implements ServerCertificate {}

  /**
   * There was no connection.
   *
   * @param why what kind of thing failed
   */
  record NotReached(String why) implements ServerCertificate {}

  /**
   * Connects, and looks.
   *
   * @param address of https
   * @param longest how long each step may take
   */
  static ServerCertificate of(URI address, Duration longest) {
    int millis = (int) longest.toMillis();
    int port = address.getPort() < 0 ? 443 : address.getPort();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address.getHost(), port), millis);
      plain.setSoTimeout(millis);
      return shown(plain, address.getHost(), port);
    } catch (IOException | IllegalArgumentException e) {
      return new NotReached(e.getClass().getSimpleName());
    }
  }

  /** Whoever takes a connection and hangs up on a greeting speaks no TLS. */
  private static ServerCertificate shown(Socket plain, String host, int port)
      throws SocketTimeoutException {
    try {
      return seen(plain, host, port);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return new NotTrusted(words(e));
    }
  }

  private static ServerCertificate seen(Socket plain, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate
          ? new Trusted(certificate.getNotAfter().toInstant())
          : new NotTrusted("no certificate of X.509");
    }
  }

  private static String words(IOException thrown) {
    Throwable at = thrown;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return at.getClass().getSimpleName();
  }
}
