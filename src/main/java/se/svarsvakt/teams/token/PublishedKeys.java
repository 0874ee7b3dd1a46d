package se.svarsvakt.teams.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The keys that an issuer of tokens has published, by their ids. Of a JSON Web Key Set (RFC 7517)
 * the RSA keys for signatures are taken, of 2048 bits or more and with an id; others are left out,
 * and so is everything a key says beside its numbers and {@code endorsements}. That list is
 * Microsoft's own: the channels for which the key may speak.
 *
 * @param issuer the {@code issuer} of the OpenID document; maybe empty
 * @param keys the keys
 * @param endorsements the channels that each key may speak for
 * @param addresses the other addresses that the OpenID document names, by their names there
 */
record PublishedKeys(
    String issuer, JWKSet keys, Map<String, Set<String>> endorsements, Map<String, URI> addresses) {
  private static final int SMALLEST_KEY_IN_BITS = 2048;

  PublishedKeys {
    endorsements = Map.copyOf(endorsements);
    addresses = Map.copyOf(addresses);
  }

  PublishedKeys(String issuer, JWKSet keys, Map<String, Set<String>> endorsements) {
    this(issuer, keys, endorsements, Map.of());
  }

  PublishedKeys at(Map<String, URI> named) {
    return new PublishedKeys(issuer, keys, endorsements, named);
  }

  static PublishedKeys read(String issuer, JsonNode set) {
    List<JWK> keys = new ArrayList<>();
    Map<String, Set<String>> endorsements = new HashMap<>();
    for (JsonNode json : set.path("keys")) {
      Optional<RSAKey> key = key(json);
      if (key.isPresent() && !endorsements.containsKey(key.get().getKeyID())) {
        keys.add(key.get());
        endorsements.put(key.get().getKeyID(), endorsed(json));
      }
    }
    return new PublishedKeys(issuer, new JWKSet(keys), endorsements);
  }

  private static Optional<RSAKey> key(JsonNode json) {
    String id = text(json, "kid");
    String use = text(json, "use");
    boolean usable = text(json, "kty").equals("RSA") && (use.isEmpty() || use.equals("sig"));
    if (!usable || id.isBlank() || text(json, "n").isEmpty() || text(json, "e").isEmpty()) {
      return Optional.empty();
    }
    RSAKey key =
        new RSAKey.Builder(new Base64URL(text(json, "n")), new Base64URL(text(json, "e")))
            .keyID(id)
            .keyUse(KeyUse.SIGNATURE)
            .build();
    return key.size() < SMALLEST_KEY_IN_BITS ? Optional.empty() : Optional.of(key);
  }

  private static Set<String> endorsed(JsonNode json) {
    Set<String> channels = new HashSet<>();
    json.path("endorsements").forEach(channel -> channels.add(channel.asString("")));
    return Set.copyOf(channels);
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).stringValue("");
  }

  boolean has(String id) {
    return endorsements.containsKey(id);
  }

  boolean isEmpty() {
    return endorsements.isEmpty();
  }
}
