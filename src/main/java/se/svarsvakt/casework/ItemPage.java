package se.svarsvakt.casework;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.mail.EnumCode;

/**
 * Some items of a list, and where its neighbours begin.
 *
 * @param items the items, in the list's order
 * @param before whether there are others before them
 * @param after whether there are others after them
 */
public record ItemPage(List<TrackedItem> items, boolean before, boolean after) {
  /** Keeps a copy. */
  public ItemPage {
    items = List.copyOf(items);
  }

  /** What a list is ordered by; items of the same value by their ids. */
  public enum Order implements EnumCode {
    /** The deadline; where there is none, since when it holds. */
    DUE,
    /** Since when it holds. */
    SINCE,
    /** The mailbox's address. */
    MAILBOX;

    /** What an item is ordered by. */
    String value(TrackedItem item) {
      return switch (this) {
        case DUE -> item.dueOrSince().toString();
        case SINCE -> item.since().toString();
        case MAILBOX -> item.about().address();
      };
    }
  }

  /**
   * How a list is ordered.
   *
   * @param descending whether the last comes first
   */
  public record Sorting(Order order, boolean descending) {}

  /**
   * A place in a list: right after an item, or right before it.
   *
   * @param value what the item is ordered by
   * @param id the item's
   * @param back whether what comes before it is asked for
   */
  public record Anchor(String value, long id, boolean back) {
    private static final String MARK = "~";

    /** The place at an item. */
    public static Anchor at(TrackedItem item, Order order, boolean back) {
      return new Anchor(order.value(item), item.id(), back);
    }

    /** As it stands in an address. */
    public String text() {
      return value + MARK + id;
    }

    /** The place that {@link #text} wrote; empty where it is none in a list of that order. */
    public static Optional<Anchor> parse(String text, Order order, boolean back) {
      int mark = text.lastIndexOf(MARK);
      try {
        String value = text.substring(0, Math.max(mark, 0));
        if (order != Order.MAILBOX) {
          Instant moment = Instant.parse(value);
          if (moment.isBefore(Instant.EPOCH)
              || moment.isAfter(Instant.ofEpochSecond(253402300799L))) {
            return Optional.empty();
          }
        }
        long id = Long.parseLong(text.substring(mark + 1));
        return mark < 0 || value.indexOf('\0') >= 0
            ? Optional.empty()
            : Optional.of(new Anchor(value, id, back));
      } catch (DateTimeException | NumberFormatException e) {
        return Optional.empty();
      }
    }
  }
}
