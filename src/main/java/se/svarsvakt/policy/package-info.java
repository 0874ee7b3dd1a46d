/** The promise to answer, as immutable records: what an organisation has decided, with defaults. */
@NullMarked
package se.svarsvakt.policy;

import org.jspecify.annotations.NullMarked;
