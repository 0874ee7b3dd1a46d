package se.svarsvakt.graph.tenant;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.setup.SetupStopped;

/** What Microsoft's refusals mean for set-up, and what to do (setup-answers.properties). */
final class SetupAnswers {
  private static final String SAYS = ".says";
  private static final String AGAIN = "Run setup again then: it goes on";
  private static final String WAIT = "Wait a minute and run setup again: it goes on";
  private static final Map<String, Meaning> MEANINGS = meanings();
  private static final Pattern NOT_COPIED =
      Pattern.compile(
          "does not reference a valid application"
              + "|references? permission id.* cannot be found"
              + "|permission id.* not found"
              + "|not a valid reference update"
              + "|backing application of the service principal",
          Pattern.CASE_INSENSITIVE);

  private SetupAnswers() {}

  /** A refusal that is known. */
  private record Meaning(Pattern says, String means) {}

  /**
   * The refusal of a request, in one line for people; nothing of the answer is in it but its code.
   */
  static SetupStopped refusal(String method, String path, JsonAnswer answer) {
    String what = method + " " + path.replaceFirst("\\?.*", "");
    String said = what + " " + answer.status() + " " + answer.errorCode() + " " + message(answer);
    return new SetupStopped(
        SetupStopped.Reason.REFUSED,
        "Microsoft refuses ("
            + answer.errorCode()
            + "): "
            + meaning(said).orElse("run setup again, or do this step by hand (setup --print)"));
  }

  /** The meaning of a text with a code of Microsoft's; empty where it is not known. */
  static Optional<String> meaning(String said) {
    return MEANINGS.values().stream()
        .filter(known -> known.says().matcher(said).find())
        .map(Meaning::means)
        .findFirst();
  }

  /** Whether what was made a moment ago, and is referred to, is not known everywhere yet. */
  static boolean isNotCopiedYet(JsonAnswer answer) {
    return answer.status() == 404
        || (Set.of(400, 403).contains(answer.status())
            && NOT_COPIED.matcher(message(answer)).find());
  }

  /** What Microsoft says beside the code; never shown, for it may name people. */
  static String message(JsonAnswer answer) {
    return answer.body().path("error").path("message").asString("");
  }

  /**
   * No whole answer came.
   *
   * @param reading whether nothing but reading was asked for, so that nothing can be done by it
   */
  static SetupStopped unanswered(HttpResult result, String host, boolean reading) {
    String why =
        switch (result) {
          case HttpResult.Lost _ when reading ->
              "the answer of " + host + " was lost on the way. " + WAIT;
          case HttpResult.Lost _ ->
              "the answer of "
                  + host
                  + " was lost; what was asked for may be done all the same. "
                  + WAIT;
          case HttpResult.NotSent(Exception cause, boolean _) -> unreachable(cause, host);
          case HttpResult.Garbled _, HttpResult.Completed _ ->
              "what answers for "
                  + host
                  + " is not Graph, or breaks off: a proxy, or a network that wants a sign-in first."
                  + " Name the proxy by -Dhttps.proxyHost and -Dhttps.proxyPort, or use another"
                  + " network. "
                  + AGAIN;
        };
    return new SetupStopped(SetupStopped.Reason.REFUSED, why);
  }

  /** Whether a proxy wants to know who asks, which no further attempt betters. */
  static boolean isProxyThatWantsAPassword(HttpResult result) {
    return switch (result) {
      case HttpResult.Lost(IOException cause) -> wantsAPassword(cause);
      case HttpResult.NotSent(Exception cause, boolean _) -> wantsAPassword(cause);
      case HttpResult.Completed(JsonAnswer answer) -> answer.status() == 407;
      case HttpResult.Garbled _ -> false;
    };
  }

  /** The words of the library that sends (OkHttp): its own, and those for a proxy it knows not. */
  private static boolean wantsAPassword(Exception cause) {
    String said = String.valueOf(cause.getMessage());
    return said.contains("authenticate with proxy") || said.contains("HTTP_PROXY_AUTH");
  }

  private static String unreachable(Exception cause, String host) {
    if (cause instanceof UnknownHostException) {
      return host
          + " is not known here; a proxy is named by -Dhttps.proxyHost and -Dhttps.proxyPort. "
          + AGAIN;
    }
    if (cause instanceof SSLException) {
      return host
          + "'s certificate is not believed here; if a proxy opens the traffic, name its authority by"
          + " -Djavax.net.ssl.trustStore. "
          + AGAIN;
    }
    if (wantsAPassword(cause)) {
      return "the proxy wants a name and a password, which setup has not: let "
          + host
          + " through it for this machine, or run setup on another. "
          + AGAIN;
    }
    return host
        + " cannot be reached ("
        + cause.getClass().getSimpleName()
        + "); a proxy is named by -Dhttps.proxyHost and -Dhttps.proxyPort. "
        + WAIT;
  }

  private static Map<String, Meaning> meanings() {
    Properties read = new Properties();
    try (Reader file =
        new InputStreamReader(
            Objects.requireNonNull(
                SetupAnswers.class.getResourceAsStream("setup-answers.properties")),
            StandardCharsets.UTF_8)) {
      read.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the table of Microsoft's answers cannot be read", e);
    }
    TreeMap<String, Meaning> all = new TreeMap<>();
    for (String key : read.stringPropertyNames()) {
      if (key.endsWith(SAYS)) {
        String name = key.substring(0, key.length() - SAYS.length());
        all.put(
            name,
            new Meaning(
                Pattern.compile(read.getProperty(key)),
                Objects.requireNonNull(read.getProperty(name + ".means"), name)));
      }
    }
    return all;
  }
}
