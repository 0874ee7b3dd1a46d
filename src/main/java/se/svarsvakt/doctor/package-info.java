/**
 * Finds out what an administrator has still to do: asks, judges what came back, says how to mend.
 */
@NullMarked
package se.svarsvakt.doctor;

import org.jspecify.annotations.NullMarked;
