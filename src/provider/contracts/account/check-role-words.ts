import { ACCOUNT_ROLES, slipOf, ZONE_ROLES } from "../../../automox/model/roles";
import { type Finding, fail, type Path } from "../../../framework/diagnostics";
import type { RoleWishes } from "../contract";
import { warnAboutSlip } from "../role-slips";
import type { AccountPlace } from "./account-place";
import { judgeRole, type RoleScope } from "./role-list";

const DOCUMENTED = { zone: ZONE_ROLES, account: ACCOUNT_ROLES } as const;

interface Word {
  readonly word: string;
  readonly scope: RoleScope;
  readonly path: Path;
}

/**
 * Looks up, in the account's own list of roles, every word that a write would send. A near miss is an error;
 * an unlisted word is a warning, once a run, because Automox may leave custom roles out of the list. Where Automox
 * gives no list, a word that is almost a documented one is.
 */
export async function checkRoles(at: AccountPlace, wishes: RoleWishes): Promise<void> {
  const words = wordsOf(wishes);
  if (words.length === 0) return;
  const listed = await at.roleList.known(at.calling);
  if (listed === undefined) {
    for (const { word, scope, path } of words)
      warnAboutSlip(at, word, { path, documented: DOCUMENTED[scope] });
    return;
  }
  const offered = (scope: RoleScope) =>
    listed.flatMap(({ slug, type }) => (type === undefined || type === scope ? [slug] : [])).join(", ");
  for (const { word, scope, path } of words) {
    const verdict = judgeRole(word, scope, listed);
    if (verdict.kind === "looks like") fail({ ...nearly(word, verdict.slug), path });
    if (verdict.kind === "other scope") fail({ ...elsewhere(word, scope, offered(scope)), path });
    if (verdict.kind === "unknown" && at.run.workload.once(`role ${scope} ${word}`))
      at.warn({ ...unlisted(word, offered(scope), slipOf(word, DOCUMENTED[scope])), path });
  }
}

const wordsOf = ({ role, account_role, zone_roles }: RoleWishes): readonly Word[] => [
  ...(role === undefined ? [] : [{ word: role, scope: "zone" as const, path: [{ attribute: "role" }] }]),
  ...(typeof account_role === "string"
    ? [{ word: account_role, scope: "account" as const, path: [{ attribute: "account_role" }] }]
    : []),
  ...[...(zone_roles?.values() ?? [])].map((word) => ({
    word,
    scope: "zone" as const,
    path: [{ attribute: "zone_roles" }],
  })),
];

const nearly = (word: string, slug: string): Finding => ({
  code: "role/near-miss",
  summary: `${JSON.stringify(word)} is not a role`,
  detail: `Automox lists a role with almost the same spelling: write ${JSON.stringify(slug)}.`,
});

const elsewhere = (word: string, scope: RoleScope, offered: string): Finding => ({
  code: "role/other-scope",
  summary:
    scope === "zone"
      ? `${JSON.stringify(word)} is a role of the account, not of an organization`
      : `${JSON.stringify(word)} is a role in an organization, not of the account`,
  detail:
    (scope === "zone" ? "Write it as account_role. " : "Write it as role, or in zone_roles. ") +
    `What can be given here: ${offered}.`,
});

const unlisted = (word: string, offered: string, meant: string | undefined): Finding => ({
  code: "role/unlisted",
  summary: "A role is not on Automox's list",
  detail:
    `${JSON.stringify(word)} is neither listed nor documented. Custom roles may be left out of the list, ` +
    `so it is sent as written, and Automox has the last word. Listed are: ${offered}.${meant ? ` Did you mean ${JSON.stringify(meant)}?` : ""}`,
});
