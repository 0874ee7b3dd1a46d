package se.svarsvakt.setup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The package of the app for Teams, the same as {@code scripts/package-teams-app} writes: the
 * manifest of the resources ({@code teams-app}) with the ids filled in. Without the bot it is for
 * the activity feed alone.
 *
 * @param appId the id in the manifest
 * @param clientId of the application, which is the bot's, too
 */
public record TeamsPackage(SetupChoices choices, String appId, String clientId) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** The package, the same bytes for the same choices. */
  public byte[] zip() {
    Map<String, String> values = values();
    ObjectNode manifest = (ObjectNode) filled(json("manifest.json"), values);
    ObjectNode english = (ObjectNode) filled(json("en.json"), values);
    if (!choices.has(SetupFeature.BOT)) {
      manifest.remove(List.of("staticTabs", "bots", "validDomains"));
      ((ObjectNode) manifest.path("webApplicationInfo")).put("resource", "api://" + clientId);
      List<String> parts = new ArrayList<>(english.propertyNames());
      parts.removeIf(name -> !name.startsWith("staticTabs[") && !name.startsWith("bots["));
      english.remove(parts);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "manifest.json", written(manifest));
      add(zip, "en.json", written(english));
      add(zip, "color.png", resource("color.png"));
      add(zip, "outline.png", resource("outline.png"));
    } catch (IOException e) {
      throw new UncheckedIOException("the app's package cannot be put together", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] written(JsonNode node) {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(node)
        .getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, String> values() {
    String website =
        choices
            .website()
            .or(() -> choices.host().map(at -> "https://" + at + "/"))
            .orElseThrow(
                () ->
                    new SetupStopped(
                        SetupStopped.Reason.WRONG_USE,
                        "--website: needed to publish the app for Teams, or --host"));
    String host = choices.host().orElse("");
    Map<String, String> all = new HashMap<>();
    all.put("APP_ID", appId);
    all.put("CLIENT_ID", clientId);
    all.put("BOT_ID", clientId);
    all.put("HOST", host);
    all.put("HOST_NAME", choices.hostName().orElse(""));
    all.put("VERSION", choices.teamsVersion());
    all.put("NAME", choices.name());
    all.put("ORGANISATION", choices.organisation().or(choices::hostName).orElse(choices.name()));
    all.put("WEBSITE", website);
    all.put("PRIVACY", host.isEmpty() ? website : "https://" + host + "/privacy");
    all.put("TERMS", website);
    return all;
  }

  private static JsonNode filled(JsonNode node, Map<String, String> values) {
    if (node.isString()) {
      String text = node.asString("");
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("{{" + value.getKey() + "}}", value.getValue());
      }
      return JsonNodeFactory.instance.stringNode(text);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      array.forEach(one -> all.add(filled(one, values)));
      return all;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(one -> all.set(one.getKey(), filled(one.getValue(), values)));
      return all;
    }
    return node;
  }

  private static JsonNode json(String name) {
    return JSON.readTree(resource(name));
  }

  private static byte[] resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            TeamsPackage.class.getResourceAsStream("/teams-app/" + name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " of the app for Teams cannot be read", e);
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name.toLowerCase(Locale.ROOT));
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
