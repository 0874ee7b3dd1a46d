package se.svarsvakt.desk;

import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.Deeds;
import se.svarsvakt.casework.Register;
import se.svarsvakt.casework.StewardStore;
import se.svarsvakt.nudge.Glances;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.OwnerStore;

/**
 * What the desk rests on.
 *
 * @param casework judges what is stored
 * @param register agreements and marks
 * @param deeds what people did
 * @param stewards who looks after shared mailboxes
 * @param owners what is known of mailboxes
 * @param directory the organisation; asked at every look, so it should be one that remembers
 * @param glances subject and sender, read when they are shown
 * @param policy the organisation's promise
 */
public record Parts(
    Casework casework,
    Register register,
    Deeds deeds,
    StewardStore stewards,
    OwnerStore owners,
    Directory directory,
    Glances glances,
    Policy policy) {}
