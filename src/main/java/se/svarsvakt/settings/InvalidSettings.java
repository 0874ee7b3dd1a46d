package se.svarsvakt.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown at start where settings cannot stand; its message has a line for each fault. */
public final class InvalidSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  InvalidSettings(List<Fault> faults) {
    super(faults.stream().map(Fault::describe).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** One fault that shows only when the setting is used. */
  public static InvalidSettings because(Fault fault) {
    return because(List.of(fault));
  }

  /** Faults that show only when the settings are used. */
  public static InvalidSettings because(List<Fault> faults) {
    return new InvalidSettings(faults);
  }

  /** Every fault that was found, in the order of the settings. */
  public List<Fault> faults() {
    return faults;
  }
}
