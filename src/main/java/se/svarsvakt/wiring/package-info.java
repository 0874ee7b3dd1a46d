/** Puts the product together from its settings. */
@NullMarked
package se.svarsvakt.wiring;

import org.jspecify.annotations.NullMarked;
