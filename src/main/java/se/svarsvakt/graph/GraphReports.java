package se.svarsvakt.graph;

import java.util.HashSet;
import java.util.Set;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.DirectReports;
import se.svarsvakt.sync.SourceUnavailable;
import tools.jackson.databind.JsonNode;

/** Who reports to somebody, through Microsoft Graph, with the right that every pass needs. */
record GraphReports(GraphCalls calls, String baseUrl) implements DirectReports {
  /** The most that one page brings; whether somebody has a unit shows in the first. */
  private static final int PAGE = 999;

  @Override
  public Set<MailboxId> of(MailboxId manager) {
    HttpResult result = calls.single(GraphRequests.reports(manager, PAGE));
    if (result instanceof HttpResult.Completed(JsonAnswer answer) && answer.ok()) {
      return ids(answer.body().path("value"));
    }
    throw Failures.unavailable(result, "User.Read.All", baseUrl);
  }

  private static Set<MailboxId> ids(JsonNode found) {
    if (!found.isArray()) {
      throw new SourceUnavailable("Graph does not say who reports to somebody: try again later");
    }
    Set<MailboxId> ids = new HashSet<>();
    for (JsonNode each : found) {
      String id = each.path("id").asString("");
      if (!id.isBlank()) {
        ids.add(new MailboxId(id));
      }
    }
    return ids;
  }
}
