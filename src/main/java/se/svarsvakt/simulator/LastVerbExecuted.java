package se.svarsvakt.simulator;

/** What a mail program last did with a message, as MAPI's PidTagLastVerbExecuted has it. */
public enum LastVerbExecuted {
  REPLY(102),
  REPLY_ALL(103),
  FORWARD(104);

  private final int code;

  LastVerbExecuted(int code) {
    this.code = code;
  }

  /** The value of {@code Integer 0x1081}. */
  public int code() {
    return code;
  }
}
