package se.svarsvakt.rule;

/** What is wrong with received mail (docs/how-it-judges.md 3). */
public enum ReplyIssue implements Issue {
  /** The answer is due today, or soon. */
  DUE_SOON(RuleName.REPLY, "due-soon"),
  /** The deadline is over. */
  OVERDUE(RuleName.REPLY, "overdue"),
  /** It was passed on, and its sender does not know. */
  SENDER_UNTOLD(RuleName.FORWARD, "sender-untold"),
  /** Who left a message by telephone is to be called back today, or soon. */
  CALL_DUE(RuleName.VOICEMAIL, "due-soon"),
  /** The deadline for calling back is over. */
  CALL_OVERDUE(RuleName.VOICEMAIL, "overdue"),
  /** Somebody asks for public records. */
  RECORDS_REQUESTED(RuleName.PUBLIC_RECORDS, "requested"),
  /** Somebody asked for public records, and has no answer in time. */
  RECORDS_OVERDUE(RuleName.PUBLIC_RECORDS, "overdue");

  private final RuleName rule;
  private final String code;

  ReplyIssue(RuleName rule, String code) {
    this.rule = rule;
    this.code = code;
  }

  @Override
  public RuleName rule() {
    return rule;
  }

  @Override
  public String code() {
    return code;
  }
}
