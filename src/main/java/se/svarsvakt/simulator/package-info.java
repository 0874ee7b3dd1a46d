/** A Microsoft 365 tenant in memory, served over HTTP as Graph, Exchange and Teams answer. */
@NullMarked
package se.svarsvakt.simulator;

import org.jspecify.annotations.NullMarked;
