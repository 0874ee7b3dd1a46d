/** Set-up on this machine. */
@NullMarked
package se.svarsvakt.setup;

import org.jspecify.annotations.NullMarked;
