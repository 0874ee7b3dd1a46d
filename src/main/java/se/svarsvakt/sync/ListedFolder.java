package se.svarsvakt.sync;

/**
 * A mail folder as the folder list shows it.
 *
 * @param id Graph's id
 * @param parent the id of the folder that it lies in
 * @param counts what lies in it
 */
public record ListedFolder(String id, String parent, FolderCounts counts) {}
