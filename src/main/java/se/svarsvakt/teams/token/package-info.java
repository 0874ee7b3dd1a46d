/** Who speaks: the tokens that Teams sends with an activity, and the tab with a question. */
@NullMarked
package se.svarsvakt.teams.token;

import org.jspecify.annotations.NullMarked;
