package se.svarsvakt.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account of the tenant's directory.
 *
 * @param id the object id, made from the address
 * @param address the {@code mail} property; empty for an account without mail
 * @param userPrincipalName the sign-in name
 * @param enabled whether sign-in is allowed; shared mailboxes and leavers are disabled
 * @param properties further directory properties by their Graph name: {@code displayName}, {@code
 *     givenName}, {@code surname}, {@code jobTitle}, {@code department}, {@code companyName},
 *     {@code mobilePhone}, {@code officeLocation}, {@code userType}, {@code preferredLanguage}
 * @param businessPhones as the directory holds them
 * @param aliases further addresses of the mailbox
 * @param manager the manager's address, or null
 */
public record DirectoryUser(
    String id,
    String address,
    String userPrincipalName,
    boolean enabled,
    Map<String, String> properties,
    List<String> businessPhones,
    List<String> aliases,
    @Nullable String manager) {
  private static final Set<String> PROPERTIES =
      Set.of(
          "displayName",
          "givenName",
          "surname",
          "jobTitle",
          "department",
          "companyName",
          "mobilePhone",
          "officeLocation",
          "userType",
          "preferredLanguage");

  /** Refuses properties that this directory does not keep, keeps copies. */
  public DirectoryUser {
    if (userPrincipalName.isBlank()) {
      throw new IllegalArgumentException("an account needs a sign-in name");
    }
    for (String name : properties.keySet()) {
      if (!PROPERTIES.contains(name)) {
        throw new IllegalArgumentException("no directory property " + name);
      }
    }
    properties = Map.copyOf(properties);
    businessPhones = List.copyOf(businessPhones);
    aliases = List.copyOf(aliases);
  }

  /** An enabled member; the name's last word is the surname. */
  public static DirectoryUser person(String name, String address) {
    int cut = name.lastIndexOf(' ');
    return named(name, address, true)
        .with("givenName", cut < 0 ? name : name.substring(0, cut))
        .with("surname", cut < 0 ? "" : name.substring(cut + 1));
  }

  /** A disabled account that carries a shared mailbox, a room or a device. */
  public static DirectoryUser resource(String name, String address) {
    return named(name, address, false);
  }

  private static DirectoryUser named(String name, String address, boolean enabled) {
    Map<String, String> properties = Map.of("displayName", name, "userType", "Member");
    String id = UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)).toString();
    return new DirectoryUser(id, address, address, enabled, properties, List.of(), List.of(), null);
  }

  /** The same account with that property; an empty value takes it away. */
  public DirectoryUser with(String property, String value) {
    Map<String, String> changed = new LinkedHashMap<>(properties);
    if (value.isEmpty()) {
      changed.remove(property);
    } else {
      changed.put(property, value);
    }
    return new DirectoryUser(
        id, address, userPrincipalName, enabled, changed, businessPhones, aliases, manager);
  }

  /** The same account with one more business phone. */
  public DirectoryUser phone(String number) {
    List<String> phones = new ArrayList<>(businessPhones);
    phones.add(number);
    return new DirectoryUser(
        id, address, userPrincipalName, enabled, properties, phones, aliases, manager);
  }

  /** The same account with one more mail address. */
  public DirectoryUser alias(String alias) {
    List<String> all = new ArrayList<>(aliases);
    all.add(alias);
    return new DirectoryUser(
        id, address, userPrincipalName, enabled, properties, businessPhones, all, manager);
  }

  /** The same account under that manager. */
  public DirectoryUser managedBy(String managerAddress) {
    return new DirectoryUser(
        id,
        address,
        userPrincipalName,
        enabled,
        properties,
        businessPhones,
        aliases,
        managerAddress);
  }

  /** The same account with sign-in blocked. */
  public DirectoryUser disabled() {
    return new DirectoryUser(
        id, address, userPrincipalName, false, properties, businessPhones, aliases, manager);
  }

  /** The same account with another sign-in name. */
  public DirectoryUser signingInAs(String name) {
    return new DirectoryUser(id, address, name, enabled, properties, businessPhones, aliases, manager);
  }

  /** The display name, else the address. */
  public String displayName() {
    return properties.getOrDefault("displayName", userPrincipalName);
  }

  /** As a sender or recipient of mail. */
  public Recipient correspondent() {
    return new Recipient(displayName(), address);
  }

  boolean isCalled(String key) {
    return key.equalsIgnoreCase(id)
        || key.equalsIgnoreCase(userPrincipalName)
        || (!address.isEmpty() && key.equalsIgnoreCase(address));
  }
}
