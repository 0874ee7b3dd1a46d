package se.svarsvakt.doctor;

import java.util.List;

/**
 * A sentence of a check before it is put into a language.
 *
 * @param note which sentence
 * @param details what stands in it: names, codes, commands, whole numbers, and a right for what is
 *     lost without it
 */
public record DoctorText(DoctorNote note, List<Object> details) {
  /** Keeps a copy. */
  public DoctorText {
    details = List.copyOf(details);
  }

  /** Whether it begins with a line to be taken over as it stands: a command, or a setting. */
  public boolean isVerbatim() {
    return note.isVerbatim();
  }

  static DoctorText of(DoctorNote note, Object... details) {
    return new DoctorText(note, List.of(details));
  }
}
