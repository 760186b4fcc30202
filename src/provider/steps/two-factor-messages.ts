import type { MutableTwoFactor } from "../../automox/model/person";
import type { AutomoxError } from "../../automox/transport/errors";
import type { Finding } from "../../framework/diagnostics";

export interface Act {
  readonly isReset: boolean;
  /** Asked for by an action, whose configuration has none of the attributes of a resource. */
  readonly isAction?: boolean;
}

const PATH = {
  reset: [{ attribute: "two_factor_reset" }],
  enable: [{ attribute: "two_factor" }],
  action: [{ attribute: "email" }],
};

function pathOf({ isReset, isAction }: Act) {
  if (isAction) return PATH.action;
  return isReset ? PATH.reset : PATH.enable;
}

const cannot = ({ isReset }: Act, email: string): string =>
  `Cannot ${isReset ? "reset" : "enable"} the second factor of ${email}`;

/** How to do in the console what Automox refused, and how to make later plans stop asking for it. */
function byHand({ isReset, isAction }: Act): string {
  const where = "In the console: Settings > Users, select the person, then ";
  const why = " While single sign-on is on, Automox offers no second factor of its own";
  if (isAction) return `${where}Actions > Reset User.${why}.`;
  const then = isReset
    ? "Actions > Reset User; after that give two_factor_reset its former text again, or leave it out."
    : "Actions > Enable User 2FA; the next plan sees it.";
  return `${where}${then}${why}: then leave both attributes out.`;
}

/** The summary is constant, so that Terraform folds many warnings into one. */
export const resetting = ({
  email,
  method,
  to,
  isPending,
}: {
  readonly email: string;
  readonly method: string | null;
  readonly to: MutableTwoFactor;
  readonly isPending: boolean;
}): Finding => ({
  code: "user/two-factor-reset",
  summary: "Second factors will be reset",
  detail: `${email}: ${isPending ? WAITING : fromTo(method, to)}`,
  path: PATH.reset,
});

const WAITING =
  "not accepted yet, so there is nothing to reset; the text is only recorded, unless they accept before " +
  "the apply.";

function fromTo(method: string | null, to: MutableTwoFactor): string {
  const after =
    to === "email"
      ? '"email" after it'
      : 'none after it, or "email" where an organization of theirs requires one';
  if (method === null) return `Automox does not say which one is on; ${after}.`;
  if (method === "disabled") return `none is on; ${after}.`;
  const isLowered = method !== "email" || to !== "email";
  return isLowered
    ? `lowered from ${JSON.stringify(method)}: ${after}. Whoever has the password and the mailbox gets in, ` +
        "until they set one up again."
    : `"email" now, and ${after}, so nothing but the answer of Automox will tell that it was reset.`;
}

export const refused = (act: Act, email: string, error: AutomoxError): Finding => ({
  code: "user/two-factor-refused",
  summary: `${cannot(act, email)}: Automox refuses`,
  detail:
    `${error.method} ${error.path} answered ` +
    `${error.status ?? error.kind}.${error.apiText ? ` It says: ${JSON.stringify(error.apiText)}.` : ""} ` +
    `The call is published, but not which values it takes. ${byHand(act)}`,
  path: pathOf(act),
});

export const withoutEffect = (
  act: Act,
  {
    email,
    method,
    keyOwner,
  }: { readonly email: string; readonly method: string | null; readonly keyOwner: string },
): Finding => ({
  code: "user/no-effect",
  summary: `${cannot(act, email)}: Automox answered success, but nothing changed`,
  detail: `The second factor is ${JSON.stringify(method)} now. ${keyOwner}${byHand(act)}`,
  path: pathOf(act),
});

export const unconfirmed = (email: string): Finding => ({
  code: "user/two-factor-unconfirmed",
  summary: "Automox does not say which second factor is on",
  detail:
    `The change of ${email} was accepted, but no answer shows a second factor, so nothing proves it. Look ` +
    "under Settings > Users.",
});

/** The summary is constant, so that Terraform folds many warnings into one. */
export const unproven = (email: string, act: Act): Finding => ({
  code: "user/two-factor-unconfirmed",
  summary: "Automox accepted the reset of a second factor, and nothing confirms it",
  detail:
    `${email}: the second factor is "email", which it may have been before. Automox answered success, and nothing ` +
    "else shows that it was reset.",
  path: pathOf(act),
});

export const contradiction: Finding = {
  code: "user/two-factor-contradiction",
  summary: 'two_factor = "enabled" and two_factor_reset_to = "disabled" exclude each other',
  detail:
    "A reset would leave the person without the second factor that the same resource asks for. Take one of both " +
    'out; without two_factor_reset_to a reset sets "email".',
  path: [{ attribute: "two_factor_reset_to" }],
};

/** Automox does not tell the method, and setting `email` could lower a stronger one. */
export const untold = (email: string): Finding => ({
  code: "user/two-factor-unknown",
  summary: `${cannot({ isReset: false }, email)}: Automox does not say whether one is on`,
  detail:
    "No answer about the person names a second factor, and setting one could lower a stronger one that is " +
    'not shown. Nothing was changed. Leave two_factor out, or write a two_factor_reset to set "email" in ' +
    `any case. ${byHand({ isReset: false })}`,
  path: PATH.enable,
});

const NUMBERLESS = "The call that sets a second factor takes the person's number, and no answer has it. ";

export const numberless = (act: Act, email: string): Finding => ({
  code: "user/two-factor-refused",
  summary: `${cannot(act, email)}: Automox shows no number for the person`,
  detail: NUMBERLESS + byHand(act),
  path: pathOf(act),
});
