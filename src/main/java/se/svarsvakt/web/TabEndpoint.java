package se.svarsvakt.web;

import java.util.List;
import se.svarsvakt.teams.token.TabTokens;
import se.svarsvakt.worklist.AccountGate;
import se.svarsvakt.worklist.Worklists;

/**
 * The way in for people who look at their tab in Teams.
 *
 * @param tokens judges the token of each request
 * @param gate lets those in who are of the organisation still
 * @param worklists what they see and can do
 * @param frames the origins that may show it in a frame
 */
public record TabEndpoint(
    TabTokens tokens, AccountGate gate, Worklists worklists, List<String> frames) {
  /** Keeps a copy. */
  public TabEndpoint {
    frames = List.copyOf(frames);
  }
}
