package se.svarsvakt.summary;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.rule.RuleName;

/**
 * The figures of a unit's mail that has a promise of its own, and is not counted with the other.
 *
 * @param figures null where they would point at one person and the unit is small
 * @param pointsAtOne whether they would, however large the unit is
 */
public record ApartFigures(@Nullable Figures figures, boolean pointsAtOne) {
  /** The rules whose mail is counted apart, each as JSON calls it, in the order of telling. */
  static final SortedMap<RuleName, String> PROPERTIES =
      new TreeMap<>(
          Map.of(RuleName.VOICEMAIL, "voicemail", RuleName.PUBLIC_RECORDS, "publicRecords"));
}
