package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.settings.Fault;

/** What is wrong with a certificate's file is told before anybody is asked. */
class CertificateFileTest {
  private static final Instant VALID = Instant.parse("2030-01-01T00:00:00Z");
  private static final String KEY = "svarsvakt.graph.certificate-path";

  @TempDir private Path directory;

  private static byte[] resource(String name) {
    try (InputStream file = CertificateFileTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file).readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String... names) {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      all.append(new String(resource(name), StandardCharsets.US_ASCII));
    }
    return all.toString();
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("credential"), content);
  }

  private static List<String> faults(Path path, Instant now) {
    return CertificateFile.at(path).fault(KEY, now).map(Fault::describe).stream().toList();
  }

  @Test
  void a_pem_with_both_is_good_whatever_stands_between() throws Exception {
    String both = text("a-key.pem") + "Bag Attributes\n" + text("a-certificate.pem");
    assertThat(faults(file(both.getBytes(StandardCharsets.UTF_8)), VALID)).isEmpty();
  }

  @Test
  void a_pfx_without_a_password_is_good_whatever_it_is_called() throws Exception {
    Path path = file(resource("open.pfx"));
    assertThat(CertificateFile.at(path).isPfx()).isTrue();
    assertThat(faults(path, VALID)).isEmpty();
  }

  private static String ecKey() {
    try {
      byte[] key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder().encodeToString(key)
          + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Arguments> unusable() {
    String key = text("a-key.pem");
    String certificate = text("a-certificate.pem");
    return Stream.of(
        Arguments.of(new byte[0], "an empty file"),
        Arguments.of("not a certificate".getBytes(StandardCharsets.UTF_8), "neither PEM nor PFX"),
        Arguments.of(new byte[] {0x30, (byte) 0x82, 1, 2, 3}, "a damaged PFX"),
        Arguments.of(certificate.getBytes(StandardCharsets.UTF_8), "without its private key"),
        Arguments.of(key.getBytes(StandardCharsets.UTF_8), "without its certificate"),
        Arguments.of(
            (key + text("b-certificate.pem")).getBytes(StandardCharsets.UTF_8), "does not belong"),
        Arguments.of(
            (key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY") + certificate)
                .getBytes(StandardCharsets.UTF_8),
            "has a password"),
        Arguments.of(
            (key.replace("PRIVATE KEY", "RSA PRIVATE KEY") + certificate)
                .getBytes(StandardCharsets.UTF_8),
            "PKCS#8"),
        Arguments.of(
            (key.replace("PRIVATE KEY", "EC PRIVATE KEY") + certificate)
                .getBytes(StandardCharsets.UTF_8),
            "its key is no RSA key, and Entra takes no other"),
        Arguments.of(
            (ecKey() + certificate).getBytes(StandardCharsets.UTF_8),
            "its key is no RSA key, and Entra takes no other"),
        Arguments.of(resource("locked.pfx"), "a PFX with a password"),
        Arguments.of(resource("keyless.pfx"), "without a private key"),
        Arguments.of(new byte[2 * 1024 * 1024], "more than 1 MB"));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void each_fault_has_a_line_of_its_own_that_names_the_setting(byte[] content, String told)
      throws Exception {
    List<String> faults = faults(file(content), VALID);
    assertThat(faults).hasSize(1).first().asString().startsWith(KEY + " = \"").contains(told);
    assertThat(faults.getFirst()).doesNotContain("MII", "\n");
  }

  @Test
  void a_directory_and_nothing_are_told_as_that() {
    assertThat(faults(directory, VALID)).first().asString().contains("a directory");
    assertThat(faults(directory.resolve("none"), VALID))
        .first()
        .asString()
        .contains("no such file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2060-01-01T00:00:00Z, expired on", "2001-01-01T00:00:00Z, not valid before"})
  void a_certificate_outside_of_its_time_says_which(String momentAndWords) throws Exception {
    String[] parts = momentAndWords.split(", ", -1);
    String both = text("a-key.pem", "a-certificate.pem");
    assertThat(faults(file(both.getBytes(StandardCharsets.UTF_8)), Instant.parse(parts[0])))
        .first()
        .asString()
        .contains(parts[1]);
  }
}
