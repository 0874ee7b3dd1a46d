package se.svarsvakt.settings;

import java.util.Optional;
import se.svarsvakt.mail.MailAddress;

/**
 * How people are reached in Teams, and by mail where they are not.
 *
 * @param appId the Teams app's id, for activity notifications, installation and deep links
 * @param mailFrom the mailbox that sends mail to those whom nothing in Teams reaches
 * @param bot the bot
 * @param tab the personal tab
 */
public record TeamsSettings(
    Optional<String> appId, Optional<MailAddress> mailFrom, BotSettings bot, TabSettings tab) {}
