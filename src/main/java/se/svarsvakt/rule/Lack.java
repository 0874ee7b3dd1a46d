package se.svarsvakt.rule;

/** What an automatic reply's text can lack, in the order in which a finding lists it. */
public enum Lack {
  /** When the person is back: a date, a last day away, or a week. */
  RETURN_DATE("return-date"),
  /** A way to reach somebody else. */
  CONTACT("contact"),
  /** The organisation's own phrase. */
  PHRASE("phrase");

  private final String code;

  Lack(String code) {
    this.code = code;
  }

  /** Its name in a finding. */
  public String code() {
    return code;
  }
}
