package se.svarsvakt.simulator;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Exchange admin API below {@code /adminapi/v2.0/{tenant}}: rights to a folder, and who sends
 * on a mailbox's behalf. A question is a cmdlet with its parameters; a further page is had by
 * posting the same question to its link.
 */
record AdminRoutes(RouteContext world) {
  /** How a path begins that goes to this API. */
  static final String BASE = "/adminapi/";

  private static final int PAGE = 3;

  /** The endpoints with their cmdlet and the parameters that they take. */
  private enum Cmdlet {
    FOLDER("MailboxFolderPermission", "Get-MailboxFolderPermission", ""),
    MAILBOX("Mailbox", "Get-Mailbox", "IncludeGrantSendOnBehalfTowithDisplayNames");

    private final String endpoint;
    private final String cmdlet;
    private final String own;

    Cmdlet(String endpoint, String cmdlet, String own) {
      this.endpoint = endpoint;
      this.cmdlet = cmdlet;
      this.own = own;
    }

    static Optional<Cmdlet> at(String endpoint) {
      return List.of(values()).stream().filter(one -> one.endpoint.equals(endpoint)).findFirst();
    }
  }

  /**
   * Answers a question.
   *
   * @param anchor the header X-AnchorMailbox
   */
  GraphResponse answer(GraphRequest request, String anchor) {
    world.admit(request.recorded());
    boolean tenant = request.segments().size() == 4 && request.segment(1).equals("v2.0");
    Cmdlet cmdlet =
        Cmdlet.at(tenant ? request.segment(3) : "")
            .filter(any -> request.method().equals("POST"))
            .orElseThrow(() -> refused("no route " + request.method() + " " + request.path()));
    if (!anchor.startsWith("UPN:") && !anchor.startsWith("APP:SystemMailbox{")) {
      throw refused("X-AnchorMailbox is missing");
    }
    String identity = identity(request, cmdlet);
    return GraphResponse.ok(page(request, rows(cmdlet, identity)));
  }

  private String identity(GraphRequest request, Cmdlet cmdlet) {
    JsonNode body = request.body();
    JsonNode input = body == null ? Json.object() : body.path("CmdletInput");
    if (!input.path("CmdletName").asString("").equals(cmdlet.cmdlet)) {
      throw refused("the endpoint does not offer that cmdlet");
    }
    for (String name : input.path("Parameters").propertyNames()) {
      if (!Set.of("Identity", "ResultSize", cmdlet.own).contains(name)) {
        throw refused("the cmdlet has no parameter " + name);
      }
    }
    return input.path("Parameters").path("Identity").asString("");
  }

  private List<ObjectNode> rows(Cmdlet cmdlet, String identity) {
    int colon = identity.indexOf(':');
    String key = colon < 0 ? identity : identity.substring(0, colon);
    SimulatedMailbox mailbox = world.tenant().findMailbox(key).orElseThrow(AdminRoutes::notFound);
    return switch (cmdlet) {
      case FOLDER -> inbox(mailbox, identity.substring(colon + 1));
      case MAILBOX -> List.of(mailbox(mailbox));
    };
  }

  /** Folders go by the name that the mailbox shows; only the Inbox's rights are kept. */
  private static List<ObjectNode> inbox(SimulatedMailbox mailbox, String folder) {
    String name = mailbox.store().folders().get(WellKnownFolder.INBOX).displayName();
    if (!folder.equalsIgnoreCase("\\" + name)) {
      throw notFound();
    }
    return mailbox.rights().inbox();
  }

  private static ObjectNode mailbox(SimulatedMailbox mailbox) {
    String address = mailbox.account().address();
    ObjectNode row = Json.object().put("Identity", address).put("PrimarySmtpAddress", address);
    boolean shared = mailbox.profile().purpose() == UserPurpose.SHARED;
    row.put("RecipientTypeDetails", shared ? "SharedMailbox" : "UserMailbox");
    row.put("DisplayName", mailbox.account().displayName());
    ArrayNode names = mailbox.rights().onBehalf();
    row.set("GrantSendOnBehalfTo", names);
    row.set("GrantSendOnBehalfToWithDisplayNames", names.deepCopy());
    return row;
  }

  private ObjectNode page(GraphRequest request, List<ObjectNode> rows) {
    int from = request.number("$skiptoken", 0, Integer.MAX_VALUE);
    ObjectNode page = Paging.slice(rows, from, PAGE);
    if (from + PAGE < rows.size()) {
      String path = Paging.path(request) + "?$skiptoken=" + (from + PAGE);
      page.put("@odata.nextLink", URI.create(world.baseUrl()).resolve(path).toString());
    }
    return page;
  }

  private GraphException refused(String text) {
    return world.refused("BadRequest", "Exchange: " + text);
  }

  private static GraphException notFound() {
    String text = "The operation couldn't be performed because the object couldn't be found.";
    return GraphException.of(404, "NotFound", text);
  }
}
