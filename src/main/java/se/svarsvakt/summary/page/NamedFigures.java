package se.svarsvakt.summary.page;

import se.svarsvakt.summary.Figures;

/**
 * The figures of a mailbox as they are shown.
 *
 * @param name its address
 * @param figures its figures
 */
public record NamedFigures(String name, Figures figures) {}
