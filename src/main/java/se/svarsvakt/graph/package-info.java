/** Microsoft Graph: the only place that knows its types, its limits and its errors. */
@NullMarked
package se.svarsvakt.graph;

import org.jspecify.annotations.NullMarked;
