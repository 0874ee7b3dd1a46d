package se.svarsvakt.mail;

import java.util.ArrayList;
import java.util.List;
import se.svarsvakt.mail.SubjectPrefix.Piece;

/**
 * A subject without the tags that gateways and ticket systems set before it, and before what stands
 * behind its reply prefixes ({@code phrases/subject-prefix.txt}, {@code [gateway-tag]}).
 *
 * @param subject what is left; the subject itself where it has no tag
 * @param cut the entries of the tags
 */
record SubjectTags(String subject, List<String> cut) {
  /** Tags and prefixes that are looked at. */
  private static final int MOST = 24;

  /** Keeps a copy. */
  SubjectTags {
    cut = List.copyOf(cut);
  }

  static SubjectTags removeFrom(String subject) {
    StringBuilder left = new StringBuilder();
    List<String> cut = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < MOST; i++) {
      Piece piece = SubjectPrefix.pieceAt(subject, at);
      if (piece == null) {
        break;
      }
      if (piece.tag().isEmpty()) {
        left.append(subject, at, piece.end());
      } else {
        cut.add(piece.tag());
      }
      at = piece.end();
    }
    return cut.isEmpty()
        ? new SubjectTags(subject, cut)
        : new SubjectTags(left.append(subject.substring(at)).toString().strip(), cut);
  }

  @Override
  public String toString() {
    return "SubjectTags[content not shown]";
  }
}
