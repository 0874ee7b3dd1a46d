package se.svarsvakt.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

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
   * @param why what is wrong with it
   */
  record NotTrusted(Distrust why) implements ServerCertificate {}

  /**
   * There was no connection.
   *
   * @param why what kind of thing failed
   */
  record NotReached(NetworkFault why) implements ServerCertificate {}

  /** Why a certificate is not trusted. */
  enum Distrust {
    /** It has ended, or does not hold yet. */
    ENDED,
    /** It is for another name. */
    OTHER_NAME,
    /** Nobody whom this machine trusts has signed it, or one between is not shown. */
    ISSUER,
    /** There is none: no TLS is spoken, or none that this machine knows. */
    NO_TLS
  }

  /** Why there was no connection. */
  enum NetworkFault {
    /** The name is not known here. */
    UNKNOWN_HOST,
    /** Nothing takes connections there. */
    REFUSED,
    /** There was no answer in time. */
    LATE,
    /** Something else. */
    OTHER
  }

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
      return new NotReached(unreached(e));
    }
  }

  private static NetworkFault unreached(Exception thrown) {
    return switch (thrown) {
      case UnknownHostException _ -> NetworkFault.UNKNOWN_HOST;
      case SocketTimeoutException _ -> NetworkFault.LATE;
      case NoRouteToHostException _ -> NetworkFault.OTHER;
      case ConnectException _ -> NetworkFault.REFUSED;
      default -> NetworkFault.OTHER;
    };
  }

  /** Whoever takes a connection and hangs up on a greeting speaks no TLS. */
  private static ServerCertificate shown(Socket plain, String host, int port)
      throws SocketTimeoutException {
    try {
      return seen(plain, host, port);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return new NotTrusted(distrust(e));
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
          : new NotTrusted(Distrust.NO_TLS);
    }
  }

  /** A name that does not match is told with no cause of its own. */
  private static Distrust distrust(IOException thrown) {
    Distrust found = Distrust.NO_TLS;
    for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof CertificateExpiredException
          || at instanceof CertificateNotYetValidException) {
        return Distrust.ENDED;
      }
      if (at instanceof CertPathBuilderException || at instanceof CertPathValidatorException) {
        found = Distrust.ISSUER;
      } else if (at instanceof CertificateException && found == Distrust.NO_TLS) {
        found = at.getCause() == null ? Distrust.OTHER_NAME : Distrust.ISSUER;
      }
    }
    return found;
  }
}
