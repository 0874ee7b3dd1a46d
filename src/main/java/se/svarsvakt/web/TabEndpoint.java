package se.svarsvakt.web;

import se.svarsvakt.desk.Desk;
import se.svarsvakt.teams.token.TabTokens;

/**
 * The way in for people who look at their tab in Teams.
 *
 * @param tokens judges the token of each request
 * @param desk what they see and can do
 */
public record TabEndpoint(TabTokens tokens, Desk desk) {}
