/** A simulated Microsoft 365 tenant that speaks Graph over HTTP, and the town that lives in it. */
@NullMarked
package se.svarsvakt.demo;

import org.jspecify.annotations.NullMarked;
