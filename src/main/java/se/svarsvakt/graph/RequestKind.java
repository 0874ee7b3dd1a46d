package se.svarsvakt.graph;

import java.util.List;
import java.util.Locale;
import se.svarsvakt.mail.EnumCode;

/** What a request to Graph is for, as far as figures tell it apart. */
public enum RequestKind implements EnumCode {
  /** Several at once; each in it counts by itself as well. */
  BATCH,
  /** What changed in a folder. */
  DELTA,
  /** Messages by id, and listings of them. */
  MESSAGES,
  /** A message as it came, for its headers. */
  SOURCE,
  /** The folders of a mailbox. */
  FOLDERS,
  /** Its settings, the automatic reply among them. */
  SETTINGS,
  /** Calendars. */
  CALENDAR,
  /** What is told through Teams or by mail. */
  SENDING,
  /** People, groups, domains and what belongs to them. */
  DIRECTORY,
  /** Subscriptions to changes. */
  SUBSCRIPTIONS,
  /** All else. */
  OTHER;

  private static final List<String> DIRECTORIES =
      List.of("/users", "/groups", "/domains", "/organization", "/directory", "/serviceprincipals");

  static RequestKind of(GraphCall call) {
    int query = call.path().indexOf('?');
    String path =
        (query < 0 ? call.path() : call.path().substring(0, query)).toLowerCase(Locale.ROOT);
    if (path.equals("/$batch")) {
      return BATCH;
    }
    if (call.isSource()) {
      return SOURCE;
    }
    if (path.endsWith("/sendmail") || path.contains("/teamwork") || path.startsWith("/chats")) {
      return SENDING;
    }
    if (path.contains("/messages")) {
      return path.contains("delta") ? DELTA : MESSAGES;
    }
    return path.startsWith("/subscriptions") ? SUBSCRIPTIONS : ofMailbox(path);
  }

  private static RequestKind ofMailbox(String path) {
    if (path.contains("/mailfolders")) {
      return FOLDERS;
    }
    if (path.contains("/mailboxsettings")) {
      return SETTINGS;
    }
    if (path.contains("/calendar") || path.contains("/events")) {
      return CALENDAR;
    }
    return DIRECTORIES.stream().anyMatch(path::startsWith) ? DIRECTORY : OTHER;
  }
}
