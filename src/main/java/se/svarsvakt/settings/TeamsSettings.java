package se.svarsvakt.settings;

import java.util.Optional;

/**
 * How people are reached in Teams.
 *
 * @param appId the Teams app's id, for activity notifications and deep links
 */
public record TeamsSettings(Optional<String> appId) {}
