/** The program's settings: read once at start, every fault reported at once, then immutable. */
@NullMarked
package se.svarsvakt.settings;

import org.jspecify.annotations.NullMarked;
