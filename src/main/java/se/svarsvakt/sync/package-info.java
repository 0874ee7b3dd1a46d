/**
 * One idempotent step that brings a mailbox's facts up to date, its ports, and the facts' store.
 */
@NullMarked
package se.svarsvakt.sync;

import org.jspecify.annotations.NullMarked;
