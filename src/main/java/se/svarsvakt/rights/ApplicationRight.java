package se.svarsvakt.rights;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.svarsvakt.mail.EnumCode;

/**
 * The application permissions of Microsoft's that the program uses: the one table from which {@code
 * doctor} and set-up go and which docs/permissions.md tells in words. The ids are Microsoft's
 * (learn.microsoft.com/graph/permissions-reference). What is lost without a right, and what an
 * application with it could do at worst, stands in {@link RightWords}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
public enum ApplicationRight implements EnumCode {
  /** Who exists. */
  USER_READ_ALL(
      "User.Read.All", "df021288-bdef-4463-88db-98f22de89214", GrantPlace.ENTRA, Feature.WATCHING),
  /** Which domains are the organisation's own. */
  DOMAIN_READ_ALL(
      "Domain.Read.All",
      "dbb9058a-0e50-45d7-ae91-66909b5d4664",
      GrantPlace.ENTRA,
      Feature.WATCHING),
  /** Mail. */
  MAIL_READ(
      "Mail.Read", "810c84a8-4a9e-49e6-bf7d-12d183f40d01", GrantPlace.EXCHANGE, Feature.WATCHING),
  /** What a mailbox is for, its language and its automatic reply. */
  MAILBOX_SETTINGS_READ(
      "MailboxSettings.Read",
      "40f97065-369a-49f4-947c-6a255697ae91",
      GrantPlace.EXCHANGE,
      Feature.WATCHING),
  /** When people are out of office. */
  CALENDARS_READ(
      "Calendars.Read",
      "798ee544-9d2d-430c-a058-570e29e34338",
      GrantPlace.EXCHANGE,
      Feature.WATCHING,
      "Calendars.ReadBasic.All"),
  /** The members of the group in scope. */
  GROUP_MEMBER_READ_ALL(
      "GroupMember.Read.All",
      "98830695-27a2-44f7-8c18-0c3ebc9698f6",
      GrantPlace.ENTRA,
      Feature.GROUP_SCOPE,
      "GroupMember.ReadBasic.All"),
  /** Notifications to those who have the app, and come with it. */
  TEAMS_ACTIVITY_SEND_USER(
      "TeamsActivity.Send.User",
      "483c432d-7210-44e7-a362-954c0c5e4108",
      GrantPlace.TEAMS_APP,
      Feature.ACTIVITY_FEED,
      "TeamsActivity.Send"),
  /** Installing the app for somebody. */
  TEAMS_APP_INSTALLATION(
      "TeamsAppInstallation.ReadWriteSelfForUser.All",
      "908de74d-f8b2-4d6b-a9ed-2a17b3b78179",
      GrantPlace.ENTRA,
      Feature.APP_INSTALLATION),
  /** Sending mail from one mailbox. */
  MAIL_SEND(
      "Mail.Send",
      "b633e1c5-b582-4048-a93e-9f11b44c7e96",
      GrantPlace.EXCHANGE,
      Feature.SENDING_MAIL),
  /** Calls over Microsoft's own lines. */
  CALL_RECORD_PSTN(
      "CallRecord-PstnCalls.Read.All",
      "a2611786-80b3-417e-adaa-707d4261a5f0",
      GrantPlace.ENTRA,
      Feature.CALLS),
  /** Calls by direct routing. */
  CALL_RECORDS(
      "CallRecords.Read.All",
      "45bbb07e-7321-4fd7-a8f6-3ff27e6a81c8",
      GrantPlace.ENTRA,
      Feature.CALLS),
  /** Asking the Exchange admin API; a right of Exchange Online and not of Graph. */
  EXCHANGE_MANAGE_AS_APP(
      "Exchange.ManageAsAppV2",
      "ea3d980d-ebc7-4be4-8298-a167e5b8797c",
      GrantPlace.ENTRA,
      Feature.EXCHANGE_API);

  /** Microsoft Graph as Entra knows it. */
  public static final String GRAPH = "00000003-0000-0000-c000-000000000000";

  /** Exchange Online as Entra knows it. */
  public static final String EXCHANGE_ONLINE = "00000002-0000-0ff1-ce00-000000000000";

  /** No feature needs them; with them {@code doctor} can look at more, so they are no excess. */
  private static final Set<String> FOR_LOOKING =
      Set.of("AppCatalog.Read.All", "Application.Read.All", "TeamsAppInstallation.ReadForUser.All");

  /** Whatever begins so opens the mailboxes of the whole tenant where Entra grants it. */
  private static final List<String> OPEN_MAILBOXES =
      List.of("Mail.", "Mail-", "MailboxSettings.", "MailboxFolder.", "MailboxItem.", "Calendars.");

  private final String permission;
  private final String roleId;
  private final GrantPlace place;
  private final Feature feature;
  private final List<String> substitutes;

  ApplicationRight(
      String permission, String roleId, GrantPlace place, Feature feature, String... substitutes) {
    this.permission = permission;
    this.roleId = roleId;
    this.place = place;
    this.feature = feature;
    this.substitutes = List.of(substitutes);
  }

  /** Where a right is to be granted. */
  public enum GrantPlace {
    /** As an application permission, with an administrator's consent. */
    ENTRA,
    /** By RBAC for Applications, for some mailboxes; a consent in Entra would open all. */
    EXCHANGE,
    /** It comes with the Teams app, for whoever has that. */
    TEAMS_APP
  }

  /** Microsoft's name of it. */
  public String permission() {
    return permission;
  }

  /** The id of the app role, or of the resource-specific permission. */
  public String roleId() {
    return roleId;
  }

  /** The application that it is a right of, by its id. */
  public String resource() {
    return this == EXCHANGE_MANAGE_AS_APP ? EXCHANGE_ONLINE : GRAPH;
  }

  /** Where it is to be granted. */
  public GrantPlace place() {
    return place;
  }

  /** What needs it. */
  public Feature feature() {
    return feature;
  }

  /** Whether that permission does what this right is for, maybe for more than it should. */
  public boolean isMetBy(String granted) {
    return granted.equals(permission) || substitutes.contains(granted);
  }

  /**
   * Whether it also comes with that permission by Microsoft's reference, which lists for each call
   * the permissions that open it: with itself, with what {@link #isMetBy does the same}, and with
   * wider ones. A permission that opens but the trial of a right is none of them.
   */
  public boolean isGivenBy(String granted) {
    return isMetBy(granted) || wider().contains(granted);
  }

  /**
   * Those of the selected apps alone ({@code ReadWriteSelectedForUser}) are left out: whether this
   * app is selected does not show.
   */
  private Set<String> wider() {
    return switch (this) {
      case USER_READ_ALL ->
          Set.of("User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All");
      case DOMAIN_READ_ALL -> Set.of("Domain.ReadWrite.All", "Directory.Read.All");
      case GROUP_MEMBER_READ_ALL ->
          Set.of(
              "GroupMember.ReadWrite.All",
              "Group.ReadBasic.All",
              "Group.Read.All",
              "Group.ReadWrite.All",
              "Directory.Read.All");
      case TEAMS_APP_INSTALLATION ->
          Set.of(
              "TeamsAppInstallation.ReadWriteForUser.All",
              "TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All",
              "TeamsAppInstallation.ReadWriteAndConsentForUser.All");
      case CALL_RECORD_PSTN -> Set.of("CallRecords.Read.All");
      case MAIL_READ,
          MAILBOX_SETTINGS_READ,
          CALENDARS_READ,
          TEAMS_ACTIVITY_SEND_USER,
          MAIL_SEND,
          CALL_RECORDS,
          EXCHANGE_MANAGE_AS_APP ->
          Set.of();
    };
  }

  /**
   * Whether what Entra grants in Graph tells if it is there: neither Exchange nor the Teams app can
   * give it, and no other service's token names it.
   */
  public boolean isToldByGrants() {
    return place == GrantPlace.ENTRA && resource().equals(GRAPH);
  }

  /**
   * Whether reading shows it. That of installing the app is tried by looking who has it, which
   * {@code TeamsAppInstallation.ReadForUser.All} opens too.
   */
  public boolean isShownByReading() {
    return this != TEAMS_APP_INSTALLATION;
  }

  /** What these features need, in the order of the table. */
  public static List<ApplicationRight> neededBy(Set<Feature> features) {
    return Stream.of(values()).filter(right -> features.contains(right.feature)).toList();
  }

  /** Whether a permission is of no use to any of these features. */
  public static boolean isExcess(String granted, Set<Feature> features) {
    return !FOR_LOOKING.contains(granted)
        && neededBy(features).stream().noneMatch(right -> right.isMetBy(granted));
  }

  /** Whether a permission, granted in Entra, opens something of every mailbox. */
  public static boolean opensMailboxes(String granted) {
    return OPEN_MAILBOXES.stream().anyMatch(granted::startsWith);
  }

  /** The right whose role has that id; empty for what the program does not use. */
  public static Optional<ApplicationRight> byRole(String roleId) {
    return Stream.of(values()).filter(right -> right.roleId.equalsIgnoreCase(roleId)).findFirst();
  }
}
