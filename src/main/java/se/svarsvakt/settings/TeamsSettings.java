package se.svarsvakt.settings;

import java.net.URI;
import java.util.Optional;
import se.svarsvakt.mail.MailAddress;

/**
 * How people are reached in Teams, and by mail where they are not.
 *
 * @param appId the Teams app's id, for activity notifications, installation and deep links
 * @param mailFrom the mailbox that sends mail to those whom nothing in Teams reaches
 * @param pages where people's browsers find the pages; empty where that is not known
 * @param bot the bot
 * @param tab the personal tab
 */
public record TeamsSettings(
    Optional<String> appId,
    Optional<MailAddress> mailFrom,
    Optional<URI> pages,
    BotSettings bot,
    TabSettings tab) {}
