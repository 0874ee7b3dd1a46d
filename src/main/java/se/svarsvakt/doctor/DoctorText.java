package se.svarsvakt.doctor;

import java.util.List;

/**
 * A sentence of a check before it is put into a language.
 *
 * @param note which sentence
 * @param details what stands in it: names, codes, commands, whole numbers
 */
public record DoctorText(DoctorNote note, List<Object> details) {
  /** Keeps a copy. */
  public DoctorText {
    details = List.copyOf(details);
  }

  static DoctorText of(DoctorNote note, Object... details) {
    return new DoctorText(note, List.of(details));
  }
}
