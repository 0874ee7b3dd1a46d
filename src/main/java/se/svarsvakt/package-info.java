/** The program's entry and its one clock. */
@NullMarked
package se.svarsvakt;

import org.jspecify.annotations.NullMarked;
