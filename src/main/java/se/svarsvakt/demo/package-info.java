/** The town of the demo: its people, what they write, and how its life goes on. */
@NullMarked
package se.svarsvakt.demo;

import org.jspecify.annotations.NullMarked;
