/** What Graph tells of changes in mailboxes, and the subscriptions by which it does. */
@NullMarked
package se.svarsvakt.sync.notification;

import org.jspecify.annotations.NullMarked;
