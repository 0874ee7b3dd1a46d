package se.svarsvakt.graph;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.worktime.Period;

/**
 * Every request that reads a mailbox or the directory, at the addresses that Microsoft's request
 * builders have. Each carries the {@code Prefer} for immutable ids, and for the page size of
 * messages, since Graph forgets them from call to call (docs/graph-notes.md 1), and selects only
 * what is used.
 *
 * @param receipts whether it is asked for, too, which sent mail asks for a read receipt
 */
record GraphRequests(String baseUrl, boolean receipts) {
  static final int PAGE = 50;
  private static final int MOST_FOLDERS = 250;
  private static final int LOGGED = 250;
  private static final String FOLDERS = "/mailFolders";
  private static final String MESSAGES = "/messages";
  private static final String JSON = "application/json";
  private static final String SOURCE = "application/octet-stream, application/json";
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
  private static final String CHILDREN =
      "childFolders($select=" + String.join(",", FOLDER) + ";$top=" + MOST_FOLDERS + ")";
  private static final String EXTENDED =
      "singleValueExtendedProperties($filter=id eq 'Integer 0x1081' or id eq 'SystemTime 0x1082'"
          + " or id eq 'String 0x1042' or id eq 'String 0x1039' or id eq 'String 0x001A')";

  GraphCall domains() {
    return GraphAddress.of("/domains").select("id", "isVerified").get();
  }

  /** Accounts, so many a page. */
  GraphCall users(int page) {
    return GraphAddress.of("/users").select(ACCOUNT).expand("manager($select=id)").top(page).get();
  }

  /** One account. */
  static GraphCall user(MailboxId person, String... properties) {
    return at(person).select(properties).get();
  }

  /** Who reports to somebody, so many a page. */
  static GraphCall reports(MailboxId manager, int page) {
    return at(manager).below("/directReports").select("id").top(page).get();
  }

  /** The members of a group and of the groups in it, so many a page. */
  GraphCall members(String group, int page) {
    return GraphAddress.of("/groups/{group}/transitiveMembers", "group", group)
        .select("id")
        .top(page)
        .get();
  }

  /** One message of the Inbox, by its id and what {@code Mail.ReadBasic} does not show. */
  GraphCall oneOfInbox(MailboxId mailbox) {
    return preferIds(at(mailbox, "inbox").below(MESSAGES).select("id").expand(EXTENDED).top(1));
  }

  GraphCall settings(MailboxId mailbox) {
    return prefer(at(mailbox).below("/mailboxSettings").select(SETTINGS));
  }

  GraphCall folder(MailboxId mailbox, String folder) {
    return prefer(at(mailbox, folder).select("id", "parentFolderId"));
  }

  GraphCall folderName(MailboxId mailbox, String folder) {
    return prefer(at(mailbox, folder).select("displayName"));
  }

  GraphCall calendarPermissions(MailboxId mailbox) {
    return at(mailbox).below("/calendar/calendarPermissions").get();
  }

  /**
   * A message's body.
   *
   * @param part {@code body} or {@code uniqueBody}
   */
  GraphCall body(MailboxId mailbox, MessageId message, String part) {
    return prefer(at(mailbox, message).select("from", part));
  }

  /** A message's body, whole and without what it quotes. */
  GraphCall bodies(MailboxId mailbox, MessageId message) {
    return prefer(at(mailbox, message).select("from", "sender", "uniqueBody", "body"));
  }

  /** What people recognise a message by. */
  GraphCall sight(MailboxId mailbox, MessageId message) {
    return prefer(at(mailbox, message).select("subject", "from", "webLink"));
  }

  /**
   * The folders at the top of a mailbox.
   *
   * @param expanded whether those right below each are asked for along with them
   */
  GraphCall topFolders(MailboxId mailbox, boolean expanded) {
    GraphAddress folders = at(mailbox).below(FOLDERS).select(FOLDER).top(MOST_FOLDERS);
    return preferIds(expanded ? folders.expand(CHILDREN) : folders);
  }

  GraphCall childFolders(MailboxId mailbox, String folder) {
    return preferIds(at(mailbox, folder).below("/childFolders").select(FOLDER).top(MOST_FOLDERS));
  }

  /**
   * The messages of all folders that came or were sent in a period. What is sorted by has to be
   * filtered by, first (docs/graph-notes.md 1).
   */
  GraphCall between(MailboxId mailbox, Period span) {
    return preferIds(
        at(mailbox)
            .below(MESSAGES)
            .select(LOG)
            .filter(
                "receivedDateTime ge %s and receivedDateTime lt %s"
                    .formatted(span.from(), span.until()))
            .orderBy("receivedDateTime asc")
            .top(LOGGED));
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
    GraphAddress messages =
        at(mailbox, folder)
            .below(MESSAGES + "/delta()")
            .select(folder.equals("sentitems") ? sent() : INCOMING);
    if (expanded) {
      messages = messages.expand(EXTENDED);
    }
    if (since.isPresent()) {
      messages =
          messages.filter("receivedDateTime ge " + since.get().truncatedTo(ChronoUnit.SECONDS));
    }
    return prefer(messages);
  }

  private String[] sent() {
    return receipts ? SENT_WITH_RECEIPT : SENT;
  }

  GraphCall link(String link) {
    return GraphCall.link(link, baseUrl, Map.of("Prefer", PREFER, "Accept", JSON));
  }

  GraphCall message(MailboxId mailbox, MessageId message) {
    return prefer(at(mailbox, message).select(receipts ? ANY_WITH_RECEIPT : ANY).expand(EXTENDED));
  }

  GraphCall parentOfMessage(MailboxId mailbox, MessageId message) {
    return prefer(at(mailbox, message).select("id", "parentFolderId"));
  }

  GraphCall source(MailboxId mailbox, MessageId message) {
    return prefer(at(mailbox, message).below("/$value")).with("Accept", SOURCE);
  }

  private static String[] properties(String names) {
    return names.split(" ", -1);
  }

  private static GraphAddress at(MailboxId mailbox) {
    return GraphAddress.of("/users/{user}", "user", mailbox.value());
  }

  private static GraphAddress at(MailboxId mailbox, String folder) {
    return at(mailbox).below(FOLDERS + "/{folder}", "folder", folder);
  }

  private static GraphAddress at(MailboxId mailbox, MessageId message) {
    return at(mailbox).below(MESSAGES + "/{message}", "message", message.value());
  }

  /** A page is as long as {@code $top} says. */
  private static GraphCall preferIds(GraphAddress address) {
    return address.get().with("Prefer", IMMUTABLE);
  }

  private static GraphCall prefer(GraphAddress address) {
    return address.get().with("Prefer", PREFER);
  }
}
