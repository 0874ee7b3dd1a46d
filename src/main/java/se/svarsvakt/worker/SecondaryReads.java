package se.svarsvakt.worker;

/**
 * What a pass reads beside mail, each in its own, slower rhythm: calendars, delegates, signatures.
 *
 * @param calendars people's calendars
 * @param export the administrator's export of delegates
 * @param delegates sources of delegates that are asked where it matters
 * @param signatures the signatures of sent mail
 * @param calls outgoing calls
 */
public record SecondaryReads(
    CalendarReader calendars,
    ExportLoader export,
    DelegateReader delegates,
    SignatureSampler signatures,
    CallReader calls) {}
