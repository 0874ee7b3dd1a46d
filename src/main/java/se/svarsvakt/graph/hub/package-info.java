/** What Graph tells of changes by Azure Event Hubs, without a port that is open to the internet. */
@NullMarked
package se.svarsvakt.graph.hub;

import org.jspecify.annotations.NullMarked;
