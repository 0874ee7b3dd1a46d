package se.svarsvakt.nudge;

import org.jspecify.annotations.Nullable;

/**
 * How what stands on delivered cards is, as a pass has found it: texts without content, of which
 * equal ones stand for what would be told in the same way.
 */
@FunctionalInterface
public interface ItemStandings {
  /** How it stands; null where it is settled, mended, or was not looked at. */
  @Nullable String of(NudgeItem item);
}
