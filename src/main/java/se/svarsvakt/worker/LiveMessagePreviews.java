package se.svarsvakt.worker;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.body.BodyText;
import se.svarsvakt.mail.body.Line;
import se.svarsvakt.mail.body.MessageBody;
import se.svarsvakt.nudge.MessagePreviews;
import se.svarsvakt.sync.MailboxDetails;
import se.svarsvakt.sync.MailboxFailure;

/** Reads subject and sender from the mailbox at the moment they are shown; nothing is kept. */
public final class LiveMessagePreviews implements MessagePreviews {
  /** What is asked at a time goes to Graph as one batch. */
  private static final int TEXTS_AT_ONCE = 20;

  private final MailboxDetails details;

  /** Over the mailboxes. */
  public LiveMessagePreviews(MailboxDetails details) {
    this.details = details;
  }

  @Override
  public Map<MailKey, MessagePreview> at(Collection<MailKey> mails) {
    Map<MailKey, MessagePreview> seen = new HashMap<>();
    mails.stream()
        .collect(Collectors.groupingBy(MailKey::mailbox))
        .forEach(
            (mailbox, keys) -> {
              List<MessageId> ids = keys.stream().map(MailKey::id).toList();
              details
                  .sights(mailbox, ids)
                  .forEach((id, sight) -> seen.put(new MailKey(mailbox, id), glance(sight)));
            });
    return seen;
  }

  @Override
  public Map<MailKey, String> written(Collection<MailKey> sent) {
    Map<MailKey, String> texts = new HashMap<>();
    sent.stream()
        .distinct()
        .gather(
            Gatherers.mapConcurrent(
                TEXTS_AT_ONCE, key -> written(key).map(text -> Map.entry(key, text))))
        .flatMap(Optional::stream)
        .forEach(text -> texts.put(text.getKey(), text.getValue()));
    return texts;
  }

  private Optional<String> written(MailKey sent) {
    try {
      return details.body(sent.mailbox(), sent.id()).flatMap(LiveMessagePreviews::text);
    } catch (MailboxFailure failure) {
      return Optional.empty(); // what is hinted at is shown without
    }
  }

  private static Optional<String> text(MailboxDetails.Body body) {
    return MessageBody.newText(body.type(), body.content()) instanceof BodyText.Lines(var lines)
        ? Optional.of(lines.stream().map(Line::text).collect(Collectors.joining("\n")))
        : Optional.empty();
  }

  private static MessagePreview glance(MailboxDetails.Sight sight) {
    MailAddress from = sight.from();
    return new MessagePreview(sight.subject(), from == null ? "" : from.value(), sight.link());
  }
}
