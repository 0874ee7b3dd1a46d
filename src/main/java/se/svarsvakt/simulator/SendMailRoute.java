package se.svarsvakt.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code /users/{id}/sendMail}: a mail that leaves a mailbox at once. */
record SendMailRoute(RouteContext world) {
  GraphResponse answer(GraphRequest request) {
    SimulatedMailbox sender =
        world.tenant().findMailbox(request.segment(1)).orElseThrow(GraphException::noMailbox);
    JsonNode body = Optional.<JsonNode>ofNullable(request.body()).orElseGet(Json::object);
    require(request.method().equals("POST"), "it is posted");
    JsonNode message = body.path("message");
    require(message.isObject(), "message is required");
    JsonNode saved = body.path("saveToSentItems");
    require(saved.isMissingNode() || saved.isBoolean(), "saveToSentItems is true or false");
    SubmittedMail mail = mail(sender.account().address(), message, saved.asBoolean(true));
    world.require(
        !world.tenant().refusesMail(mail.to()), "ErrorInvalidRecipients", "sendMail: refused");
    world.tenant().sent(mail);
    return GraphResponse.empty(202);
  }

  private SubmittedMail mail(String from, JsonNode message, boolean saved) {
    JsonNode content = message.path("body");
    String type = content.path("contentType").asString("").toLowerCase(Locale.ROOT);
    require(type.equals("text") || type.equals("html"), "body.contentType is text or html");
    return new SubmittedMail(
        from,
        recipients(message.path("toRecipients")),
        message.path("subject").asString(""),
        content.path("content").asString(""),
        headers(message.path("internetMessageHeaders")),
        saved,
        world.tenant().now());
  }

  private List<String> recipients(JsonNode recipients) {
    List<String> to = new ArrayList<>();
    recipients.forEach(one -> to.add(one.path("emailAddress").path("address").asString("")));
    require(!to.isEmpty() && !to.contains(""), "toRecipients holds addresses");
    return to;
  }

  private Map<String, String> headers(JsonNode headers) {
    Map<String, String> found = new LinkedHashMap<>();
    for (JsonNode header : headers) {
      String name = header.path("name").asString("");
      require(name.toLowerCase(Locale.ROOT).startsWith("x-"), "a header's name begins with x-");
      found.put(name, header.path("value").asString(""));
    }
    return found;
  }

  private void require(boolean holds, String text) {
    world.require(holds, "ErrorInvalidRequest", "sendMail: " + text);
  }
}
