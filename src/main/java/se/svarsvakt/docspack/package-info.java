/** The documents for the data protection officer and the unions, made from the settings. */
@NullMarked
package se.svarsvakt.docspack;

import org.jspecify.annotations.NullMarked;
