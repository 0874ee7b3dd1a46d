package se.svarsvakt.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An account of the tenant's directory: Graph's user resource, and its manager. Immutable. */
public final class DirectoryUser {
  private static final JsonNode FILE = Json.resource("user.json");
  private static final ObjectNode EMPTY = (ObjectNode) FILE.path("empty");
  private static final Set<String> UNASKED = Json.texts(FILE.path("unasked"));

  private final ObjectNode resource;
  private final @Nullable String manager;

  private DirectoryUser(ObjectNode resource, @Nullable String manager) {
    this.resource = resource;
    this.manager = manager;
  }

  /** An enabled member; the name's last word is the surname. */
  public static DirectoryUser person(String name, String address) {
    int cut = name.lastIndexOf(' ');
    return named(name, address)
        .with("givenName", cut < 0 ? name : name.substring(0, cut))
        .with("surname", cut < 0 ? "" : name.substring(cut + 1));
  }

  /** A disabled account that carries a shared mailbox, a room or a device. */
  public static DirectoryUser resource(String name, String address) {
    return named(name, address).disabled();
  }

  private static DirectoryUser named(String name, String address) {
    String id = UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)).toString();
    ObjectNode resource = EMPTY.deepCopy().put("id", id).put("mail", address);
    resource.put("displayName", name).put("userType", "Member");
    resource.withArray("proxyAddresses").add("SMTP:" + address);
    return new DirectoryUser(resource, null).signingInAs(address);
  }

  /** The same account with that text property by its Graph name; an empty value takes it away. */
  public DirectoryUser with(String property, String value) {
    if (!EMPTY.path(property).isNull()) {
      throw new IllegalArgumentException("no directory property " + property);
    }
    return changed(json -> json.put(property, value.isEmpty() ? null : value));
  }

  /** The same account with one more business phone. */
  public DirectoryUser phone(String number) {
    return changed(json -> json.withArray("businessPhones").add(number));
  }

  /** The same account with one more mail address. */
  public DirectoryUser alias(String alias) {
    return changed(json -> json.withArray("proxyAddresses").add("smtp:" + alias));
  }

  /** The same account under the manager with that address. */
  public DirectoryUser managedBy(String address) {
    return new DirectoryUser(resource, address);
  }

  /** The same account with sign-in blocked. */
  public DirectoryUser disabled() {
    return changed(json -> json.put("accountEnabled", false));
  }

  /** The same account with another sign-in name. */
  public DirectoryUser signingInAs(String name) {
    String nickname = name.substring(0, Math.max(0, name.indexOf('@')));
    return changed(json -> json.put("userPrincipalName", name).put("mailNickname", nickname));
  }

  private DirectoryUser changed(Consumer<ObjectNode> change) {
    ObjectNode copy = resource.deepCopy();
    change.accept(copy);
    return new DirectoryUser(copy, manager);
  }

  /** The object id, made from the address. */
  public String id() {
    return property("id");
  }

  /** The {@code mail} property. */
  public String address() {
    return property("mail");
  }

  /** Whether sign-in is allowed; shared mailboxes and leavers are disabled. */
  public boolean enabled() {
    return resource.path("accountEnabled").asBoolean();
  }

  /** A text property by its Graph name; empty for none. */
  public String property(String name) {
    return resource.path(name).asString("");
  }

  /** The first business phone, if there is one. */
  public Optional<String> businessPhone() {
    return resource.path("businessPhones").path(0).asStringOpt();
  }

  /** The manager's address, or null. */
  public @Nullable String manager() {
    return manager;
  }

  /** The display name. */
  public String displayName() {
    return property("displayName");
  }

  /** As a sender or recipient of mail. */
  public Recipient correspondent() {
    return new Recipient(displayName(), address());
  }

  boolean isCalled(String key) {
    return key.equalsIgnoreCase(id())
        || key.equalsIgnoreCase(property("userPrincipalName"))
        || key.equalsIgnoreCase(address());
  }

  boolean receivesAt(String address) {
    return resource
        .path("proxyAddresses")
        .valueStream()
        .anyMatch(proxy -> proxy.asString().equalsIgnoreCase("smtp:" + address));
  }

  /** The selected properties, or those that Graph gives unasked. */
  ObjectNode json(Set<String> select) {
    return resource.deepCopy().retain(select.isEmpty() ? UNASKED : Json.and(select, "id"));
  }
}
