package se.svarsvakt.graph;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import com.microsoft.kiota.RequestHeaders;
import com.microsoft.kiota.RequestInformation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;

/**
 * Every request that reads a mailbox, made with the SDK's request builders. Each carries the {@code
 * Prefer} for immutable ids and the page size, since Graph forgets them from call to call
 * (docs/graph-notes.md 1), and selects only what is used.
 */
final class GraphRequests {
  static final int PAGE = 50;
  private static final String PREFER = "IdType=\"ImmutableId\", odata.maxpagesize=" + PAGE;
  private static final String[] INCOMING = {
    "subject",
    "bodyPreview",
    "from",
    "sender",
    "replyTo",
    "toRecipients",
    "ccRecipients",
    "receivedDateTime",
    "sentDateTime",
    "internetMessageId",
    "conversationId",
    "isDraft",
    "isRead",
    "internetMessageHeaders"
  };
  private static final String[] SENT = {
    "subject",
    "from",
    "sender",
    "toRecipients",
    "ccRecipients",
    "bccRecipients",
    "receivedDateTime",
    "sentDateTime",
    "internetMessageId",
    "conversationId",
    "isDraft",
    "internetMessageHeaders"
  };
  private static final String[] ANY = {
    "subject",
    "bodyPreview",
    "from",
    "sender",
    "replyTo",
    "toRecipients",
    "ccRecipients",
    "bccRecipients",
    "receivedDateTime",
    "sentDateTime",
    "internetMessageId",
    "conversationId",
    "isDraft",
    "isRead",
    "internetMessageHeaders"
  };
  private static final String[] SETTINGS = {
    "userPurpose", "language", "timeZone", "workingHours", "automaticRepliesSetting"
  };
  private static final String[] EXTENDED = {
    "singleValueExtendedProperties($filter=id eq 'Integer 0x1081' or id eq 'SystemTime 0x1082'"
        + " or id eq 'String 0x1042' or id eq 'String 0x1039' or id eq 'String 0x001A')"
  };

  private final GraphServiceClient builders;
  private final String baseUrl;

  GraphRequests(GraphServiceClient builders, String baseUrl) {
    this.builders = builders;
    this.baseUrl = baseUrl;
  }

  GraphCall settings(MailboxId mailbox) {
    return call(
        user(mailbox)
            .mailboxSettings()
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = SETTINGS;
                  prefer(config.headers);
                }));
  }

  GraphCall folder(MailboxId mailbox, String folder) {
    return call(
        user(mailbox)
            .mailFolders()
            .byMailFolderId(folder)
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = new String[] {"id", "parentFolderId"};
                  prefer(config.headers);
                }));
  }

  GraphCall folderName(MailboxId mailbox, String folder) {
    return call(
        user(mailbox)
            .mailFolders()
            .byMailFolderId(folder)
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = new String[] {"displayName"};
                  prefer(config.headers);
                }));
  }

  GraphCall calendarPermissions(MailboxId mailbox) {
    return call(user(mailbox).calendar().calendarPermissions().toGetRequestInformation());
  }

  /**
   * A message's body.
   *
   * @param part {@code body} or {@code uniqueBody}
   */
  GraphCall body(MailboxId mailbox, MessageId message, String part) {
    return call(
        user(mailbox)
            .messages()
            .byMessageId(message.value())
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = new String[] {"from", part};
                  prefer(config.headers);
                }));
  }

  /** What people recognise a message by. */
  GraphCall sight(MailboxId mailbox, MessageId message) {
    return call(
        user(mailbox)
            .messages()
            .byMessageId(message.value())
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = new String[] {"subject", "from", "webLink"};
                  prefer(config.headers);
                }));
  }

  GraphCall childFolders(MailboxId mailbox, String folder) {
    return call(
        user(mailbox)
            .mailFolders()
            .byMailFolderId(folder)
            .childFolders()
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = new String[] {"id", "childFolderCount"};
                  config.queryParameters.top = 100;
                  prefer(config.headers);
                }));
  }

  /** The first page of a folder's delta. */
  GraphCall delta(MailboxId mailbox, String folder, DeltaForm form) {
    return call(
        user(mailbox)
            .mailFolders()
            .byMailFolderId(folder)
            .messages()
            .delta()
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = form.sentItems() ? SENT : INCOMING;
                  if (form.expanded()) {
                    config.queryParameters.expand = EXTENDED;
                  }
                  if (form.filtered()) {
                    config.queryParameters.filter =
                        "receivedDateTime ge " + form.since().truncatedTo(ChronoUnit.SECONDS);
                  }
                  prefer(config.headers);
                }));
  }

  /**
   * How a folder's delta is asked for.
   *
   * @param since the earliest receipt that is wanted
   * @param filtered whether Graph is to leave out what came before; it cuts such a round at 5,000
   * @param expanded whether the extended properties are asked for along with the messages
   * @param sentItems whether the folder holds what was sent
   */
  record DeltaForm(Instant since, boolean filtered, boolean expanded, boolean sentItems) {}

  GraphCall link(String link) {
    return GraphCall.link(link, baseUrl, Map.of("Prefer", PREFER, "Accept", "application/json"));
  }

  GraphCall message(MailboxId mailbox, MessageId message) {
    return call(
        user(mailbox)
            .messages()
            .byMessageId(message.value())
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = ANY;
                  config.queryParameters.expand = EXTENDED;
                  prefer(config.headers);
                }));
  }

  GraphCall parentOfMessage(MailboxId mailbox, MessageId message) {
    return call(
        user(mailbox)
            .messages()
            .byMessageId(message.value())
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = new String[] {"id", "parentFolderId"};
                  prefer(config.headers);
                }));
  }

  GraphCall source(MailboxId mailbox, MessageId message) {
    return call(
        user(mailbox)
            .messages()
            .byMessageId(message.value())
            .content()
            .toGetRequestInformation(config -> prefer(config.headers)));
  }

  private UserItemRequestBuilder user(MailboxId mailbox) {
    return builders.users().byUserId(mailbox.value());
  }

  private GraphCall call(RequestInformation information) {
    return GraphCall.of(information, baseUrl);
  }

  private static void prefer(RequestHeaders headers) {
    headers.put("Prefer", Set.of(PREFER));
  }
}
