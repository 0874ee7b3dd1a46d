package se.svarsvakt.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.sync.MailboxFeed.SpecialFolders;

/**
 * The folders of a mailbox at the moment of a reading.
 *
 * @param folders as they were listed
 * @param unusable how many others cannot be used
 * @param places what kind of place each is
 * @param special those that every mailbox has
 * @param complete whether a folder that is not listed does not exist
 * @param wholeAt when folders at every depth were last listed; null for never
 */
record FolderList(
    List<ListedFolder> folders,
    int unusable,
    FolderPlaces places,
    SpecialFolders special,
    boolean complete,
    @Nullable Instant wholeAt) {}
