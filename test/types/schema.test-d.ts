// Checked by `tsc --noEmit`: nothing here runs.
import type { CtyNumber } from "../../src/cty/value";
import type { ConfigOf, KnownConfigOf, PlannedOf, PlanOf, StateOf, Unknown } from "../../src/framework/infer";
import { decimal, flag, listOf, mapOf, object, oneOf, setOf, text, whole } from "../../src/framework/schema";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function yes<T extends true>(): T;

const doc = "Said.";
const schema = {
  id: text.computed({ doc, keeps: true }),
  name: text.required({ doc, replaces: true }),
  note: text.optional({ doc }),
  zone: text.proposed({ doc }),
  alias: text.proposed({ doc, nullable: true }),
  seen: text.computed({ doc, nullable: true }),
  role: oneOf("admin", "viewer").defaulted({ doc, value: "viewer" }),
  size: whole.required({ doc }),
  price: decimal.optional({ doc }),
  on: flag.optional({ doc, policy: true }),
  tags: setOf.text.defaulted({ doc, value: [] }),
  labels: mapOf.whole.required({ doc }),
};
type S = typeof schema;

// What configuration may hold: nothing computed, anything unknown, null unless required.
yes<
  Equal<
    ConfigOf<S>,
    {
      readonly name: string | Unknown;
      readonly note: string | Unknown | null;
      readonly zone: string | Unknown | null;
      readonly alias: string | Unknown | null;
      readonly role: "admin" | "viewer" | Unknown | null;
      readonly size: number | Unknown;
      readonly price: CtyNumber | Unknown | null;
      readonly on: boolean | Unknown | null;
      readonly tags: readonly (string | Unknown)[] | Unknown | null;
      readonly labels: ReadonlyMap<string, number | Unknown> | Unknown;
    }
  >
>();

// What create and update get: what was configured is known, what the API decides may not be.
yes<
  Equal<
    PlanOf<S>,
    {
      readonly id: string | Unknown;
      readonly name: string;
      readonly note: string | null;
      readonly zone: string | Unknown;
      readonly alias: string | Unknown | null;
      readonly seen: string | Unknown | null;
      readonly role: "admin" | "viewer";
      readonly size: number;
      readonly price: CtyNumber | null;
      readonly on: boolean | null;
      readonly tags: readonly string[];
      readonly labels: ReadonlyMap<string, number>;
    }
  >
>();

// What goes to state: nothing unknown, null only where the schema says so.
yes<
  Equal<
    StateOf<S>,
    {
      readonly id: string;
      readonly name: string;
      readonly note: string | null;
      readonly zone: string;
      readonly alias: string | null;
      readonly seen: string | null;
      readonly role: "admin" | "viewer";
      readonly size: number;
      readonly price: CtyNumber | null;
      readonly on: boolean | null;
      readonly tags: readonly string[];
      readonly labels: ReadonlyMap<string, number>;
    }
  >
>();

yes<Equal<PlannedOf<S>["name"], string | Unknown>>();
yes<Equal<PlannedOf<S>["note"], string | Unknown | null>>();
yes<Equal<KnownConfigOf<S>["name"], string>>();
yes<Equal<KnownConfigOf<S>["role"], "admin" | "viewer" | null>>();
yes<Equal<keyof KnownConfigOf<S>, Exclude<keyof S, "id" | "seen">>>();

// Objects inside: the same three views at every depth.
const item = { name: text.required({ doc }), note: text.optional({ doc }), id: whole.computed({ doc }) };
const nested = {
  one: object(item).optional({ doc }),
  list: listOf.object(item).required({ doc }),
  set: setOf.object(item).proposed({ doc }),
  map: mapOf.object({ in: object(item).required({ doc }) }).optional({ doc }),
  found: listOf.object({ id: whole.computed({ doc, nullable: true }) }).computed({ doc }),
};
type N = typeof nested;
type ItemState = { readonly name: string; readonly note: string | null; readonly id: number };
type ItemPlan = { readonly name: string; readonly note: string | null; readonly id: number | Unknown };
type ItemConfig = { readonly name: string | Unknown; readonly note: string | Unknown | null };
yes<
  Equal<
    StateOf<N>,
    {
      readonly one: ItemState | null;
      readonly list: readonly ItemState[];
      readonly set: readonly ItemState[];
      readonly map: ReadonlyMap<string, { readonly in: ItemState }> | null;
      readonly found: readonly { readonly id: number | null }[];
    }
  >
>();
yes<Equal<PlanOf<N>["list"], readonly ItemPlan[]>>();
yes<Equal<PlanOf<N>["set"], readonly ItemPlan[] | Unknown>>();
yes<Equal<ConfigOf<N>["one"], ItemConfig | Unknown | null>>();
yes<Equal<ConfigOf<N>["list"], readonly (ItemConfig | Unknown)[] | Unknown>>();
yes<Equal<keyof ConfigOf<N>, "one" | "list" | "set" | "map">>();

// What must not compile.

// @ts-expect-error a description is not optional
text.required({});
// @ts-expect-error a default needs its value
text.defaulted({ doc });
// @ts-expect-error a default has the attribute's type
whole.defaulted({ doc, value: "1" });
// @ts-expect-error a default is one of the words
oneOf("admin").defaulted({ doc, value: "owner" });
// @ts-expect-error only a default has a value
text.optional({ doc, value: "x" });
// @ts-expect-error a computed attribute cannot force replacement
whole.computed({ doc, replaces: true });
// @ts-expect-error a required attribute has no prior value to keep
whole.required({ doc, keeps: true });
// @ts-expect-error an omitted value keeps the prior one anyway
whole.proposed({ doc, keeps: true });
// @ts-expect-error a required attribute cannot be null
text.required({ doc, nullable: true });
// @ts-expect-error a check is about the attribute's type
text.required({ doc, checks: [{ says: "x", holds: (value: number) => value > 0 }] });
// @ts-expect-error sameness is about the attribute's type
text.required({ doc, same: (a: number, b: number) => a === b });
// @ts-expect-error there is no such mode
text.writable({ doc });
// @ts-expect-error a misspelt option is no option
text.optional({ doc, sensitve: true });
object(item).defaulted({ doc, value: { name: "a", note: null } });

declare const state: StateOf<S>;
declare const plan: PlanOf<S>;
declare const config: ConfigOf<S>;
// @ts-expect-error role is one of the listed words
const owner: StateOf<S>["role"] = "owner";
// @ts-expect-error what may be unknown is not yet a text
const zone: string = plan.zone;
// @ts-expect-error what may be null is not yet a text
const note: string = state.note;
// @ts-expect-error a configured value may be unknown
const name: string = config.name;
// @ts-expect-error nobody configures what is computed
const id = config.id;
// @ts-expect-error a state cannot be written to
state.name = "b";
// @ts-expect-error a state names every attribute
const short: StateOf<typeof item> = { name: "a", note: null };

export { id, name, note, owner, short, zone };
