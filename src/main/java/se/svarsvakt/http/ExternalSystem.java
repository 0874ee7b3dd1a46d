package se.svarsvakt.http;

/** A system outside of this program, which may fail. */
public interface ExternalSystem {
  /** What people call it. */
  String name();

  /** How it stands by what was last asked of it; nothing is asked for this. */
  CheckResult check();
}
