package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.web.SignInScene.ADA;
import static se.svarsvakt.web.SignInScene.ADMIN;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.settings.InvalidSettings;

/** Signing in where the application has a certificate. */
class CertificateSignInTest {
  private static final String SETTING = "svarsvakt.sign-in.certificate-path";

  @TempDir private Path data;

  private static byte[] both() throws Exception {
    try (InputStream file = CertificateSignInTest.class.getResourceAsStream("sign-in.pem")) {
      return Objects.requireNonNull(file).readAllBytes();
    }
  }

  private static X509Certificate certificate() throws Exception {
    String text = new String(both(), StandardCharsets.US_ASCII);
    String pem = text.substring(text.indexOf("-----BEGIN CERTIFICATE"));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void the_provider_is_asked_with_what_the_certificate_signs_and_with_no_secret() throws Exception {
    Path file = Files.write(data.resolve("app.pem"), both());
    Map<String, Object> settings = Map.of(SETTING, file.toString());
    try (SignInScene scene = new SignInScene(data.resolve("store"), settings)) {
      scene.provider.next(scene.claims(ADA, ADMIN));
      assertThat(scene.stranger().get("/unit").body()).contains("ada.admin");
      SignedJWT said =
          Objects.requireNonNull((PrivateKeyJWT) scene.provider.proof()).getClientAssertion();
      assertThat(said.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS256);
      assertThat(said.getHeader().getX509CertSHA256Thumbprint())
          .isEqualTo(
              Base64URL.encode(
                  MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded())));
      assertThat(said.verify(new RSASSAVerifier((RSAPublicKey) certificate().getPublicKey())))
          .isTrue();
      assertThat(said.getJWTClaimsSet().getIssuer()).isEqualTo(OpenIdServer.CLIENT);
      assertThat(said.getJWTClaimsSet().getSubject()).isEqualTo(OpenIdServer.CLIENT);
      assertThat(said.getJWTClaimsSet().getAudience())
          .containsExactly(scene.provider.issuer() + "/token");
    }
  }

  @Test
  void a_file_that_cannot_be_used_is_told_before_anybody_signs_in() throws Exception {
    Path file = Files.writeString(data.resolve("app.pem"), "no certificate");
    assertThatThrownBy(
            () -> new SignInScene(data.resolve("store"), Map.of(SETTING, file.toString())).close())
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(SETTING)
        .hasMessageContaining("neither PEM nor PFX");
  }
}
