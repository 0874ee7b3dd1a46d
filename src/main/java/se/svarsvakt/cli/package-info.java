/** The command line. */
@NullMarked
package se.svarsvakt.cli;

import org.jspecify.annotations.NullMarked;
