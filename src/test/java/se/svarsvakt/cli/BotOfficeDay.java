package se.svarsvakt.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.simulator.SimulatedMailbox;

/** What tests share that go through the whole program with the bot on. */
abstract class BotOfficeDay {
  @TempDir Path directory;
  BotOffice bots;
  Office office;

  @BeforeEach
  final void begin() {
    bots = new BotOffice(directory.resolve("data"));
    office = bots.office;
  }

  @AfterEach
  final void end() {
    bots.close();
  }

  /** What a button says of its item. */
  static Map<String, String> on(SimulatedMailbox mailbox, String item, String... more) {
    Map<String, String> data = new HashMap<>();
    data.put("mailbox", mailbox.account().id());
    data.put("item", item);
    for (int i = 0; i < more.length; i += 2) {
      data.put(more[i], more[i + 1]);
    }
    return data;
  }

  /** What people did, the latest first. */
  static List<String> trail(BotOffice.Acts acts) {
    return acts
        .product
        .auditTrail()
        .trail(new AuditTrail.TrailFilter(Optional.empty(), Instant.EPOCH, 1000))
        .stream()
        .map(AuditTrail.TrailEntry::kind)
        .toList();
  }

  /** The card that somebody got last; long words may be broken where nothing shows it. */
  String words(SimulatedMailbox person) {
    return bots.card(person).content().toString().replace("\u200B", "");
  }
}
