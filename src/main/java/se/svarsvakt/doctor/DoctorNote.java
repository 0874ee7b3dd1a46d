package se.svarsvakt.doctor;

import java.util.Set;
import se.svarsvakt.mail.EnumCode;

/**
 * The sentences of checks; their words stand in {@code doctor.properties} and {@code
 * doctor_en.properties} under the code. What begins with {@code MEND} says how to mend something.
 */
public enum DoctorNote implements EnumCode {
  /** Graph takes the credential. */
  CREDENTIAL_ACCEPTED,
  /** Graph cannot be used; the reason is in English. */
  CREDENTIAL_REFUSED,
  /** What to do where Graph cannot be used. */
  MEND_CREDENTIAL,
  /** The certificate's file cannot be used. */
  CERTIFICATE_UNUSABLE,
  /** A certificate's last day. */
  CERTIFICATE_ENDS,
  /** A certificate's end is over. */
  CERTIFICATE_ENDED,
  /** How a certificate is renewed. */
  MEND_CERTIFICATE,
  /** A secret's last day. */
  SECRET_ENDS,
  /** A secret's end is over. */
  SECRET_ENDED,
  /** How a secret is renewed. */
  MEND_SECRET,
  /** Nothing tells when the secret ends. */
  SECRET_END_UNKNOWN,
  /** Entra tells of no secret. */
  SECRET_UNTOLD,
  /** Where a secret's end is seen. */
  MEND_SECRET_UNKNOWN,
  /** A right was used. */
  RIGHT_WORKS,
  /** It works through wider ones. */
  RIGHT_WORKS_BY_WIDER,
  /** A right is not there. */
  RIGHT_MISSING,
  /** It is known that Entra does not grant it. */
  RIGHT_NOT_GRANTED,
  /** Reading works, which does not show it. */
  RIGHT_NOT_SHOWN_BY_READING,
  /** A right could not be tried. */
  RIGHT_UNTRIED,
  /** A right could not be tried, for nobody knows on whose mailbox. */
  RIGHT_WITHOUT_SCOPE,
  /** A right could not be tried, for there is no mailbox to try it on. */
  RIGHT_WITHOUT_MAILBOX,
  /** A right could not be tried, for Graph did not answer any more. */
  RIGHT_IN_SILENCE,
  /** Entra grants it. */
  RIGHT_GRANTED_ENTRA,
  /** Only sending would show it. */
  RIGHT_ONLY_BY_SENDING,
  /** Nothing needs it. */
  RIGHT_IN_EXCESS,
  /** The app brings it. */
  RIGHT_WITH_APP,
  /** The app brings it, as far as can be seen. */
  RIGHT_COMES_WITH_APP,
  /** The app that is installed does not bring it. */
  RIGHT_NOT_WITH_APP,
  /** The group in scope is not there. */
  GROUP_ABSENT,
  /** Where a group's id is found. */
  MEND_GROUP,
  /** How a right is granted in Entra. */
  MEND_GRANT_ENTRA,
  /** How a right is granted in Exchange. */
  MEND_GRANT_EXCHANGE,
  /** How the app gets a right. */
  MEND_TEAMS_MANIFEST,
  /** How Exchange's grants are looked at. */
  MEND_TEST_AUTHORIZATION,
  /** How a right is taken back. */
  MEND_REVOKE,
  /** How a wide right is replaced by narrow ones. */
  MEND_REPLACE,
  /** How it is found out what opens a mailbox outside. */
  MEND_CLOSE_OUTSIDE,
  /** What Entra grants is not known. */
  GRANTS_UNKNOWN,
  /** The same, where the directory could not be asked. */
  GRANTS_UNTOLD,
  /** Where it is seen what Entra grants. */
  MEND_GRANTS_UNKNOWN,
  /** The cloud is named; Microsoft says of nothing that is on that it is lacking. */
  CLOUD_WELL,
  /** Something that is on cannot be used in the cloud. */
  CLOUD_LACKS,
  /** How people are reached without the activity feed. */
  MEND_LACKS_ACTIVITY_FEED,
  /** How calls are left out. */
  MEND_LACKS_CALLS,
  /** It passes. */
  MEND_AGAIN,
  /** What says why the directory could not be read. */
  MEND_ABOVE,
  /** The check of that id says it. */
  MEND_FIRST,
  /** The checks of the app say it. */
  MEND_ABOVE_APP,
  /** The check of the store says it. */
  MEND_ABOVE_STORE,
  /** It is not known who is in scope. */
  SCOPE_UNKNOWN,
  /** It is not known whether some are in scope. */
  SCOPE_UNSURE,
  /** Nobody is in scope. */
  SCOPE_EMPTY,
  /** Where the scope is set. */
  MEND_SCOPE_EMPTY,
  /** So many mailboxes can be read. */
  SCOPE_READ,
  /** None can be read. */
  SCOPE_ALL_REFUSED,
  /** Graph fell silent. */
  SCOPE_NOT_ASKED,
  /** One mailbox's mail cannot be read. */
  MAIL_CLOSED,
  /** One mailbox's settings cannot be read. */
  SETTINGS_CLOSED,
  /** An account without a mailbox. */
  NO_MAILBOX,
  /** How such an account is left out. */
  MEND_NO_MAILBOX,
  /** One mailbox gave no answer. */
  MAILBOX_SILENT,
  /** No mailbox outside is named. */
  OUTSIDE_NOT_NAMED,
  /** How one is named. */
  MEND_OUTSIDE_NOT_NAMED,
  /** Nobody has that address. */
  OUTSIDE_NO_ACCOUNT,
  /** Whether there is one is not known. */
  OUTSIDE_NOT_LOOKED_UP,
  /** It is in scope. */
  OUTSIDE_WATCHED,
  /** Another one is needed. */
  MEND_OUTSIDE_OTHER,
  /** It can be read. */
  OUTSIDE_OPEN,
  /** It is refused. */
  OUTSIDE_CLOSED,
  /** It gave another answer. */
  OUTSIDE_SILENT,
  /** Every mailbox is meant. */
  ENTRA_NO_SCOPE,
  /** No right opens all mailboxes. */
  ENTRA_NONE,
  /** The mailbox outside shows it. */
  ENTRA_NONE_AS_OUTSIDE,
  /** A right opens all mailboxes. */
  ENTRA_VOIDS,
  /** The catalogue cannot be read. */
  CATALOGUE_UNKNOWN,
  /** Where the app is seen. */
  MEND_CATALOGUE_UNKNOWN,
  /** The app is there. */
  APP_THERE,
  /** The app is not there. */
  APP_ABSENT,
  /** How the app gets there. */
  MEND_APP_ABSENT,
  /** The app waits for review. */
  APP_IN_REVIEW,
  /** Where it is published. */
  MEND_APP_IN_REVIEW,
  /** The app was rejected. */
  APP_REJECTED,
  /** How it is handed in again. */
  MEND_APP_REJECTED,
  /** The setting has the manifest's id. */
  APP_BY_MANIFEST,
  /** The right id. */
  MEND_APP_ID,
  /** It cannot be read who has the app. */
  INSTALLATIONS_UNKNOWN,
  /** There is nobody to ask about. */
  INSTALLATIONS_OF_NOBODY,
  /** Where that is seen. */
  MEND_INSTALLATIONS_UNKNOWN,
  /** Of some it was not told. */
  INSTALLATIONS_SILENT,
  /** So many have the app. */
  APP_INSTALLED,
  /** The bot installs it for the others. */
  APP_WILL_BE_INSTALLED,
  /** One person lacks it. */
  APP_LACKING,
  /** How people get it. */
  MEND_APP_LACKING,
  /** The endpoint's certificate is trusted. */
  ENDPOINT_TRUSTED,
  /** It ends soon. */
  ENDPOINT_ENDS,
  /** It has ended, or does not hold yet. */
  ENDPOINT_ENDED,
  /** It is for another name. */
  ENDPOINT_OTHER_NAME,
  /** Nobody who is trusted has signed it. */
  ENDPOINT_ISSUER,
  /** There is none. */
  ENDPOINT_NO_TLS,
  /** The endpoint is not reached. */
  ENDPOINT_NOT_REACHED,
  /** Its name is not known. */
  ENDPOINT_UNKNOWN_HOST,
  /** Nothing takes connections there. */
  ENDPOINT_REFUSED,
  /** It does not answer in time. */
  ENDPOINT_LATE,
  /** Its address is not known. */
  ENDPOINT_UNKNOWN,
  /** It is for this machine. */
  ENDPOINT_HERE,
  /** How the certificate is mended. */
  MEND_ENDPOINT_CERTIFICATE,
  /** How it is tried. */
  MEND_ENDPOINT_NOT_REACHED,
  /** How it is set. */
  MEND_ENDPOINT_UNKNOWN,
  /** The bot has its token. */
  BOT_TOKEN,
  /** The bot has none; the reason is in English. */
  BOT_NO_TOKEN,
  /** Entra was not reached; the reason is in English. */
  BOT_TOKEN_UNASKED,
  /** Where the bot's credential is set. */
  MEND_BOT_CREDENTIAL,
  /** The export cannot be used. */
  EXPORT_UNUSABLE,
  /** The export is old. */
  EXPORT_OLD,
  /** Some lines do not count. */
  EXPORT_LINES,
  /** The export is well. */
  EXPORT_WELL,
  /** Whether its lines count is not known. */
  EXPORT_LINES_UNKNOWN,
  /** How it is written anew. */
  MEND_EXPORT,
  /** How its lines are mended. */
  MEND_EXPORT_LINES,
  /** The holidays are known. */
  HOLIDAYS_KNOWN,
  /** They are not. */
  HOLIDAYS_UNKNOWN,
  /** How they are named. */
  MEND_HOLIDAYS,
  /** No closed day is set. */
  CLOSED_DAYS_NONE,
  /** They are all past. */
  CLOSED_DAYS_PAST,
  /** Some are to come. */
  CLOSED_DAYS_AHEAD,
  /** How they are set. */
  MEND_CLOSED_DAYS,
  /** There is none yet. */
  STORE_NOT_MADE,
  /** It cannot be opened; the reason is in English. */
  STORE_CLOSED,
  /** It lacks migrations. */
  STORE_OLDER,
  /** It is newer. */
  STORE_NEWER,
  /** Nothing can be written. */
  STORE_READ_ONLY,
  /** Its user may not write. */
  STORE_NO_RIGHT,
  /** Its disk is full. */
  STORE_DISK_FULL,
  /** Nothing can be written, for another reason. */
  STORE_UNWRITABLE,
  /** Little space is left. */
  STORE_SPACE,
  /** It is well. */
  STORE_WELL,
  /** It is well, and how many days old its backup is. */
  STORE_BACKED_UP,
  /** It is well, and no backup was made with this program. */
  STORE_WITHOUT_BACKUP,
  /** It is well, and its backup is too many days old. */
  STORE_BACKUP_OLD,
  /** What stands in it was not read. */
  STORE_UNREAD,
  /** Where the store is set. */
  MEND_STORE_CLOSED,
  /** How it is renewed. */
  MEND_STORE_OLDER,
  /** Which program is needed. */
  MEND_STORE_NEWER,
  /** How it is opened for writing. */
  MEND_STORE_READ_ONLY,
  /** How space is made. */
  MEND_STORE_SPACE,
  /** How a backup is made. */
  MEND_STORE_BACKUP,
  /** No pass has ended. */
  NO_SCAN,
  /** How one is begun. */
  MEND_NO_SCAN,
  /** The last pass is old. */
  SCAN_LATE,
  /** How passes go on. */
  MEND_SCAN_LATE,
  /** The last pass is recent. */
  SCAN_RECENT,
  /** Graph told no time. */
  CLOCK_UNKNOWN,
  /** The clocks agree. */
  CLOCK_RIGHT,
  /** The clock is ahead. */
  CLOCK_AHEAD,
  /** The clock is behind. */
  CLOCK_BEHIND,
  /** How a clock is set. */
  MEND_CLOCK,
  /** So many have stewards. */
  STEWARDS_THERE,
  /** One has none. */
  STEWARDS_LACKING,
  /** Of some it is not known whether they are shared. */
  STEWARDS_UNSURE,
  /** How they are named. */
  MEND_STEWARDS,
  /** Everybody's entry has it all. */
  SIGNATURES_WELL,
  /** Some lack something. */
  SIGNATURES_LACKING,
  /** Where the list is. */
  MEND_SIGNATURES;

  private static final Set<DoctorNote> VERBATIM =
      Set.of(
          MEND_GRANT_ENTRA,
          MEND_GRANT_EXCHANGE,
          MEND_TEST_AUTHORIZATION,
          MEND_CLOSE_OUTSIDE,
          MEND_LACKS_CALLS,
          MEND_APP_ID,
          MEND_ENDPOINT_NOT_REACHED,
          MEND_ENDPOINT_UNKNOWN,
          MEND_EXPORT,
          MEND_NO_SCAN,
          MEND_CLOCK);

  /** Whether its words begin with a line to be taken over as it stands; a remark follows a hash. */
  boolean isVerbatim() {
    return VERBATIM.contains(this);
  }
}
