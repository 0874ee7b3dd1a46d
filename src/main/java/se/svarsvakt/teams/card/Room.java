package se.svarsvakt.teams.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.svarsvakt.desk.Line;
import se.svarsvakt.desk.Line.MailLine;
import se.svarsvakt.desk.Line.NoticeLine;
import se.svarsvakt.desk.Sheet;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shares the room on a card out among its matters: each is named, then each gets its quick buttons,
 * then each everything else, the first ones first, as far as the room goes.
 */
final class Room {
  private static final int FOR_THE_REST = 400;

  private final Sheet sheet;
  private final Words words;
  private final List<Map<Detail, ObjectNode>> written = new ArrayList<>();
  private final Detail[] chosen;

  private Room(Sheet sheet, Words words) {
    this.sheet = sheet;
    this.words = words;
    int places = Math.min(sheet.lines().size(), CardWriter.MOST);
    for (int place = 0; place < places; place++) {
      written.add(write(place));
    }
    this.chosen = new Detail[places];
    Arrays.fill(chosen, Detail.BARE);
  }

  /** Shared out over that many bytes. */
  static Room of(Sheet sheet, Words words, int bytes) {
    Room room = new Room(sheet, words);
    int left = bytes - FOR_THE_REST;
    for (int place = 0; place < room.chosen.length; place++) {
      left -= room.size(place, Detail.BARE);
    }
    left = room.upgrade(Detail.SHORT, left);
    room.upgrade(Detail.FULL, left);
    return room;
  }

  private int upgrade(Detail detail, int bytes) {
    int left = bytes;
    for (int place = 0; place < chosen.length; place++) {
      int more = size(place, detail) - size(place, chosen[place]);
      if (more > left) {
        break;
      }
      chosen[place] = detail;
      left -= more;
    }
    return left;
  }

  private int size(int place, Detail detail) {
    return Blocks.size(block(place, detail)) + 1;
  }

  private ObjectNode block(int place, Detail detail) {
    return Objects.requireNonNull(written.get(place).get(detail));
  }

  private Map<Detail, ObjectNode> write(int place) {
    Map<Detail, ObjectNode> blocks = new EnumMap<>(Detail.class);
    for (Detail detail : Detail.values()) {
      blocks.put(detail, write(place, detail));
    }
    return blocks;
  }

  private ObjectNode write(int place, Detail detail) {
    Line line = sheet.lines().get(place);
    return switch (line) {
      case MailLine mail -> new MailBlock(mail, place, words, sheet.at()).write(detail);
      case NoticeLine notice -> new NoticeBlock(notice, place, words, sheet.at()).write(detail);
    };
  }

  /** The matters as they stand on the card, and how many do not. */
  List<ObjectNode> blocks() {
    List<ObjectNode> blocks = new ArrayList<>();
    for (int place = 0; place < chosen.length; place++) {
      blocks.add(block(place, chosen[place]));
    }
    int beyond = sheet.lines().size() - chosen.length;
    if (beyond > 0) {
      blocks.add(last(words.of("beyond", beyond)));
    } else if (Arrays.stream(chosen).anyMatch(detail -> detail != Detail.FULL)) {
      blocks.add(last(words.of("more-later")));
    }
    return blocks;
  }

  private static ObjectNode last(String text) {
    return Blocks.quiet(text).put("separator", true).put("spacing", "Medium");
  }
}
