import { plainly } from "./plainly";

/** What somebody is by the words of another system. */
export type Standing = "active" | "on_leave" | "not_yet_here" | "left";

type Part = keyof typeof COLUMNS | keyof typeof WORDS;

/** Columns, as the guide calls them. */
export const COLUMNS = {
  email: "address",
  actor: "address, in a list of sign-ins",
  status: "status",
  flag: "left where it says yes",
  trash: "left where it says yes or has a day, and nothing where it says no",
  away: "on leave where it says yes, and nothing where it says no",
  leaving: "date of leaving",
  signIn: "last sign-in",
  event: "time of a sign-in",
  result: "whether it worked",
} as const;

/** Words, likewise. */
export const WORDS = {
  active: "belongs here",
  on_leave: "on leave",
  not_yet_here: "not here yet",
  left: "left",
  never: "never signed in",
  worked: "a sign-in that worked",
} as const satisfies Record<Standing | "never" | "worked", string>;

/** Columns and words as the exports of a system write them, in lists with commas. */
export type System = Readonly<Partial<Record<Part, string>>> & { readonly name: string };

/**
 * All that is known of other systems: what is read, and what the guide says is read, comes from here. A word has one
 * meaning, whoever writes it; what is not here is not understood.
 */
export const SYSTEMS: readonly System[] = [
  {
    name: "Google Workspace",
    email: "Email Address [Required], Primary Email",
    actor: "User, Actor, Actor email, Nutzer",
    status: "Status [READ ONLY]",
    flag: "Suspended, Is Suspended",
    trash: "Archived, Is Archived",
    signIn: "Last Sign In [READ ONLY], Last login time",
    event: "Date, Datum",
    result: "Event, Event Name, Ereignis, Ereignisname",
    active: "Active",
    left: "Suspended, Archived, Deleted",
    never: "Never logged in, Never",
    worked: "Successful login, Login success",
  },
  {
    name: "Okta",
    email: "Primary email, Email, Login, User Login",
    actor: "actor.alternateId",
    status: "Status, User Status",
    signIn: "Last login, Last authentication",
    event: "Timestamp, Published",
    result: "outcome.result, eventType",
    active:
      "Active, PASSWORD_EXPIRED, PASSWORD_RESET, LOCKED_OUT, RECOVERY, PROVISIONED, Pending user action",
    not_yet_here: "STAGED",
    left: "Suspended, DEPROVISIONED, Deactivated",
    worked: "SUCCESS, user.session.start, user.authentication.sso, user.authentication.auth_via_mfa",
  },
  {
    name: "Entra ID and Microsoft 365",
    email: "mail, userPrincipalName, User principal name, UPN, Username",
    status: "accountEnabled, Sign-in status",
    flag: "Block credential, Blocked, Sign-in blocked, Is blocked",
    trash: "Deleted, Is deleted, Soft deleted, Soft deletion time stamp, deletedDateTime, Deleted date",
    leaving: "employeeLeaveDateTime, Account expiration date",
    signIn:
      "lastSignInDateTime, Last interactive sign-in time, Last interactive sign-in date, Last successful sign-in " +
      "time, lastSuccessfulSignInDateTime, signInActivity.lastSignInDateTime, " +
      "signInActivity.lastSuccessfulSignInDateTime, Last non-interactive sign-in time, " +
      "lastNonInteractiveSignInDateTime",
    event: "Date (UTC), createdDateTime",
    result: "Status, Sign-in status",
    active: "True, Allowed, Sign-in allowed, Enabled",
    left: "False, Blocked, Sign-in blocked, Disabled",
    worked: "Success",
  },
  {
    name: "Workday",
    email: "Primary Work Email, Email - Work, Email - Primary Work, Work Email Address",
    status: "Worker Status, Employee Status, Active Status, Currently Active",
    flag: "Terminated, Is Terminated",
    away: "On Leave, Is on leave, Currently on leave",
    leaving: "Termination Date, Last Day of Work, Termination Effective Date, Contract End Date",
    active: "Active",
    on_leave: "On Leave, Leave of Absence",
    left: "Terminated, Retired",
  },
  {
    name: "BambooHR",
    email: "Work Email",
    status: "Employment Status, Status",
    leaving: "Termination Date",
    active:
      "Active, Full-Time, Part-Time, Full Time, Part Time, Contractor, Intern, Temporary, Seasonal, Permanent",
    on_leave: "Leave of Absence, Furloughed, Furlough",
    left: "Inactive, Terminated",
  },
  {
    name: "Rippling",
    email: "Work email, Business Email",
    status: "Employment Status, Role state",
    leaving: "End date, Last day",
    active: "ACTIVE",
    not_yet_here: "ACCEPTED, HIRED, OFFER_ACCEPTED, Offer extended",
    left: "TERMINATED",
  },
  {
    name: "Personio",
    email: "Email, E-Mail, Dienstliche E-Mail",
    status: "Status, Employee Status, Beschäftigungsstatus, Mitarbeiterstatus",
    leaving:
      "Termination date, Last day of work, Last working day, Austrittsdatum, Letzter Arbeitstag, Vertragsende",
    active: "Active, Aktiv",
    on_leave: "Leave, In Elternzeit, Elternzeit, Mutterschutz, Beurlaubt, Freigestellt, Abwesend",
    not_yet_here: "Onboarding",
    left: "Inactive, Inaktiv, Ausgeschieden",
  },
  {
    name: "JumpCloud",
    email: "Email, Username",
    status: "State",
    flag: "Suspended",
    active: "ACTIVATED",
    not_yet_here: "STAGED, PENDING",
    left: "SUSPENDED",
  },
  {
    name: "others in English",
    email:
      "Email Address, User Email, Company Email, Corporate Email, Office Email, Business Email Address, Email ID, " +
      "Employee Email, Primary Email Address, Primary SMTP address, User name, User login, Work Contact: Work Email",
    status:
      "Account Status, Work Status, HR Status, Login Status, Employment State, Lifecycle Status, Current Status, " +
      "Associate Status, Position Status, Job Status, Staff Status, Member Status, Account Enabled, Enabled, Is Enabled, Active, Is Active, Active?",
    flag: "Disabled, Is Disabled, Account Disabled, Inactive, Is Inactive, Deactivated",
    leaving:
      "Leaving Date, Date of leaving, End Date, Employment End Date, Exit Date, Separation Date, Departure Date, " +
      "Date of termination, Last Working Date, Offboarding Date, Term Date, Contract End, Date Left, Last Day Worked",
    signIn:
      "Last logged in, Last logon, Last sign-on, Last active, Last activity, Last seen, Last access, Last login, " +
      "Last sign in",
    active:
      "Employed, Current, Yes, Y, 1, Locked, Working, On duty, Probation, On probation, Regular, On notice, " +
      "Notice period, Serving notice",
    on_leave:
      "LOA, Leave, Paid leave, Unpaid leave, Parental leave, Maternity leave, Paternity leave, Medical leave, " +
      "Sick leave, Family leave, Military leave, Personal leave, Study leave, Disability leave, Extended leave, " +
      "Long-term leave, FMLA, Sabbatical, On sabbatical, Garden leave, Absent",
    not_yet_here:
      "Invited, Prehire, Pre-hire, Pre-start, Future hire, Pending start, Pending hire, Not started, Preboarding, " +
      "Pre-boarding, Unactivated, Offer sent, Candidate, Hire pending, Scheduled to start",
    left:
      "Left, Former, Resigned, Dismissed, Separated, Departed, Offboarded, Ex-employee, Former employee, " +
      "Laid off, Deceased, Leaver, Exited, Discharged, Fired, Quit, Removed, Revoked, Closed, Not active, " +
      "Not employed, No longer employed, No, N, 0",
    never:
      "Never signed in, Never logged on, Has never signed in, Has never logged in, Not yet signed in, " +
      "Not yet logged in, No sign in, No login",
    worked: "Succeeded, Successful, Login successful, Signed in, Logged in",
  },
  {
    name: "others in German",
    email:
      "E-Mail-Adresse, Mailadresse, E-Mail dienstlich, E-Mail (dienstlich), E-Mail geschäftlich, " +
      "Geschäftliche E-Mail, Benutzername",
    status: "Anstellungsstatus, Benutzerstatus, Kontostatus, Aktiv, Aktiviert",
    flag: "Gesperrt, Deaktiviert, Inaktiv",
    leaving:
      "Austritt, Austritt am, Austrittstermin, Beschäftigungsende, Befristet bis, Letzter Tag, Ausgeschieden am, Enddatum",
    signIn: "Letzte Anmeldung, Zuletzt angemeldet",
    active: "Ja, Aktiviert, Beschäftigt, Angestellt, Vollzeit, Teilzeit, Probezeit, Wahr",
    on_leave: "Sabbatical, Elternurlaub, Ruhend",
    not_yet_here: "Eingeladen, Noch nicht eingetreten",
    left:
      "Nein, Falsch, Ausgetreten, Gekündigt, Entlassen, Gesperrt, Deaktiviert, Ehemalig, Pensioniert, " +
      "In Rente, Verrentet",
    never: "Nie, Noch nie, Nie angemeldet, Noch nie angemeldet",
    worked: "Erfolg, Erfolgreich",
  },
  {
    name: "others in French",
    email:
      "Adresse e-mail, Courriel, E-mail professionnel, Adresse e-mail professionnelle, Adresse électronique",
    status: "Statut, Statut de l'employé, Statut du compte, Actif",
    flag: "Suspendu, Désactivé, Inactif",
    leaving:
      "Date de sortie, Date de départ, Date de fin, Date de fin de contrat, Fin de contrat, Dernier jour",
    signIn: "Dernière connexion",
    active: "Actif, Active, Oui, En poste, Vrai",
    on_leave: "En congé, Congé parental, Congé maternité",
    not_yet_here: "Invité",
    left: "Inactif, Non, Faux, Parti, Sorti, Suspendu, Désactivé, Licencié, Démissionnaire, Retraité",
    never: "Jamais, Jamais connecté",
    worked: "Réussi, Succès",
  },
];

export const listed = (texts: string | undefined): readonly string[] => texts?.split(", ") ?? [];

/** In plain form, each once. */
export const namesOf = (part: Part): readonly string[] => [
  ...new Set(SYSTEMS.flatMap((system) => listed(system[part]).map(plainly))),
];

const STANDINGS: readonly Standing[] = ["active", "on_leave", "not_yet_here", "left"];
const MEANING = new Map(STANDINGS.flatMap((standing) => namesOf(standing).map((word) => [word, standing])));
const BOOLEANS = new Map([
  ...["true", "yes", "y", "1", "ja", "wahr", "oui", "vrai"].map((word) => [word, true] as const),
  ...["false", "no", "n", "0", "nein", "falsch", "non", "faux"].map((word) => [word, false] as const),
]);

/** Marks such as ✗, ! and ? may turn a word around, and so may what stands before a number. */
const ODD = /[^\p{L}\p{M}\p{N}\p{Z}\p{Cf}\p{Pc}\p{Pd}.,:'’()/&]|^[^\p{L}\p{N}]+\p{N}/u;
const wordOf = (cell: string): string => (ODD.test(cell) ? "" : plainly(cell));

/** undefined: nobody can tell. */
export const meaningOf = (word: string): Standing | undefined => MEANING.get(wordOf(word));

export const yesOrNo = (word: string): boolean | undefined => BOOLEANS.get(wordOf(word));

/** Words for "nothing", in small letters. */
const NOTHING = ["", ..."- – — n/a na none null nil (null) #n/a".split(" ")];

export const isNothing = (cell: string): boolean => NOTHING.includes(cell.toLowerCase());
