package se.svarsvakt.web;

import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.worker.CaseSystemBacklog;
import se.svarsvakt.worker.MailLog;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worklist.AccountGate;
import se.svarsvakt.worklist.Worklists;

/**
 * Where pages read what they show.
 *
 * @param overview figures of the last pass
 * @param units the organisation's units, and who has one
 * @param worklists what people see of their own items
 * @param gate whether somebody is of the organisation still
 * @param auditTrail what people did and looked at
 * @param sessions who is signed in
 * @param lists what is looked through
 * @param judgement what is judged when somebody asks
 * @param tools what administrators begin, and what they are to renew
 * @param directory the directory, read for people who wait
 * @param mailLog what is read of a mailbox when an administrator asks
 * @param caseSystem what the case system was not told yet
 */
public record PageStores(
    Overview overview,
    ManagedUnits units,
    Worklists worklists,
    AccountGate gate,
    AuditTrail auditTrail,
    SessionStore sessions,
    PageLists lists,
    PageJudgement judgement,
    AdministratorTools tools,
    Directory directory,
    MailLog mailLog,
    CaseSystemBacklog caseSystem) {}
