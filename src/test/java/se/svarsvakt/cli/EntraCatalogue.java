package se.svarsvakt.cli;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue of Teams of {@link EntraServer}. */
final class EntraCatalogue {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final EntraServer server;
  final Map<String, ObjectNode> apps = new LinkedHashMap<>();

  /** Of the app that was handed in last. */
  JsonNode manifest = NODES.missingNode();

  String publishing = "published";

  EntraCatalogue(EntraServer server) {
    this.server = server;
  }

  JsonNode answer(String method, List<String> parts, Map<String, String> query) {
    EntraServer.select("teamsApp", query);
    if (method.equals("DELETE")) {
      apps.remove(parts.get(3));
      return NODES.missingNode();
    }
    if (parts.size() > 4) {
      return server.page(
          requireNonNull(apps.get(parts.get(3)))
              .path("appDefinitions")
              .valueStream()
              .map(ObjectNode.class::cast),
          Map.of());
    }
    boolean expanded =
        !server.manners.contains(EntraServer.Manner.NO_EXPAND)
            && query.getOrDefault("$expand", "").startsWith("appDefinitions");
    return server.page(
        apps.values().stream()
            .map(ObjectNode::deepCopy)
            .map(app -> expanded ? app : app.without("appDefinitions")),
        query);
  }

  JsonNode uploaded(String request, byte[] zip) {
    manifest = JSON.readTree(entry(zip, "manifest.json"));
    String externalId = manifest.path("id").asString("");
    String version = manifest.path("version").asString("");
    Matcher update =
        Pattern.compile("POST /appCatalogs/teamsApps/(.+)/appDefinitions").matcher(request);
    if (update.matches()) {
      ObjectNode app =
          Optional.ofNullable(apps.get(update.group(1))).orElseThrow(EntraServer::missing);
      app.withArray("appDefinitions").add(definition(version));
      return app;
    }
    if (apps.values().stream()
        .anyMatch(one -> one.path("externalId").asString("").equals(externalId))) {
      throw new EntraServer.Refused(
          409, "Conflict", "App with same id already exists in the tenant", "");
    }
    String id = UUID.randomUUID().toString();
    ObjectNode app = NODES.objectNode().put("id", id).put("externalId", externalId);
    app.put("displayName", manifest.path("name").path("short").asString(""));
    app.put("distributionMethod", "organization");
    app.putArray("appDefinitions").add(definition(version));
    apps.put(id, app);
    server.hide(id, 3);
    return app;
  }

  private ObjectNode definition(String version) {
    return NODES.objectNode().put("version", version).put("publishingState", publishing);
  }

  private static byte[] entry(byte[] zip, String name) {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry at = in.getNextEntry(); at != null; at = in.getNextEntry()) {
        if (at.getName().equals(name)) {
          return in.readAllBytes();
        }
      }
      throw new EntraServer.Refused(400, "BadRequest", "no " + name, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
