package se.svarsvakt.sync;

import se.svarsvakt.mail.EnumCode;

/** A list of calls that Graph keeps. */
public enum CallList implements EnumCode {
  /** Calls through a calling plan or an operator. */
  PSTN("CallRecord-PstnCalls.Read.All"),
  /** Calls through the organisation's own connection to a telephone operator. */
  DIRECT_ROUTING("CallRecords.Read.All");

  private final String permission;

  CallList(String permission) {
    this.permission = permission;
  }

  /** The application permission that reads it. */
  public String permission() {
    return permission;
  }
}
