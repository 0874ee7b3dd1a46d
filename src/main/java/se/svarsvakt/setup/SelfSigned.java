package se.svarsvakt.setup;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * A certificate that its own key has signed, X.509 version 3 (RFC 5280), for an application that
 * proves to Entra who it is. Nobody else is to believe it, so it may be written by hand.
 */
public final class SelfSigned {
  private static final int KEY_BITS = 3072;
  private static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String SUBJECT_KEY_ID = "2.5.29.14";
  private static final byte[] DIGITAL_SIGNATURE = {(byte) 0x80};

  /** Clocks differ; one that is a little slow must not find the certificate not valid yet. */
  private static final Duration EARLIER = Duration.ofHours(1);

  private final KeyPair keys;
  private final X509Certificate certificate;

  private SelfSigned(KeyPair keys, X509Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  /** A new RSA key of 3072 bits. */
  public static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java makes no RSA keys", e);
    }
  }

  /**
   * A certificate for a key.
   *
   * @param name whose it is
   * @param now when it is made
   * @param days how long it is valid, from an hour ago on
   */
  public static SelfSigned of(KeyPair keys, String name, Instant now, int days) {
    Instant from = now.minus(EARLIER).truncatedTo(ChronoUnit.SECONDS);
    byte[] algorithm = Der.sequence(Der.oid(SHA256_WITH_RSA), Der.nothing());
    byte[] subject = Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8(name))));
    byte[] open = keys.getPublic().getEncoded();
    try {
      byte[] unsigned =
          Der.sequence(
              Der.explicit(0, Der.integer(BigInteger.TWO)), // version 3
              Der.integer(new BigInteger(127, new SecureRandom()).add(BigInteger.ONE)),
              algorithm,
              subject,
              Der.sequence(Der.time(from), Der.time(from.plus(days, ChronoUnit.DAYS))),
              subject,
              open,
              Der.explicit(3, extensions(open)));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(unsigned);
      byte[] whole = Der.sequence(unsigned, algorithm, Der.bits(0, signature.sign()));
      return new SelfSigned(
          keys,
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(whole)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java makes no certificates", e);
    }
  }

  private static byte[] extensions(byte[] open) throws GeneralSecurityException {
    byte[] id = MessageDigest.getInstance("SHA-256").digest(open);
    return Der.sequence(
        Der.sequence(Der.oid(BASIC_CONSTRAINTS), Der.isTrue(), Der.octets(Der.sequence())),
        Der.sequence(Der.oid(KEY_USAGE), Der.isTrue(), Der.octets(Der.bits(7, DIGITAL_SIGNATURE))),
        Der.sequence(Der.oid(SUBJECT_KEY_ID), Der.octets(Der.octets(id))));
  }

  /** What everybody may see. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Key and certificate as a PEM file; for its owner alone. */
  public String pem() {
    try {
      return block("PRIVATE KEY", keys.getPrivate().getEncoded())
          + block("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was made cannot be written", e);
    }
  }

  private static String block(String kind, byte[] content) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text);
  }

  /** Shows nothing of the key. */
  @Override
  public String toString() {
    return "certificate until " + certificate.getNotAfter().toInstant();
  }
}
