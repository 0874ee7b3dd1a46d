package se.svarsvakt.exchange;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import se.svarsvakt.exchange.Reply.Answered;
import se.svarsvakt.exchange.Reply.Failed;
import tools.jackson.databind.JsonNode;

/**
 * Stops asking once many questions in a row have failed for a reason that is not the mailbox's own:
 * a service that is down, or a right that is missing, is not asked about ten thousand mailboxes.
 */
final class Patience implements Reply.Oracle {
  private static final int ENOUGH = 10;

  private final Reply.Oracle asked;
  private final AtomicInteger failuresInARow = new AtomicInteger();

  Patience(Reply.Oracle asked) {
    this.asked = asked;
  }

  @Override
  public Reply<List<JsonNode>> ask(AdminQuestion question) {
    if (failuresInARow.get() >= ENOUGH) {
      return new Failed<>("Exchange was not asked, since it failed " + ENOUGH + " times", true);
    }
    Reply<List<JsonNode>> reply = asked.ask(question);
    switch (reply) {
      case Answered<List<JsonNode>> _ -> failuresInARow.set(0);
      case Failed<List<JsonNode>> failed when failed.general() -> failuresInARow.incrementAndGet();
      case Failed<List<JsonNode>> _ -> {}
    }
    return reply;
  }
}
