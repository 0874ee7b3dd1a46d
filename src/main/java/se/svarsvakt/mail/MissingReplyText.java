package se.svarsvakt.mail;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What an automatic reply's text can lack, in the order in which a finding lists it. */
public enum MissingReplyText {
  /** When the person is back: a date, a last day away, or a week. */
  RETURN_DATE("return-date"),
  /** A way to reach somebody else. */
  CONTACT("contact"),
  /** The organisation's own phrase. */
  PHRASE("phrase");

  private final String code;

  MissingReplyText(String code) {
    this.code = code;
  }

  /** Its name in a finding. */
  public String code() {
    return code;
  }

  /** What these codes stand for; a code that nothing has is left out. */
  public static Set<MissingReplyText> of(Collection<String> codes) {
    return Arrays.stream(values())
        .filter(each -> codes.contains(each.code))
        .collect(Collectors.toSet());
  }
}
