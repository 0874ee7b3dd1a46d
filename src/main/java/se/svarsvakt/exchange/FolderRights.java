package se.svarsvakt.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the rights that a folder's permission names allow: Exchange's roles, or single rights where
 * they form no role. Source: the parameter AccessRights of Add-MailboxFolderPermission.
 */
enum FolderRights {
  /** They let one read what lies in the folder. */
  READ,
  /** They do not. */
  NO_READING,
  /** There are none, or some that are not known. */
  NOT_UNDERSTOOD;

  private static final Set<String> READING =
      Set.of(
          ("owner publishingeditor editor publishingauthor author"
                  + " noneditingauthor reviewer readitems")
              .split(" ", -1));

  private static final Set<String> OTHER =
      Set.of(
          ("none contributor availabilityonly limiteddetails createitems"
                  + " createsubfolders deleteallitems deleteowneditems editallitems"
                  + " editowneditems foldercontact folderowner foldervisible")
              .split(" ", -1));

  /**
   * Reads them.
   *
   * @param rights a list of texts, or one text; several in a text are separated by commas
   */
  static FolderRights of(JsonNode rights) {
    List<JsonNode> texts = rights.isArray() ? rights.valueStream().toList() : List.of(rights);
    if (!texts.stream().allMatch(JsonNode::isString)) {
      return NOT_UNDERSTOOD;
    }
    Set<String> names = new HashSet<>();
    texts.stream()
        .flatMap(text -> Stream.of(text.asString().split(",", -1)))
        .forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
    boolean known = names.stream().allMatch(name -> READING.contains(name) || OTHER.contains(name));
    if (names.isEmpty() || !known) {
      return NOT_UNDERSTOOD;
    }
    return names.stream().anyMatch(READING::contains) ? READ : NO_READING;
  }
}
