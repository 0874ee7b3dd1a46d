package se.svarsvakt.settings;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The case system that is told of what people say is registered.
 *
 * @param url where it takes events; https, or this machine's
 * @param secret signs them
 */
public record CaseSystemSettings(URI url, Secret secret) {
  /** Standard Webhooks writes secrets so, followed by base64. */
  private static final String PREFIX = "whsec_";

  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final int LEAST_CHARACTERS = 32;

  static final Format<Secret> SECRET =
      Formats.TEXT
          .where(
              "whsec_ and the base64 of 24 to 64 bytes, or at least 32 characters",
              CaseSystemSettings::isLongEnough)
          .as(Secret::new);

  private static boolean isLongEnough(String text) {
    int bytes = text.startsWith(PREFIX) ? decoded(text).length : LEAST_BYTES;
    return text.length() >= LEAST_CHARACTERS && bytes >= LEAST_BYTES && bytes <= MOST_BYTES;
  }

  private static byte[] decoded(String text) {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  /** The key that events are signed with. */
  public byte[] key() {
    String text = secret.value();
    return text.startsWith(PREFIX) ? decoded(text) : text.getBytes(StandardCharsets.UTF_8);
  }
}
