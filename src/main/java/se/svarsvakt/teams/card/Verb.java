package se.svarsvakt.teams.card;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a button of a card asks for. */
enum Verb {
  ANSWERED,
  NO_REPLY,
  PROMISE,
  SNOOZE,
  COVER,
  UNDO,
  REFRESH;

  /** The name in a card, {@code no-reply} for example. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Verb> of(String code) {
    return Arrays.stream(values()).filter(verb -> verb.code().equals(code)).findFirst();
  }
}
