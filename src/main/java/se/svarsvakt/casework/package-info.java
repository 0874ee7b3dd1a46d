/** The state of tracked mail and what follows from it: judgement, settlement, retention. */
@NullMarked
package se.svarsvakt.casework;

import org.jspecify.annotations.NullMarked;
