package se.svarsvakt.graph;

import com.azure.identity.CredentialUnavailableException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.svarsvakt.sync.SourceUnavailable;

/** Why Entra gave no token: its code, with the code's meaning and the setting to look at. */
public final class EntraRefusal {
  private static final Pattern CODE = Pattern.compile("AADSTS(\\d{4,8})");
  private static final Properties ANSWERS = answers();

  private EntraRefusal() {}

  /** One line for people; nothing else of Entra's answer is in it. */
  static String words(Throwable thrown) {
    return words(thrown, "Graph");
  }

  /**
   * The same of a token for something else.
   *
   * @param what whom the token was for
   */
  public static String words(Throwable thrown, String what) {
    Optional<String> code =
        chain(thrown)
            .flatMap(at -> CODE.matcher(String.valueOf(at.getMessage())).results())
            .map(MatchResult::group)
            .findFirst();
    if (code.isPresent()) {
      return "Entra gives no token for " + what + " (" + code.get() + "): " + meaning(code.get());
    }
    return chain(thrown).anyMatch(CredentialUnavailableException.class::isInstance)
        ? "this machine has no managed identity that gives tokens: look at"
            + " svarsvakt.graph.managed-identity and svarsvakt.graph.client-id"
        : "no token for "
            + what
            + ": look at svarsvakt.graph.tenant-id, .client-id and the certificate"
            + " or secret (expired, or of another application)";
  }

  /**
   * Why Entra was not reached; empty where it was, and refuses.
   *
   * @param host of Entra, as it is set
   */
  public static Optional<SourceUnavailable> unreached(Throwable thrown, String host) {
    boolean answered =
        chain(thrown).anyMatch(at -> CODE.matcher(String.valueOf(at.getMessage())).find())
            || Failures.has(thrown, CredentialUnavailableException.class)
            || !Failures.has(thrown, IOException.class);
    return answered
        ? Optional.empty()
        : Optional.of(
            new SourceUnavailable(
                Failures.notReached(thrown, host, "svarsvakt.graph.authority-url")));
  }

  private static String meaning(String code) {
    String number = code.substring("AADSTS".length());
    return ANSWERS.getProperty(
        number,
        "look at svarsvakt.graph.tenant-id, .client-id and the certificate or secret; the code's"
            + " meaning: https://login.microsoftonline.com/error?code="
            + number);
  }

  private static Stream<Throwable> chain(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
  }

  private static Properties answers() {
    Properties read = new Properties();
    try (Reader file =
        new InputStreamReader(
            Objects.requireNonNull(
                EntraRefusal.class.getResourceAsStream("entra-answers.properties")),
            StandardCharsets.UTF_8)) {
      read.load(file);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException("the table of Entra's answers cannot be read", e);
    }
  }
}
