package se.svarsvakt.exchange;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request to the admin API: a cmdlet and its parameters, as Exchange's PowerShell has them.
 *
 * @param endpoint the last part of the address
 * @param cmdlet the cmdlet, which must be one that the endpoint offers
 * @param mailbox the address of the mailbox that the question is about
 * @param parameters texts, whole numbers and switches
 */
record CmdletRequest(
    String endpoint, String cmdlet, String mailbox, Map<String, Object> parameters) {

  /** Who has rights to a folder; the folder goes by its name in the mailbox's own language. */
  static CmdletRequest folderRights(String mailbox, String folder) {
    return new CmdletRequest(
        "MailboxFolderPermission",
        "Get-MailboxFolderPermission",
        mailbox,
        Map.of("Identity", mailbox + ":\\" + folder, "ResultSize", "Unlimited"));
  }

  /** The mailbox itself with those who may send on its behalf. */
  static CmdletRequest mailbox(String mailbox) {
    return new CmdletRequest(
        "Mailbox",
        "Get-Mailbox",
        mailbox,
        Map.of(
            "Identity",
            mailbox,
            "ResultSize",
            10,
            "IncludeGrantSendOnBehalfTowithDisplayNames",
            true));
  }

  /** The request's body. */
  ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode input = body.putObject("CmdletInput").put("CmdletName", cmdlet);
    parameters.forEach(input.putObject("Parameters")::putPOJO);
    return body;
  }

  /** The header X-AnchorMailbox, by which Exchange finds the server that has the mailbox. */
  String anchor() {
    return "UPN:" + mailbox;
  }
}
