package se.svarsvakt.setup;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A file with the application's certificate and its key, of which only the certificate is known
 * here.
 */
public record KeyFile(Path path, X509Certificate certificate) {
  /** What the credential is called in Entra; tells one certificate from another. */
  public String displayName() {
    return "Svarsvakt " + hex("SHA-256").substring(0, 16);
  }

  /** The certificate as Graph writes it. */
  public String encodedCertificate() {
    return Base64.getEncoder().encodeToString(encoded());
  }

  /** The certificate's SHA-1, by which Entra knows it, in hexadecimal digits. */
  public String thumbprint() {
    return hex("SHA-1");
  }

  /** The same as Graph may write it. */
  public String encodedThumbprint() {
    return Base64.getEncoder().encodeToString(digest("SHA-1"));
  }

  private String hex(String algorithm) {
    return HexFormat.of().withUpperCase().formatHex(digest(algorithm));
  }

  private byte[] digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm).digest(encoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks " + algorithm, e);
    }
  }

  private byte[] encoded() {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }
}
