package se.svarsvakt.graph;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The permissions that an application's token names in its claim {@code roles}. Microsoft asks
 * nobody to rely on what stands in a token for somebody else's service; nothing but a report does.
 */
final class TokenRoles {
  private static final JsonMapper JSON = JsonMapper.shared();

  private TokenRoles() {}

  /** Those of a token; empty where it is no JWT of an application. A token without any has none. */
  static Optional<Set<String>> of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      JsonNode all = JSON.readTree(new String(claims, StandardCharsets.UTF_8));
      JsonNode roles = all.path("roles");
      return all.isObject() && (roles.isArray() || roles.isMissingNode())
          ? Optional.of(
              roles.valueStream().map(role -> role.asString("")).collect(Collectors.toSet()))
          : Optional.empty();
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }
}
