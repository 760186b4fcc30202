import { z } from "zod";
import { frozen, frozenList, countSchema as whole } from "../facts/document-parts";
import { at, type Change, changeSchema, fieldChange } from "./change";

const textOrNull = z.string().nullable();
const changes = frozenList(changeSchema);
const both = <T extends z.ZodType>(side: T) => frozen({ from: side, to: side });

const totals = frozen({
  people: whole,
  memberships: whole,
  administrators: whole,
  activeAdministrators: whole,
  globalAdministrators: whole,
  pending: whole,
  disabled: whole,
});

/**
 * How many, of the people that Terraform manages. Who is pending holds nothing yet, so administrators are
 * counted with and without them.
 */
export type Totals = z.infer<typeof totals>;

export const totalsSchema = both(totals);

const check = frozen({
  kind: z.string(),
  address: z.string(),
  status: z.enum(["fail", "error", "unknown"]),
  problems: frozenList(z.string()),
});

/** A `check` block only warns; a failed precondition has made the plan fail already. */
export type FailedCheck = z.infer<typeof check>;

const documentFact = frozen({
  /** Name of the stack or file; null where there is only one. */
  stack: textOrNull,
  terraformVersion: textOrNull,
  /** When the plan was made, RFC 3339. */
  timestamp: textOrNull,
  /** Null for Terraform before 1.8, OpenTofu, or a part of a plan. */
  complete: z.boolean().nullable().describe("Null: the document does not say."),
  errored: z.boolean().nullable(),
  destroysAll: z.boolean(),
  deferred: whole,
  otherChanges: whole.describe("Resources that are none of ours and change too."),
  otherActions: whole.describe("Actions that are none of ours and run too."),
  managed: both(whole).describe("Instances that stand for somebody."),
  terraform: frozen({ create: whole, update: whole, delete: whole }),
  checks: frozenList(check),
});

export type DocumentFact = z.infer<typeof documentFact>;

const observation = frozen({
  kind: z.enum(["accepted", "disabled", "enabled", "gone", "stale", "changed"]),
  change: changeSchema.describe("As if a plan had made it: from the state to what the refresh saw."),
});

/** Something that happened outside of Terraform and that this plan does not change. */
export type Observation = z.infer<typeof observation>;

const duplicate = frozen({
  place: z.string(),
  email: textOrNull,
  at: frozenList(frozen(at)),
});

/** Somebody whom several instances declare in one place. */
export type Duplicate = z.infer<typeof duplicate>;

const facts = frozen({
  documents: frozenList(documentFact),
  skipped: frozenList(z.string()),
  totals: totalsSchema,
  observations: frozenList(observation),
  moves: changes.describe("Addresses in Terraform that change, and nothing else."),
  duplicates: frozenList(duplicate),
});

/** What is true of the documents and of nobody's access. */
export type DocumentFacts = z.infer<typeof facts>;

/**
 * One difference between what is and what will be; all that is shown, judged and signed follows from it. Sealed, as a
 * document holds it.
 */
export const differenceSchema = frozen({
  isLive: z
    .boolean()
    .describe("A live roster was asked: what it says of who comes is in the digest as well."),
  access: changes.describe("Who may do what where, by which mailbox and second factor, and who is managed."),
  other: changes.describe("Profile and policy of people."),
  settings: frozenList(
    frozen({
      /** `automox`, `automox.eu`, `module.team:automox`. */
      provider: z.string(),
      /** Names from the block inwards, with dots. */
      setting: z.string(),
      /** As JSON, of an address its host; null where a variable or another resource decides. */
      to: textOrNull,
      stack: textOrNull,
    }).describe("A setting of our provider that differs from its default; null: a variable decides."),
  ),
  actions: frozenList(
    frozen({
      ...at,
      type: z.string(),
      isOurs: z.boolean(),
      isDeferred: z.boolean().default(false).describe("Put off to a later plan."),
      config: frozenList(fieldChange).describe("Whom and what it is about."),
    }),
  ),
  facts: facts.describe("About the documents: nothing of it is in the digest."),
});

export type Difference = z.infer<typeof differenceSchema>;

/** Parts one and two, about people. */
export const changesIn = ({ access, other, facts: { moves } }: Difference): readonly Change[] => [
  ...access,
  ...other,
  ...moves,
];
