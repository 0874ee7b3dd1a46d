package se.svarsvakt.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.body.BodyText;
import se.svarsvakt.mail.body.Line;
import se.svarsvakt.mail.body.MessageBody;
import se.svarsvakt.sync.FolderChanges;
import se.svarsvakt.sync.FullMessage;
import se.svarsvakt.sync.LeftOut;
import se.svarsvakt.sync.ListedFolder;
import se.svarsvakt.sync.ListedFolders;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.MessageChange;
import se.svarsvakt.sync.ReadById;
import se.svarsvakt.sync.ReadSettings;
import tools.jackson.databind.JsonNode;

/** The mailboxes of a tenant through Microsoft Graph. */
final class GraphMailboxFeed implements MailboxFeed {
  /** Graph ends a filtered round here and does not say so (docs/graph-notes.md 1). */
  static final int FILTERED_ROUND_ENDS_AT = 5_000;

  /** Answers held at a time, so that a mailbox's first reading does not fill the memory. */
  private static final int ASKED_AT_ONCE = 100;

  private final GraphCalls calls;
  private final GraphRequests requests;
  private final GraphFolders folders;

  /** Whether delta takes {@code $expand}; Microsoft does not say, so the first refusal tells. */
  private volatile boolean deltaExpands = true;

  GraphMailboxFeed(GraphCalls calls, GraphRequests requests) {
    this.calls = calls;
    this.requests = requests;
    this.folders = new GraphFolders(calls, requests);
  }

  @Override
  public ReadSettings settings(MailboxId mailbox) {
    JsonNode settings = calls.read(mailbox, requests.settings(mailbox));
    for (String name : List.of("userPurpose", "automaticRepliesSetting")) {
      if (!settings.hasNonNull(name)) {
        throw Failures.lacking(name); // no purpose is not a person's, no reply not one that is off
      }
    }
    return SettingsJson.read(settings);
  }

  @Override
  public ListedFolders folders(MailboxId mailbox, Predicate<ListedFolder> opens) {
    return folders.read(mailbox, opens);
  }

  @Override
  public SpecialFolders specialFolders(MailboxId mailbox) {
    return folders.special(mailbox);
  }

  @Override
  public Optional<String> parentOf(MailboxId mailbox, String folder) {
    return Failures.existing(calls.ofMailbox(mailbox, requests.folder(mailbox, folder)).join())
        .filter(found -> !Failures.id(found, "id").isEmpty())
        .map(found -> found.path("parentFolderId").asString(""))
        .filter(id -> !id.isBlank());
  }

  @Override
  public FolderChanges changes(MailboxId mailbox, String folder, Position position) {
    return switch (position) {
      case Position.After(String link) -> round(mailbox, requests.link(link), Instant.MIN);
      case Position.From(Instant since) -> firstRound(mailbox, folder, since);
    };
  }

  private FolderChanges firstRound(MailboxId mailbox, String folder, Instant since) {
    FolderChanges filtered = firstRound(mailbox, folder, since, Optional.of(since));
    return filtered.changes().size() < FILTERED_ROUND_ENDS_AT
        ? filtered
        : firstRound(mailbox, folder, since, Optional.empty());
  }

  private FolderChanges firstRound(
      MailboxId mailbox, String folder, Instant since, Optional<Instant> filter) {
    boolean expanded = deltaExpands;
    try {
      return round(mailbox, requests.delta(mailbox, folder, filter, expanded), since);
    } catch (MailboxFailure failure) {
      if (failure.next() != MailboxFailure.Next.SIMPLER || !expanded) {
        throw failure;
      }
      FolderChanges changes = round(mailbox, requests.delta(mailbox, folder, filter, false), since);
      deltaExpands = false;
      return changes;
    }
  }

  private FolderChanges round(MailboxId mailbox, GraphCall first, Instant since) {
    List<MessageChange> changes = new ArrayList<>();
    LeftOut.RoundCount leftOut = new LeftOut.RoundCount();
    @Nullable String pageLink = null;
    GraphPaging paging = GraphPaging.ofMailbox();
    GraphCall next = first;
    while (true) {
      JsonNode page = calls.read(mailbox, next);
      for (JsonNode entry : paging.entries(page)) {
        Optional<String> fault = MessageJson.fault(entry);
        if (fault.isPresent()) {
          leftOut.add(fault.get(), pageLink);
        } else {
          Optional.of(MessageJson.change(entry))
              .filter(change -> isWanted(change, since))
              .ifPresent(changes::add);
        }
      }
      Optional<String> following = paging.after(page);
      if (following.isEmpty()) {
        return new FolderChanges(changes, GraphPaging.deltaLink(page), leftOut.all());
      }
      pageLink = following.get();
      next = requests.link(pageLink);
    }
  }

  private static boolean isWanted(MessageChange change, Instant since) {
    return !(change instanceof MessageChange.Whole(FullMessage message))
        || !message.times().receivedAt().isBefore(since);
  }

  @Override
  public ReadById<FullMessage> messages(MailboxId mailbox, Collection<MessageId> ids) {
    return each(mailbox, ids, id -> requests.message(mailbox, id), MessageJson::readById);
  }

  @Override
  public ReadById<String> newTexts(MailboxId mailbox, Collection<MessageId> ids) {
    return each(
        mailbox,
        ids,
        id -> requests.body(mailbox, id, "uniqueBody"),
        json -> new ValueRead.ValueTaken<>(newText(json.path("uniqueBody"))));
  }

  private static String newText(JsonNode body) {
    String type = body.path("contentType").asString("html");
    return switch (MessageBody.newText(type, body.path("content").asString(""))) {
      case BodyText.Lines(List<Line> lines) ->
          lines.stream().map(Line::text).collect(Collectors.joining("\n"));
      case BodyText.NotRead _ -> "";
    };
  }

  @Override
  public ReadById<String> foldersOf(MailboxId mailbox, Collection<MessageId> ids) {
    return each(
        mailbox, ids, id -> requests.parentOfMessage(mailbox, id), GraphMailboxFeed::folder);
  }

  private static ValueRead<String> folder(JsonNode body) {
    String folder = body.path("parentFolderId").asString("");
    return ValueLimits.isId(folder, Failures.LONGEST_ID)
        ? new ValueRead.ValueTaken<>(folder)
        : new ValueRead.OddValue<>("ParentFolderUnusable");
  }

  @Override
  public String threadInSource(MailboxId mailbox, MessageId message) {
    JsonNode source = calls.read(mailbox, requests.source(mailbox, message));
    String text = source.asString("");
    if (!ThreadHeaders.isSource(text)) {
      throw Failures.lacking("the message's source");
    }
    return ThreadHeaders.of(text);
  }

  /**
   * Asks for several things at once.
   *
   * @throws MailboxFailure for what is the mailbox's trouble and not that of one message
   */
  private <V> ReadById<V> each(
      MailboxId mailbox,
      Collection<MessageId> ids,
      Function<MessageId, GraphCall> call,
      Function<JsonNode, ValueRead<V>> reading) {
    Map<MessageId, V> found = new LinkedHashMap<>();
    Map<MessageId, String> leftOut = new LinkedHashMap<>();
    List<MessageId> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += ASKED_AT_ONCE) {
      Map<MessageId, CompletableFuture<HttpResult>> futures = new LinkedHashMap<>();
      all.subList(from, Math.min(from + ASKED_AT_ONCE, all.size()))
          .forEach(id -> futures.put(id, calls.ofMailbox(mailbox, call.apply(id))));
      futures.forEach(
          (id, future) -> {
            switch (one(future.join(), reading)) {
              case ValueRead.ValueTaken<V>(V value) -> found.put(id, value);
              case ValueRead.OddValue<V>(String code) -> leftOut.put(id, code);
              case ValueRead.AbsentValue<V>() -> {}
            }
          });
    }
    return new ReadById<>(found, leftOut);
  }

  /** Graph cannot give some messages, for what is broken in them; the others are as they are. */
  private static <V> ValueRead<V> one(HttpResult result, Function<JsonNode, ValueRead<V>> reading) {
    try {
      return Failures.existing(result).map(reading).orElseGet(ValueRead.AbsentValue::new);
    } catch (MailboxFailure failure) {
      if (failure.next() != MailboxFailure.Next.SIMPLER) {
        throw failure;
      }
      return new ValueRead.OddValue<>(failure.code());
    }
  }
}
