package se.svarsvakt.mail;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;

/** A constant that has its own name, in lower case with dashes, as its code in output and store. */
public interface EnumCode {
  /** The constant's name in the source. */
  String name();

  /** The code, {@code no-reply-sender} for example. */
  default String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant of a type with that code; empty where there is none. */
  static <E extends Enum<E> & EnumCode> Optional<E> find(Class<E> type, String code) {
    return EnumSet.allOf(type).stream().filter(each -> each.code().equals(code)).findFirst();
  }
}
