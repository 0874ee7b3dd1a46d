/** The one outgoing line: JSON over HTTP to outside systems, with one retry and one breaker. */
@NullMarked
package se.svarsvakt.http;

import org.jspecify.annotations.NullMarked;
