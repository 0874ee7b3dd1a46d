/** What the program does and how long it took, for a collector of traces; off by default. */
@NullMarked
package se.svarsvakt.tracing;

import org.jspecify.annotations.NullMarked;
