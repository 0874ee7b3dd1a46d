package se.svarsvakt.sync;

import org.jspecify.annotations.Nullable;
import se.svarsvakt.sync.MailboxFeed.SpecialFolders;

/**
 * Lists the folders of one mailbox. One request tells of two levels; what lies deeper is listed
 * where it may have changed, and at times in any case.
 */
final class FolderLister {
  private final MailboxFeed feed;
  private final StoredMailbox stored;
  private final FolderSelection selection;
  private final ReadingTerms terms;
  private final boolean whole;
  private boolean complete = true;

  FolderLister(
      MailboxFeed feed, StoredMailbox stored, FolderSelection selection, ReadingTerms terms) {
    this.feed = feed;
    this.stored = stored;
    this.selection = selection;
    this.terms = terms;
    this.whole = terms.wantsWholeList(stored.foldersReadAt());
  }

  FolderList list() {
    SpecialFolders known = stored.special();
    SpecialFolders special = known == null ? asked() : known;
    ListedFolders listed = feed.folders(stored.id(), folder -> opens(folder, special));
    FolderList list = list(listed, special);
    return known != null && showsNewAtTop(list) ? list(listed, asked()) : list;
  }

  private SpecialFolders asked() {
    return feed.specialFolders(stored.id());
  }

  private FolderList list(ListedFolders listed, SpecialFolders special) {
    FolderPlaces places = new FolderPlaces(feed, stored.id(), listed.all(), special);
    return new FolderList(
        listed.all(),
        listed.unusable(),
        places,
        special,
        complete && listed.unusable() == 0,
        whole ? terms.asOf() : stored.foldersReadAt());
  }

  private boolean opens(ListedFolder folder, SpecialFolders special) {
    if (special.isClosed(folder.id()) || special.isClosed(folder.parent())) {
      return false;
    }
    boolean opened = whole || selection.mayHaveOtherChildren(folder, special);
    complete &= opened;
    return opened;
  }

  /** Outlook makes some of its own folders only when it needs them: it may be one of these. */
  private boolean showsNewAtTop(FolderList list) {
    return list.folders().stream()
        .filter(list.places()::isAtTop)
        .anyMatch(folder -> isNew(folder, list.special()));
  }

  private boolean isNew(ListedFolder folder, SpecialFolders special) {
    @Nullable WatchedFolder watched = selection.find(folder.id(), special);
    return watched == null && !special.isClosed(folder.id());
  }
}
