/** The bot: activities that come from Teams, and what is sent to people's conversations. */
@NullMarked
package se.svarsvakt.teams.bot;

import org.jspecify.annotations.NullMarked;
