package se.svarsvakt.worker;

import java.time.Instant;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailKey;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the case system is told of one mail: ids and times. It reads the same at every attempt.
 *
 * @param id names it, for ever
 * @param kind what happened
 * @param mail which mail
 * @param attempts how often it was sent, this time included
 */
record CaseEvent(String id, Kind kind, MailKey mail, EventTimes times, int attempts) {
  /** What happened. */
  enum Kind implements EnumCode {
    /** A person said that an answered mail is registered. */
    REGISTERED,
    /** That was taken back. */
    WITHDRAWN
  }

  /**
   * When it all was.
   *
   * @param made when this event was written down
   */
  record EventTimes(Instant received, Instant answered, Instant registered, Instant made) {}

  /** Its JSON (docs/operations.md). */
  ObjectNode json() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("type", "mail." + kind.code()).put("timestamp", times.made().toString());
    json.putObject("data")
        .put("eventId", id)
        .put("messageId", mail.id().value())
        .put("mailboxId", mail.mailbox().value())
        .put("received", times.received().toString())
        .put("answered", times.answered().toString())
        .put("registered", times.registered().toString());
    return json;
  }
}
