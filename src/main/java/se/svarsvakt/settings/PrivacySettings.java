package se.svarsvakt.settings;

import java.util.Base64;
import java.util.Optional;

/**
 * The key that stored hashes are made with.
 *
 * @param hashKey base64 of the key; empty where the program makes its own in the data directory,
 *     which several nodes cannot share
 */
public record PrivacySettings(Optional<Secret> hashKey) {
  /** Shorter keys would be easier to guess than the hash is to break. */
  static final int LEAST_KEY_BYTES = 32;

  /** The key's own bytes, at least 32; a new array each time. */
  public Optional<byte[]> hashKeyBytes() {
    return hashKey.map(key -> Base64.getDecoder().decode(key.value()));
  }
}
