package se.svarsvakt.mail;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What an automatic reply's text can lack, in the order in which a finding lists it. */
public enum MissingReplyText implements EnumCode {
  /** When the person is back: a date, a last day away, or a week. */
  RETURN_DATE,
  /** A way to reach somebody else. */
  CONTACT,
  /** Why the person is away. */
  CAUSE,
  /** The organisation's own phrase. */
  PHRASE;

  /** What these codes stand for; a code that nothing has is left out. */
  public static Set<MissingReplyText> of(Collection<String> codes) {
    return Arrays.stream(values())
        .filter(each -> codes.contains(each.code()))
        .collect(Collectors.toSet());
  }
}
