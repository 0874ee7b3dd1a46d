package se.svarsvakt.worklist;

import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.Register;
import se.svarsvakt.casework.StewardStore;
import se.svarsvakt.nudge.MessagePreviews;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.OwnerStore;

/**
 * What the desk rests on.
 *
 * @param casework judges what is stored
 * @param register agreements and marks
 * @param auditTrail what people did
 * @param stewards who looks after shared mailboxes
 * @param owners what is known of mailboxes
 * @param directory the organisation; asked at every look, so it should be one that remembers
 * @param previews subject and sender, read when they are shown
 * @param policy the organisation's promise
 */
public record WorklistSources(
    Casework casework,
    Register register,
    AuditTrail auditTrail,
    StewardStore stewards,
    OwnerStore owners,
    Directory directory,
    MessagePreviews previews,
    Policy policy) {}
