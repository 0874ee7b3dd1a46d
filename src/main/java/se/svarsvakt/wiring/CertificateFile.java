package se.svarsvakt.wiring;

import com.nimbusds.jose.JOSEException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.settings.Fault;

/**
 * An application's certificate with its private key, PEM or PFX, looked through before Entra is
 * asked: what is wrong with the file is then said as that. Nothing of its content is told.
 *
 * @param isPfx whether it is PKCS#12; else PEM
 */
record CertificateFile(Path path, boolean isPfx) {
  private static final int LARGEST = 1024 * 1024;
  private static final String FORM =
      "a file with an RSA certificate and its private key is needed, PEM or PFX";
  private static final String NO_RSA =
      "its key is no RSA key, and Entra takes no other: make an RSA key with a certificate, and"
          + " register that in Entra";
  private static final List<String> OTHER_KEYS = List.of("EC", "EdDSA", "DSA", "RSASSA-PSS");
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final char[] NO_PASSWORD = new char[0];

  /** Why a file cannot be used, in words that begin with what it is. */
  private static final class UnusableFile extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableFile(String words) {
      super(words);
    }
  }

  /** A private key and the certificate that stands first beside it. */
  private record KeyWithCertificate(Key key, X509Certificate certificate) {}

  /** The file at a path, by its content; one that cannot be read passes for PEM. */
  static CertificateFile at(Path path) {
    try {
      return new CertificateFile(path, isDer(content(path)));
    } catch (UnusableFile e) {
      return new CertificateFile(path, false);
    }
  }

  /**
   * What is wrong with it; empty where Entra can be asked.
   *
   * @param key the setting that names it
   * @param now the certificate must be valid then
   */
  Optional<Fault> fault(String key, Instant now) {
    try {
      KeyWithCertificate pair = pair();
      checkPair(pair);
      checkValidity(pair.certificate(), now);
      return Optional.empty();
    } catch (UnusableFile e) {
      return Optional.of(
          new Fault(key, Optional.of(path.toString()), String.valueOf(e.getMessage())));
    }
  }

  /** Whether it is not what is needed, whatever the time: a fault of the settings. */
  boolean isWrong() {
    try {
      checkPair(pair());
      return false;
    } catch (UnusableFile e) {
      return true;
    }
  }

  /** Until when its certificate holds; empty where none can be read. */
  Optional<Instant> validUntil() {
    try {
      return Optional.of(pair().certificate().getNotAfter().toInstant());
    } catch (UnusableFile e) {
      return Optional.empty();
    }
  }

  /**
   * Its key, with the thumbprint of its certificate, by which Entra knows it.
   *
   * @throws IllegalStateException if it has a {@link #fault}, which is looked for before
   */
  com.nimbusds.jose.jwk.RSAKey signingKey() {
    try {
      KeyWithCertificate pair = pair();
      return new com.nimbusds.jose.jwk.RSAKey.Builder(
              com.nimbusds.jose.jwk.RSAKey.parse(pair.certificate()))
          .privateKey((PrivateKey) pair.key())
          .build();
    } catch (UnusableFile | JOSEException e) {
      throw new IllegalStateException("a certificate was looked through and cannot be used", e);
    }
  }

  /**
   * The certificate.
   *
   * @throws IllegalStateException if it has a {@link #fault}, which is looked for before
   */
  X509Certificate certificate() {
    try {
      return pair().certificate();
    } catch (UnusableFile e) {
      throw new IllegalStateException("a certificate was looked through and cannot be used", e);
    }
  }

  private KeyWithCertificate pair() throws UnusableFile {
    byte[] content = content(path);
    return isPfx ? fromPfx(content) : fromPem(content);
  }

  private static byte[] content(Path path) throws UnusableFile {
    if (!Files.exists(path)) {
      throw new UnusableFile("no such file; " + FORM);
    }
    if (Files.isDirectory(path)) {
      throw new UnusableFile("a directory; " + FORM);
    }
    if (!Files.isRegularFile(path)) {
      throw new UnusableFile("no ordinary file; " + FORM);
    }
    try {
      long size = Files.size(path);
      if (size == 0 || size > LARGEST) {
        throw new UnusableFile(
            (size == 0 ? "an empty file; " : "a file of more than 1 MB; ") + FORM);
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UnusableFile("a file that the program's account may not read");
    }
  }

  /** ASN.1, whose first byte tells a sequence; PEM is text. */
  private static boolean isDer(byte[] content) {
    return content.length > 1 && content[0] == 0x30 && (content[1] & 0x80) != 0;
  }

  private static KeyWithCertificate fromPem(byte[] content) throws UnusableFile {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (!text.contains("-----BEGIN ")) {
      throw new UnusableFile("neither PEM nor PFX; " + FORM);
    }
    List<String> kinds = BLOCK.matcher(text).results().map(found -> found.group(1)).toList();
    if (kinds.contains("ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED")) {
      throw new UnusableFile("its private key has a password; store it without one (openssl pkey)");
    }
    if (!kinds.contains("PRIVATE KEY")) {
      throw new UnusableFile(withoutKey(kinds));
    }
    if (!kinds.contains("CERTIFICATE")) {
      throw new UnusableFile("a private key without its certificate: put both into the file");
    }
    return new KeyWithCertificate(
        pemKey(block(text, "PRIVATE KEY")), pemCertificate(block(text, "CERTIFICATE")));
  }

  private static String withoutKey(List<String> kinds) {
    if (kinds.contains("CERTIFICATE") && kinds.stream().noneMatch(one -> one.contains("KEY"))) {
      return "a certificate without its private key: put both into the file";
    }
    if (kinds.contains("EC PRIVATE KEY") || kinds.contains("DSA PRIVATE KEY")) {
      return NO_RSA;
    }
    return kinds.stream().anyMatch(one -> one.endsWith("PRIVATE KEY"))
        ? "its private key is of an older form: turn it into PKCS#8 (openssl pkcs8 -topk8 -nocrypt)"
        : "PEM without a whole private key; " + FORM;
  }

  private static byte[] block(String text, String kind) throws UnusableFile {
    String body =
        BLOCK
            .matcher(text)
            .results()
            .filter(found -> found.group(1).equals(kind))
            .map(found -> found.group(2))
            .findFirst()
            .orElse("");
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new UnusableFile("damaged PEM (its " + kind + " cannot be decoded); " + FORM);
    }
  }

  private static Key pemKey(byte[] encoded) throws UnusableFile {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new UnusableFile(
          isOtherKey(encoded) ? NO_RSA : "its private key is damaged or no RSA key; " + FORM);
    }
  }

  private static boolean isOtherKey(byte[] encoded) {
    for (String algorithm : OTHER_KEYS) {
      try {
        KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        return true;
      } catch (GeneralSecurityException e) {
        // it is of another kind, or of none
      }
    }
    return false;
  }

  private static X509Certificate pemCertificate(byte[] encoded) throws UnusableFile {
    try {
      return certificate(encoded);
    } catch (CertificateException e) {
      throw new UnusableFile("its certificate is damaged; " + FORM);
    }
  }

  private static X509Certificate certificate(byte[] encoded) throws CertificateException {
    Certificate read =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
    if (read instanceof X509Certificate certificate) {
      return certificate;
    }
    throw new CertificateException("not of X.509");
  }

  private static KeyWithCertificate fromPfx(byte[] content) throws UnusableFile {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(content), NO_PASSWORD);
      for (String alias : Collections.list(store.aliases())) {
        Key key = store.getKey(alias, NO_PASSWORD);
        if (key != null && store.getCertificate(alias) instanceof X509Certificate certificate) {
          return new KeyWithCertificate(key, certificate);
        }
      }
      throw new UnusableFile("a PFX without a private key; " + FORM);
    } catch (IOException | GeneralSecurityException e) {
      throw new UnusableFile(pfxFault(e, content));
    }
  }

  private static String pfxFault(Exception thrown, byte[] content) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof UnrecoverableKeyException) {
        return "a PFX with a password, which there is no setting for: store it without one, and"
            + " readable by the program's account alone";
      }
    }
    try {
      certificate(content);
      return "a certificate without its private key: a PFX or PEM with both is needed";
    } catch (CertificateException e) {
      return "a damaged PFX; " + FORM;
    }
  }

  private static void checkPair(KeyWithCertificate pair) throws UnusableFile {
    if (!(pair.key() instanceof RSAKey secret)
        || !(pair.certificate().getPublicKey() instanceof RSAKey open)) {
      throw new UnusableFile(NO_RSA);
    }
    if (!secret.getModulus().equals(open.getModulus())) {
      throw new UnusableFile("its private key does not belong to its (first) certificate");
    }
  }

  private static void checkValidity(X509Certificate certificate, Instant now) throws UnusableFile {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    @Nullable String fault = null;
    if (now.isAfter(until)) {
      fault = "its certificate expired on " + until + ": make a new one, register it in Entra";
    } else if (now.isBefore(from)) {
      fault = "its certificate is not valid before " + from + " (is the machine's clock right?)";
    }
    if (fault != null) {
      throw new UnusableFile(fault);
    }
  }
}
