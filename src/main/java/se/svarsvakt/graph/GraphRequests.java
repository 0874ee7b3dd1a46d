package se.svarsvakt.graph;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import com.microsoft.kiota.RequestHeaders;
import com.microsoft.kiota.RequestInformation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.worktime.Period;

/**
 * Every request that reads a mailbox or the directory, made with the SDK's request builders. Each
 * carries the {@code Prefer} for immutable ids, and for the page size of messages, since Graph
 * forgets them from call to call (docs/graph-notes.md 1), and selects only what is used.
 *
 * @param receipts whether it is asked for, too, which sent mail asks for a read receipt
 */
record GraphRequests(GraphServiceClient builders, String baseUrl, boolean receipts) {
  static final int PAGE = 50;
  private static final int FOLDERS = 250;
  private static final int LOGGED = 250;
  private static final String JSON = "application/json";
  private static final String IMMUTABLE = "IdType=\"ImmutableId\"";
  private static final String PREFER = IMMUTABLE + ", odata.maxpagesize=" + PAGE;
  private static final String[] INCOMING =
      properties(
          "subject bodyPreview from sender replyTo toRecipients ccRecipients receivedDateTime"
              + " sentDateTime internetMessageId conversationId isDraft isRead"
              + " internetMessageHeaders");
  private static final String[] SENT =
      properties(
          "subject from sender toRecipients ccRecipients bccRecipients receivedDateTime"
              + " sentDateTime internetMessageId conversationId isDraft internetMessageHeaders");
  private static final String[] ANY =
      properties(
          "subject bodyPreview from sender replyTo toRecipients ccRecipients bccRecipients"
              + " receivedDateTime sentDateTime internetMessageId conversationId isDraft isRead"
              + " internetMessageHeaders");
  private static final String RECEIPT = " isReadReceiptRequested";
  private static final String[] SENT_WITH_RECEIPT = properties(String.join(" ", SENT) + RECEIPT);
  private static final String[] ANY_WITH_RECEIPT = properties(String.join(" ", ANY) + RECEIPT);
  private static final String[] LOG =
      properties(
          "subject from sender toRecipients ccRecipients bccRecipients receivedDateTime"
              + " sentDateTime internetMessageId isDraft parentFolderId");
  private static final String[] ACCOUNT =
      properties(
          "id mail proxyAddresses accountEnabled userType displayName givenName surname jobTitle"
              + " department companyName officeLocation businessPhones mobilePhone mailNickname");
  private static final String[] SETTINGS =
      properties("userPurpose language timeZone workingHours automaticRepliesSetting");
  private static final String[] FOLDER =
      properties("id parentFolderId childFolderCount totalItemCount unreadItemCount");
  private static final String[] CHILDREN = {
    "childFolders($select=" + String.join(",", FOLDER) + ";$top=" + FOLDERS + ")"
  };
  private static final String[] EXTENDED = {
    "singleValueExtendedProperties($filter=id eq 'Integer 0x1081' or id eq 'SystemTime 0x1082'"
        + " or id eq 'String 0x1042' or id eq 'String 0x1039' or id eq 'String 0x001A')"
  };

  GraphCall domains() {
    return call(
        builders
            .domains()
            .toGetRequestInformation(
                config -> config.queryParameters.select = new String[] {"id", "isVerified"}));
  }

  /** Accounts, so many a page. */
  GraphCall users(int page) {
    return call(
        builders
            .users()
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = ACCOUNT;
                  config.queryParameters.expand = new String[] {"manager($select=id)"};
                  config.queryParameters.top = page;
                }));
  }

  /** The members of a group and of the groups in it, so many a page. */
  GraphCall members(String group, int page) {
    return call(
        builders
            .groups()
            .byGroupId(group)
            .transitiveMembers()
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = new String[] {"id"};
                  config.queryParameters.top = page;
                }));
  }

  /** One message of the Inbox, by its id and what {@code Mail.ReadBasic} does not show. */
  GraphCall oneOfInbox(MailboxId mailbox) {
    return call(
        user(mailbox)
            .mailFolders()
            .byMailFolderId("inbox")
            .messages()
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = new String[] {"id"};
                  config.queryParameters.expand = EXTENDED;
                  config.queryParameters.top = 1;
                  preferIds(config.headers);
                }));
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
    return folder(mailbox, folder, "id", "parentFolderId");
  }

  GraphCall folderName(MailboxId mailbox, String folder) {
    return folder(mailbox, folder, "displayName");
  }

  private GraphCall folder(MailboxId mailbox, String folder, String... properties) {
    return call(
        user(mailbox)
            .mailFolders()
            .byMailFolderId(folder)
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = properties;
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
    return message(mailbox, message, false, "from", part);
  }

  /** A message's body, whole and without what it quotes. */
  GraphCall bodies(MailboxId mailbox, MessageId message) {
    return message(mailbox, message, false, "from", "sender", "uniqueBody", "body");
  }

  /** What people recognise a message by. */
  GraphCall sight(MailboxId mailbox, MessageId message) {
    return message(mailbox, message, false, "subject", "from", "webLink");
  }

  /**
   * The folders at the top of a mailbox.
   *
   * @param expanded whether those right below each are asked for along with them
   */
  GraphCall topFolders(MailboxId mailbox, boolean expanded) {
    return call(
        user(mailbox)
            .mailFolders()
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = FOLDER;
                  config.queryParameters.top = FOLDERS;
                  if (expanded) {
                    config.queryParameters.expand = CHILDREN;
                  }
                  preferIds(config.headers);
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
                  config.queryParameters.select = FOLDER;
                  config.queryParameters.top = FOLDERS;
                  preferIds(config.headers);
                }));
  }

  /**
   * The messages of all folders that came or were sent in a period. What is sorted by has to be
   * filtered by, first (docs/graph-notes.md 1).
   */
  GraphCall between(MailboxId mailbox, Period span) {
    return call(
        user(mailbox)
            .messages()
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = LOG;
                  config.queryParameters.filter =
                      "receivedDateTime ge %s and receivedDateTime lt %s"
                          .formatted(span.from(), span.until());
                  config.queryParameters.orderby = new String[] {"receivedDateTime asc"};
                  config.queryParameters.top = LOGGED;
                  preferIds(config.headers);
                }));
  }

  /** A further page of what is as long as {@code $top} says. */
  GraphCall plainLink(String link) {
    return GraphCall.link(link, baseUrl, Map.of("Prefer", IMMUTABLE, "Accept", JSON));
  }

  /**
   * The first page of a folder's delta.
   *
   * @param since leaves out what was received before, and cuts the round at 5,000 messages
   * @param expanded whether the extended properties are asked for along with the messages
   */
  GraphCall delta(MailboxId mailbox, String folder, Optional<Instant> since, boolean expanded) {
    return call(
        user(mailbox)
            .mailFolders()
            .byMailFolderId(folder)
            .messages()
            .delta()
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = folder.equals("sentitems") ? sent() : INCOMING;
                  if (expanded) {
                    config.queryParameters.expand = EXTENDED;
                  }
                  since.ifPresent(
                      moment ->
                          config.queryParameters.filter =
                              "receivedDateTime ge " + moment.truncatedTo(ChronoUnit.SECONDS));
                  prefer(config.headers);
                }));
  }

  private String[] sent() {
    return receipts ? SENT_WITH_RECEIPT : SENT;
  }

  GraphCall link(String link) {
    return GraphCall.link(link, baseUrl, Map.of("Prefer", PREFER, "Accept", JSON));
  }

  GraphCall message(MailboxId mailbox, MessageId message) {
    return message(mailbox, message, true, receipts ? ANY_WITH_RECEIPT : ANY);
  }

  GraphCall parentOfMessage(MailboxId mailbox, MessageId message) {
    return message(mailbox, message, false, "id", "parentFolderId");
  }

  private GraphCall message(
      MailboxId mailbox, MessageId message, boolean extended, String... properties) {
    return call(
        user(mailbox)
            .messages()
            .byMessageId(message.value())
            .toGetRequestInformation(
                config -> {
                  config.queryParameters.select = properties;
                  if (extended) {
                    config.queryParameters.expand = EXTENDED;
                  }
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

  private static String[] properties(String names) {
    return names.split(" ", -1);
  }

  private UserItemRequestBuilder user(MailboxId mailbox) {
    return builders.users().byUserId(mailbox.value());
  }

  private GraphCall call(RequestInformation information) {
    return GraphCall.of(information, baseUrl);
  }

  /** A page is as long as {@code $top} says. */
  private static void preferIds(RequestHeaders headers) {
    headers.put("Prefer", Set.of(IMMUTABLE));
  }

  private static void prefer(RequestHeaders headers) {
    headers.put("Prefer", Set.of(PREFER));
  }
}
