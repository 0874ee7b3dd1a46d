package se.svarsvakt.simulator;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who besides its owner may do what with a mailbox: rights to its Inbox, sending on its behalf, its
 * calendar. Safe for use by several threads.
 */
public final class MailboxPermissions {
  private final List<ObjectNode> inbox = new ArrayList<>();
  private final List<String> onBehalf = new ArrayList<>();
  private final List<ObjectNode> calendar = new ArrayList<>();

  MailboxPermissions() {
    inbox("Default", "None");
    inbox("Anonymous", "None");
    ObjectNode everybody = calendar("RGVmYXVsdA==", "freeBusyRead", false);
    everybody.putObject("emailAddress").put("name", "My Organization");
    calendar.add(everybody);
  }

  /**
   * Gives a right to the Inbox.
   *
   * @param user as Exchange shows people: a display name, an alias or an address
   * @param right {@code Reviewer}, {@code Editor} …
   */
  public synchronized void inbox(String user, String right) {
    ObjectNode entry = Json.object().put("User", user);
    entry.set("AccessRights", Json.strings(List.of(right)));
    entry.putNull("SharingPermissionFlags");
    inbox.add(entry.put("IsValid", true).put("ObjectState", "Unchanged"));
  }

  /** Lets somebody, shown by that name, send on the mailbox's behalf. */
  public synchronized void onBehalf(String user) {
    onBehalf.add(user);
  }

  /**
   * Gives a right to the calendar.
   *
   * @param role {@code delegateWithoutPrivateEventAccess}, {@code read} …
   */
  public synchronized void calendar(Recipient person, String role) {
    ObjectNode entry = calendar(StoredMessage.graphId("RXhj", person.address()), role, true);
    entry.setAll(person.json());
    calendar.add(entry);
  }

  private static ObjectNode calendar(String id, String role, boolean removable) {
    ObjectNode entry = Json.object().put("id", id).put("isRemovable", removable);
    entry.put("isInsideOrganization", true).put("role", role);
    entry.set("allowedRoles", Json.strings(List.of("none", "freeBusyRead", "limitedRead", "read")));
    return entry;
  }

  synchronized List<ObjectNode> inbox() {
    return copies(inbox);
  }

  synchronized List<ObjectNode> calendar() {
    return copies(calendar);
  }

  synchronized ArrayNode onBehalf() {
    return Json.strings(onBehalf);
  }

  private static List<ObjectNode> copies(List<ObjectNode> entries) {
    return entries.stream().map(ObjectNode::deepCopy).toList();
  }
}
