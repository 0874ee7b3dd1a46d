package se.svarsvakt.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Where outgoing calls are kept. Every write can be repeated without harm. */
public interface CallStore {
  /** Until when a list was read; empty where it never was. */
  Optional<Instant> readUntil(CallList list);

  /** Keeps these calls. */
  void add(Collection<OutgoingCall> calls);

  /** Notes until when a list was read; a moment before the known one changes nothing. */
  void read(CallList list, Instant until);
}
