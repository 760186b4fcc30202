import { DEFAULT_KNOBS, type Knobs, turned } from "../knobs/knobs";
import { checkFields } from "../knobs/known-fields";
import { findByDigest } from "../world/digest";
import type { FaultRule } from "../world/faults";
import type { HookRule } from "../world/hooks";
import { createKeys, type Key } from "../world/keys";
import {
  type Acceptance,
  accept,
  addByHand,
  type ByHand,
  changeTwoFactor,
  type Edit,
  edit,
  expire,
  login,
  pick,
  recreate,
  removeByHand,
  type Who,
} from "../world/people-by-hand";
import type { LogFilter, LoggedRequest } from "../world/request-log";
import { createScimToken } from "../world/scim-tokens";
import type { SeedKey, SeedScimToken, SeedUser } from "../world/seed";
import { type AuditEvent, foldEmail, type Person, type SentInvitation } from "../world/store";
import { lapseInvitations, type World } from "../world/world";

/**
 * Everything a test or an operator does to the simulator beside the API. Every method takes one plain object (or nothing),
 * so that the same call can be made in the process, over HTTP (`POST {controlUrl}/NAME` with the object as JSON body) and from a hook
 * (`{ do: "NAME", ...object }`). All throw an Error that says what is wrong.
 */
export interface Control {
  /** Somebody follows the link of their invitation. */
  accept(whom: Acceptance): Person;
  /** An invitation's link stops working now. */
  expire(whom: Who): void;
  /** Somebody is changed at the console: any field, no rule except unique addresses. */
  edit(change: ByHand & { readonly set: Edit }): Person;
  removeByHand(whom: ByHand): void;
  /** Somebody active signs in to the console; default now, to every organization of theirs. */
  login(whom: Who & { readonly at?: string }): void;
  addByHand(user: SeedUser): Person;
  /** Two-factor authentication at the console: on by e-mail, or reset to what the organizations require. */
  twoFactor(change: Who & { readonly action: "enable" | "reset" }): Person;
  /** The same address comes back under a new id. */
  recreate(whom: Who & { readonly id?: number }): Person;
  /** Everybody, or the members of one organization, in id order, as stored and not as the API spells them. */
  people(filter?: { readonly org?: number }): readonly Person[];
  /** One person as stored; throws if there is none. */
  person(whom: Who): Person;
  /** The invitation e-mails that went out, oldest first; of one address (compared without case) or all. */
  invitations(filter?: { readonly email?: string; readonly org?: number }): readonly SentInvitation[];
  /** What the audit trail holds, in the order it was recorded. */
  events(filter?: { readonly org?: number }): readonly AuditEvent[];
  /** Adds an API key; its id is the next "key-N". Keys are not part of a state file. */
  addKey(key: SeedKey): { readonly id: string };
  /** The API keys there are, without their texts, in the order they were made. */
  apiKeys(): readonly Omit<Key, "digest">[];
  /** Makes a new SCIM token, as the guide has Settings > SCIM do: those before it for the same organization, or account, stop working. */
  makeScimToken(token: SeedScimToken): { readonly id: string };
  /** The simulated time; `clock({ advance: "15d" })`, `clock({ set: "2026-…Z" })`, `clock({ freeze: "now" })` change it first. */
  clock(change?: ClockChange): { readonly now: string };
  /** The knobs as they are. */
  knobs(): Knobs;
  /** Turns some knobs; the others stay. */
  turn(changes: Partial<Knobs>): Knobs;
  /** All knobs back to their defaults. */
  reset(): Knobs;
  /** Adds a fault rule; its id is for `removeFault`. */
  fault(rule: FaultRule): { readonly id: number };
  removeFault(rule: { readonly id: number }): void;
  clearFaults(): void;
  hook(rule: ControlHook): { readonly id: number };
  removeHook(rule: { readonly id: number }): void;
  clearHooks(): void;
  /** The requests so far, all or those that fit. */
  log(filter?: LogFilter): readonly LoggedRequest[];
  clearLog(): void;
  /** Requests on routes that nobody knows, and failures of the simulator itself: a test fails if there are any. */
  unexpected(): readonly LoggedRequest[];
}

interface ClockChange {
  readonly set?: string;
  readonly advance?: number | string;
  readonly freeze?: "now";
}

/** A hook whose action is one of these calls. */
interface ControlHook extends HookRule {
  readonly run: Action | (() => unknown);
}

/** A control call as data. */
type Action = {
  [Name in keyof Control]: { readonly do: Name } & ArgumentOf<Control[Name]>;
}[keyof Control];

type ArgumentOf<Method> = Method extends () => unknown
  ? unknown
  : Method extends (argument: infer Argument) => unknown
    ? NonNullable<Argument>
    : unknown;

/** The calls that change nothing: over HTTP they can be made with GET and query parameters too. */
export const READING: readonly (keyof Control)[] = [
  "people",
  "person",
  "invitations",
  "events",
  "apiKeys",
  "knobs",
  "log",
  "unexpected",
];

export function createControl(world: World): Control {
  const saved = <Result>(result: Result): Result => {
    world.save();
    return structuredClone(result);
  };
  return {
    accept: (whom) => saved(accept(world, whom)),
    expire: (whom) => saved(expire(world, whom)),
    edit: (change) => saved(edit(world, change)),
    login: (whom) => saved(login(world, whom)),
    removeByHand: (whom) => saved(removeByHand(world, whom)),
    addByHand: (user) => saved(addByHand(world, user)),
    twoFactor: (change) => saved(changeTwoFactor(world, change)),
    recreate: (whom) => saved(recreate(world, whom)),
    people: ({ org } = {}) => {
      lapseInvitations(world);
      const isIn = (person: Person) =>
        org === undefined || person.memberships.some((membership) => membership.org === Number(org));
      return structuredClone(world.state.people.filter(isIn));
    },
    person: (whom) => {
      lapseInvitations(world);
      return structuredClone(pick(world, whom).person);
    },
    invitations: ({ email, org } = {}) =>
      structuredClone(
        world.state.invitations.filter(
          (sent) =>
            (email === undefined || foldEmail(sent.email) === foldEmail(email)) &&
            (org === undefined || (sent.orgs ?? [sent.org]).includes(Number(org))),
        ),
      ),
    events: ({ org } = {}) =>
      structuredClone(world.state.events.filter((event) => org === undefined || event.org === Number(org))),
    addKey: (entry) => ({ id: addKey(world, entry) }),
    apiKeys: () => world.keys.map(({ digest: _, ...key }) => key),
    makeScimToken: (entry) => ({ id: makeScimToken(world, entry) }),
    clock: (change = {}) => {
      checkFields("the change of the clock", change, ["freeze", "set", "advance"]);
      if (change.freeze !== undefined) world.clock.freeze();
      if (change.set !== undefined) world.clock.set(change.set);
      if (change.advance !== undefined) world.clock.advance(change.advance);
      return saved({ now: world.clock.iso() });
    },
    knobs: () => structuredClone(world.knobs),
    turn: (changes) => {
      world.knobs = turned(world.knobs, changes);
      return structuredClone(world.knobs);
    },
    reset: () => {
      world.knobs = DEFAULT_KNOBS;
      return structuredClone(world.knobs);
    },
    fault: (rule) => ({ id: world.faults.add(rule) }),
    removeFault: ({ id }) => world.faults.remove(id),
    clearFaults: () => world.faults.clear(),
    hook: (rule) => ({ id: world.hooks.add(rule) }),
    removeHook: ({ id }) => world.hooks.remove(id),
    clearHooks: () => world.hooks.clear(),
    log: (filter) => world.log.entries(filter),
    clearLog: () => world.log.clear(),
    unexpected: () => world.log.unexpected(),
  };
}

function addKey(world: World, entry: SeedKey): string {
  const [key] = createKeys([entry], world.state, world.clock.iso());
  if (findByDigest(world.scimTokens, entry.key)) throw new Error("The API key is the text of a SCIM token.");
  // Counted from the newest, because some may have been deleted.
  const id = `key-${Math.max(0, ...world.keys.map((each) => Number(each.id.replace("key-", "")))) + 1}`;
  if (key) world.keys = [...world.keys, { ...key, id, name: entry.name ?? id }];
  return id;
}

function makeScimToken(world: World, entry: SeedScimToken): string {
  const { state, keys, scimTokens } = world;
  // Counted from the newest, because those that were replaced are gone.
  const last = Number(scimTokens.at(-1)?.id.replace("scim-", "") ?? 0);
  const made = createScimToken(entry, { id: `scim-${last + 1}`, state, keys });
  world.scimTokens = [...scimTokens.filter(({ org }) => org !== made.org), made];
  return made.id;
}

/** Makes a control call that came as data. Throws on an unknown name. */
export function perform(
  control: Control,
  action: { readonly do: string } & Record<string, unknown>,
): unknown {
  const { do: name, ...argument } = action;
  if (!Object.hasOwn(control, name))
    throw new Error(
      `There is no control action ${JSON.stringify(name)}. Actions: ${Object.keys(control).join(", ")}.`,
    );
  const method = control[name as keyof Control] as (argument: unknown) => unknown;
  return method(argument);
}
