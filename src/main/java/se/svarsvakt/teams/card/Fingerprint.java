package se.svarsvakt.teams.card;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import se.svarsvakt.desk.Line;
import se.svarsvakt.desk.Line.MailLine;
import se.svarsvakt.desk.Line.NoticeLine;
import se.svarsvakt.desk.Sheet;

/** What tells whether a card still shows the truth; it holds no content. */
final class Fingerprint {
  private static final int BYTES = 8;

  private Fingerprint() {}

  /** Sixteen hexadecimal digits. */
  static String of(Sheet sheet) {
    StringBuilder facts = new StringBuilder();
    facts.append(sheet.others()).append('\n');
    sheet.lines().forEach(line -> facts.append(facts(line)).append('\n'));
    byte[] digest = sha256().digest(facts.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }

  private static String facts(Line line) {
    String state =
        switch (line) {
          case MailLine mail -> mail.standing() + " " + mail.dueAt() + " " + mail.snoozedUntil();
          case NoticeLine notice -> String.valueOf(notice.done());
        };
    return line.item().mailbox()
        + " "
        + line.item().name()
        + " "
        + state
        + " "
        + line.undoable().isPresent();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
