package se.svarsvakt.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The folders that Graph knows by name, with the names that a Swedish mailbox shows. */
public enum WellKnownFolder {
  MSGFOLDERROOT("Överst i informationsarkivet", "Top of Information Store"),
  INBOX("Inkorgen", "Inbox"),
  DRAFTS("Utkast", "Drafts"),
  SENTITEMS("Skickat", "Sent Items"),
  DELETEDITEMS("Borttaget", "Deleted Items"),
  JUNKEMAIL("Skräppost", "Junk Email"),
  ARCHIVE("Arkiv", "Archive"),
  OUTBOX("Utkorgen", "Outbox"),
  SYNCISSUES("Synkroniseringsproblem", "Sync Issues"),
  CONVERSATIONHISTORY("Konversationshistorik", "Conversation History");

  private final String swedish;
  private final String english;

  WellKnownFolder(String swedish, String english) {
    this.swedish = swedish;
    this.english = english;
  }

  /** The name in Graph's addresses. */
  public String graphName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether every mailbox has it; Outlook makes the others when it needs them. */
  boolean isInEveryMailbox() {
    return this != SYNCISSUES && this != CONVERSATIONHISTORY;
  }

  String displayName(boolean inSwedish) {
    return inSwedish ? swedish : english;
  }

  static Optional<WellKnownFolder> named(String name) {
    return Arrays.stream(values()).filter(f -> f.graphName().equalsIgnoreCase(name)).findFirst();
  }
}
