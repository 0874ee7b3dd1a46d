package se.svarsvakt.graph;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.LoggedMessage;
import se.svarsvakt.sync.MailLogSource;
import se.svarsvakt.worktime.Period;
import tools.jackson.databind.JsonNode;

/** The messages of a mailbox through Microsoft Graph, all folders together. */
record GraphMailLog(GraphCalls calls, GraphRequests requests) implements MailLogSource {
  @Override
  public void each(MailboxId mailbox, Period span, Consumer<List<LoggedMessage>> sink) {
    GraphPaging paging = GraphPaging.ofMailbox();
    Optional<GraphCall> next = Optional.of(requests.between(mailbox, span));
    while (next.isPresent()) {
      JsonNode page = calls.read(mailbox, next.get());
      sink.accept(paging.entries(page).valueStream().map(MessageJson::logged).toList());
      next = paging.after(page).map(requests::plainLink);
    }
  }
}
