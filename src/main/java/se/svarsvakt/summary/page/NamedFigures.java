package se.svarsvakt.summary.page;

import org.jspecify.annotations.Nullable;
import se.svarsvakt.summary.Figures;
import se.svarsvakt.summary.RegistrationCount;

/**
 * The figures of a mailbox as they are shown.
 *
 * @param name its address
 * @param figures its figures
 * @param registration what was said of answered mail's registration; null where nobody is asked
 */
public record NamedFigures(
    String name, Figures figures, @Nullable RegistrationCount registration) {}
