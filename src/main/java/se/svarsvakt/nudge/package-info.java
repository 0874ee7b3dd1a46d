/** Who is told what, and when: planned before it is sent, and sent once. */
@NullMarked
package se.svarsvakt.nudge;

import org.jspecify.annotations.NullMarked;
