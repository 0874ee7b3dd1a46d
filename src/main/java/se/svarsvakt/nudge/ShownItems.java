package se.svarsvakt.nudge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands on cards that are kept true, and how it stands: a number of eight bytes and a
 * reference for each item, for there may be millions. It is never stored; of a million items two
 * have the same number once in thirty million times, and then one card is written once too often or
 * once too seldom.
 */
final class ShownItems implements ItemStandings {
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  private final long[] numbers;
  private final @Nullable String[] standing;
  private final Map<String, String> texts = new HashMap<>();

  /** How what will stand on new cards is, by its number; empty where that is not known. */
  private final Map<Long, String> due = new HashMap<>();

  private final boolean keepsTrue;

  /**
   * Of which nothing is known yet.
   *
   * @param keepsTrue whether what goes out now will be kept true
   */
  ShownItems(Stream<NudgeItem> shown, boolean keepsTrue) {
    this.keepsTrue = keepsTrue;
    this.numbers =
        shown
            .flatMapToLong(
                item -> LongStream.of(number(item), number(NudgeItem.around(item.mailbox()))))
            .sorted()
            .distinct()
            .toArray();
    this.standing = new @Nullable String[numbers.length];
  }

  private static long number(NudgeItem item) {
    return number(number(MIX, item.mailbox().value()), item.name());
  }

  private static long number(long begun, String text) {
    long number = begun;
    for (int i = 0; i < text.length(); i++) {
      number = (number ^ text.charAt(i)) * MIX;
      number ^= number >>> 29;
    }
    return number * MIX;
  }

  private int place(NudgeItem item) {
    return numbers.length == 0 ? -1 : Arrays.binarySearch(numbers, number(item));
  }

  /** Whether a card tells of it, or one will. */
  boolean contains(NudgeItem item) {
    return place(item) >= 0 || due.containsKey(number(item));
  }

  /** A card will tell of it. */
  void willShow(NudgeItem item) {
    if (keepsTrue) {
      Stream.of(item, NudgeItem.around(item.mailbox()))
          .filter(each -> place(each) < 0)
          .forEach(each -> due.putIfAbsent(number(each), ""));
    }
  }

  /** Notes how something stands, where a card tells of it or will. */
  void put(NudgeItem item, String stands) {
    int place = place(item);
    String text = texts.computeIfAbsent(stands, same -> same);
    if (place >= 0) {
      standing[place] = text;
    } else {
      due.computeIfPresent(number(item), (_, _) -> text);
    }
  }

  @Override
  public @Nullable String of(NudgeItem item) {
    int place = place(item);
    String known = place < 0 ? due.getOrDefault(number(item), "") : standing[place];
    return known == null || known.isEmpty() ? null : known;
  }
}
