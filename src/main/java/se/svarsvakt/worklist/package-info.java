/** What a person sees of their own open items, and what they can do about them. */
@NullMarked
package se.svarsvakt.worklist;

import org.jspecify.annotations.NullMarked;
