import { ROLE_CATALOGUE } from "../../src/automox/model/role-catalogue";
import {
  ACCOUNT_ROLES,
  nearMiss,
  plainRole,
  type RoleWords,
  ZONE_ROLES,
} from "../../src/automox/model/roles";
import type { AnyAttribute, Schema } from "../../src/framework/attribute";
import { EMAIL_SHAPE } from "../../src/provider/schemas/checks";
import { orgMembershipSchema } from "../../src/provider/schemas/org-membership";
import { providerSchema } from "../../src/provider/schemas/provider";
import { userSchema } from "../../src/provider/schemas/user";

/**
 * The text of lib/generated/constants.ts: what the constructs know about roles, addresses and attributes while
 * synthesizing, from the places where the provider knows it.
 */
export function constants(): string {
  return `${[
    "// Written by `npm run bindings` from the sources of the provider. Do not edit.",
    rolesOf("AutomoxRole", ROLE_INTRO, ZONE_ROLES),
    rolesOf("AutomoxAccountRole", ACCOUNT_ROLE_INTRO, ACCOUNT_ROLES),
    `/** A role in an organization, in any of the words that the provider knows. */\nexport type DocumentedRole =${union(ZONE_ROLES.flatMap(words))};`,
    `/** An account-wide role, in any of the words that the provider knows. */\nexport type DocumentedAccountRole =${union(ACCOUNT_ROLES.map(({ slug }) => slug))};`,
    `/** Each word for a role, and the one published name of that role. */\nexport const CANONICAL_ROLES: Readonly<Record<string, string>> = ${json(canonical())};`,
    `/** What only looks like a role, in lower case and without what LOOKALIKE_IGNORES matches, and the word that is meant. */\nexport const LOOKALIKE_ROLES: Readonly<Record<string, string>> = ${json(lookalikes())};`,
    `export const LOOKALIKE_IGNORES = ${IGNORED};`,
    `/** Deliberately loose, as the provider's own check. */\nexport const EMAIL_SHAPE = ${EMAIL_SHAPE};`,
    ...wordTypes("User", userSchema),
    ...wordTypes("OrgMembership", orgMembershipSchema),
    ...wordTypes("AutomoxProvider", providerSchema),
    `/** How a column of a people file is read. */\nexport type ColumnKind =${union(["text", "number", "flag", "texts"])};`,
    `/** What may be said of a person in a people file, by the provider's names. */\nexport const USER_COLUMNS: Readonly<Record<string, ColumnKind>> = ${json(columns(userSchema))};`,
    `export const ORG_MEMBERSHIP_COLUMNS: Readonly<Record<string, ColumnKind>> = ${json(columns(orgMembershipSchema))};`,
    "/** What an object in code may hold, by the names of the bindings. */\nexport interface Shape {\n  readonly [attribute: string]: ColumnKind | Shape;\n}",
    `export const USER_SHAPE: Shape = ${json(shapeOf(userSchema))};`,
    `export const ORG_MEMBERSHIP_SHAPE: Shape = ${json(shapeOf(orgMembershipSchema))};`,
    `export const PROVIDER_SHAPE: Shape = ${json(shapeOf(providerSchema))};`,
  ].join("\n\n")}\n`;
}

const ROLE_INTRO =
  "Documented roles in an organization. Custom roles are written as plain text; the role of a person takes any text that does not " +
  "merely look like one of these.";
const ACCOUNT_ROLE_INTRO = "Documented roles of a whole account, for `accountRole`, in the account contract.";

const words = ({ slug, organizationWord }: RoleWords): readonly string[] =>
  organizationWord === undefined ? [slug] : [organizationWord, slug];

const json = (value: unknown): string => JSON.stringify(value, null, 2);
const union = (list: readonly string[]): string =>
  list.map((word) => `\n  | ${JSON.stringify(word)}`).join("");

function rolesOf(name: string, intro: string, roles: readonly RoleWords[]): string {
  const members = roles.map((role) => {
    const word = plainRole(role);
    const key = word.toUpperCase().replaceAll("-", "_");
    return `${comment(documentation(role), "  ")}\n  ${key}: ${JSON.stringify(word)},`;
  });
  const type = `/** One of them. */\nexport type ${name} = (typeof ${name})[keyof typeof ${name}];`;
  return `${comment([intro], "")}\nexport const ${name} = {\n${members.join("\n")}\n} as const;\n\n${type}`;
}

/** What a role can and cannot do, as documented. */
function documentation(role: RoleWords): readonly string[] {
  const rights = ROLE_CATALOGUE.find(({ slug }) => slug === role.slug);
  const slug = role.slug === plainRole(role) ? [] : [`Published name: \`${role.slug}\`.`];
  const labels = role.labels.length > 0 ? [`In the console: ${role.labels.join(", ")}.`] : [];
  if (!rights) return [...slug, ...labels];
  return [
    `**${rights.name}**. Can: ${rights.can}.`,
    ...(rights.cannot ? [`Cannot: ${rights.cannot}.`] : []),
    ...slug,
    ...labels,
    `Source: ${rights.source}.`,
  ];
}

const comment = (lines: readonly string[], indent: string): string =>
  lines.length === 1
    ? `${indent}/** ${lines[0]} */`
    : [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`), `${indent} */`].join("\n");

const canonical = () =>
  Object.fromEntries(ZONE_ROLES.flatMap((role) => words(role).map((word) => [word, role.slug])));

const IGNORED = /[\s_-]+/g;

function lookalikes(): Record<string, string> {
  const looks = ZONE_ROLES.flatMap((role) =>
    [...words(role), ...role.labels].map(
      (word) => [word.toLowerCase().replaceAll(IGNORED, ""), plainRole(role)] as const,
    ),
  );
  for (const [look, meant] of looks) {
    const found = nearMiss(look.toUpperCase());
    if (found === undefined || plainRole(found) !== meant)
      throw new Error(`${look} is no longer taken for ${meant}: the rule for lookalikes has changed.`);
  }
  return Object.fromEntries(looks);
}

const camel = (name: string): string =>
  name.replace(/_+([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());

/** The words of a closed choice, from the check that describes itself as "one of …". */
function choice({ checks }: AnyAttribute): readonly string[] | undefined {
  const says = checks.map((check) => check.says).find((text) => text.startsWith("one of "));
  return says === undefined ? undefined : JSON.parse(`[${says.slice("one of ".length)}]`);
}

const settable = (schema: Schema) => Object.entries(schema).filter(([, { mode }]) => mode !== "computed");

/** One interface for the choices of a schema, and one for those of each object in it, by the names of the bindings. */
function wordTypes(name: string, schema: Schema): readonly string[] {
  const members = settable(schema).flatMap(([attribute, description]) => {
    const list = choice(description);
    if (!list) return [];
    const type = list.map((word) => JSON.stringify(word)).join(" | ");
    const optional = description.mode === "required" ? "" : "?";
    return [`${comment([description.doc], "  ")}\n  readonly ${camel(attribute)}${optional}: ${type};`];
  });
  const inner = settable(schema).flatMap(([attribute, { shape }]) =>
    shape.kind === "nested" ? wordTypes(`${name}${camel(`_${attribute}`)}`, shape.attributes) : [],
  );
  if (members.length === 0) return inner;
  const intro = "/** Attributes that take one of a few words. */";
  return [`${intro}\nexport interface ${name}Words {\n${members.join("\n")}\n}`, ...inner];
}

const KINDS: Readonly<Record<string, string>> = { string: "text", number: "number", bool: "flag" };

/** Texts, numbers, flags and maps of texts; what is an object of its own is no column. */
const columns = (schema: Schema) =>
  Object.fromEntries(
    settable(schema).flatMap(([name, { shape }]) => {
      const kind = shape.kind === "leaf" ? kindOf(shape.type) : undefined;
      return kind === undefined ? [] : [[name, kind]];
    }),
  );

/** The same by the names of the bindings, with the objects within. */
const shapeOf = (schema: Schema): object =>
  Object.fromEntries(
    settable(schema).flatMap(([name, { shape }]) => {
      const kind = shape.kind === "leaf" ? kindOf(shape.type) : shapeOf(shape.attributes);
      return kind === undefined ? [] : [[camel(name), kind]];
    }),
  );

function kindOf(type: unknown): string | undefined {
  if (typeof type === "string") return KINDS[type];
  return JSON.stringify(type) === '["map","string"]' ? "texts" : undefined;
}
