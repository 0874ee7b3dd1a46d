package se.svarsvakt.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.FolderCounts;
import se.svarsvakt.sync.ListedFolder;
import se.svarsvakt.sync.ListedFolders;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFailure.Next;
import se.svarsvakt.sync.MailboxFeed.SpecialFolders;
import tools.jackson.databind.JsonNode;

/** The folders of a mailbox through Microsoft Graph (docs/graph-notes.md 1). */
final class GraphFolders {
  /** Names that mean the same folder in every language; Graph has more, but not below the top. */
  private static final List<String> EXCLUDED =
      List.of("drafts", "outbox", "syncissues", "conversationhistory", "scheduled");

  private final GraphCalls calls;
  private final GraphRequests requests;

  /** Whether a listing takes {@code $expand}; the first refusal tells. */
  private volatile boolean expands = true;

  GraphFolders(GraphCalls calls, GraphRequests requests) {
    this.calls = calls;
    this.requests = requests;
  }

  /** The Inbox is asked for alone: a mailbox that cannot be read costs no more than that. */
  SpecialFolders special(MailboxId mailbox) {
    String inbox = ids(mailbox, List.of("inbox")).getFirst();
    List<String> others = ids(mailbox, List.of("sentitems", "deleteditems", "junkemail"));
    Set<String> excluded = new HashSet<>(ids(mailbox, EXCLUDED));
    excluded.remove("");
    return new SpecialFolders(inbox, others.get(0), others.get(1), others.get(2), excluded);
  }

  private List<String> ids(MailboxId mailbox, List<String> names) {
    return names.stream()
        .map(name -> calls.ofMailbox(mailbox, requests.folder(mailbox, name)))
        .toList()
        .stream()
        .map(answer -> idOf(answer.join()))
        .toList();
  }

  /** A mailbox without that folder answers 404, and 400 where Graph does not know the name. */
  private static String idOf(HttpResult result) {
    JsonAnswer answer = Failures.answer(result);
    if (answer.status() == 400) {
      return "";
    }
    return Failures.existing(result).map(body -> Failures.id(body, "id")).orElse("");
  }

  ListedFolders read(MailboxId mailbox, Predicate<ListedFolder> opens) {
    Listing listing = new Listing();
    for (JsonNode top : top(mailbox)) {
      listing.add(top);
    }
    while (!listing.untold.isEmpty()) {
      ListedFolder parent = listing.untold.removeFirst();
      if (opens.test(parent)) {
        children(mailbox, parent).forEach(listing::add);
      }
    }
    if (listing.folders.isEmpty()) {
      throw Failures.lacking("folders"); // every mailbox has an Inbox
    }
    return new ListedFolders(List.copyOf(listing.folders.values()), listing.unusable);
  }

  private List<JsonNode> top(MailboxId mailbox) {
    boolean expanded = expands;
    try {
      return list(mailbox, requests.topFolders(mailbox, expanded));
    } catch (MailboxFailure failure) {
      if (failure.next() != Next.SIMPLER || !expanded) {
        throw failure;
      }
      List<JsonNode> plain = list(mailbox, requests.topFolders(mailbox, false));
      expands = false;
      return plain;
    }
  }

  /** A folder may go while the others are listed. */
  private List<JsonNode> children(MailboxId mailbox, ListedFolder parent) {
    try {
      return list(mailbox, requests.childFolders(mailbox, parent.id()));
    } catch (MailboxFailure failure) {
      if (failure.next() != Next.GONE) {
        throw failure;
      }
      return List.of();
    }
  }

  private List<JsonNode> list(MailboxId mailbox, GraphCall first) {
    return calls.list(mailbox, first, requests::plainLink);
  }

  /** What was listed, and the folders below which more lies than was told of along with them. */
  private static final class Listing {
    private final Map<String, ListedFolder> folders = new LinkedHashMap<>();
    private final Deque<ListedFolder> untold = new ArrayDeque<>();
    private int unusable;

    private void add(JsonNode json) {
      String id = json.path("id").asString("");
      String type = json.path("@odata.type").asString("").toLowerCase(Locale.ROOT);
      if (type.endsWith("mailsearchfolder")) {
        return;
      }
      if (!ValueLimits.isId(id, Failures.LONGEST_ID)) {
        unusable++;
        return;
      }
      ListedFolder folder =
          new ListedFolder(id, json.path("parentFolderId").asString(""), counts(json));
      JsonNode children = json.path("childFolders");
      if (folders.putIfAbsent(id, folder) == null && children.size() < folder.counts().children()) {
        untold.add(folder);
      }
      children.forEach(this::add);
    }

    /** A folder whose numbers are missing is not taken for an empty one. */
    private static FolderCounts counts(JsonNode json) {
      return new FolderCounts(
          json.path("totalItemCount").asInt(-1),
          json.path("unreadItemCount").asInt(-1),
          json.path("childFolderCount").asInt(1));
    }
  }
}
