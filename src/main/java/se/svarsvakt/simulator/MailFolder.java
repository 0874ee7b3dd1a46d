package se.svarsvakt.simulator;

/**
 * A mail folder.
 *
 * @param id its Graph id
 * @param displayName as the mailbox's owner sees it
 * @param parentId the id of the folder around it; its own for the root
 */
record MailFolder(String id, String displayName, String parentId) {
  boolean isRoot() {
    return id.equals(parentId);
  }
}
