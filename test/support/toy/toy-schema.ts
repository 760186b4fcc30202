import { nonEmpty } from "../../../src/framework/checks";
import {
  decimal,
  flag,
  listOf,
  mapOf,
  object,
  oneOf,
  setOf,
  text,
  whole,
} from "../../../src/framework/schema";

const fold = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const doc = "Said.";

/** Every mode inside an object. */
const part = {
  label: text.required({ doc, same: fold, checks: [nonEmpty] }),
  note: text.optional({ doc }),
  kind: oneOf("plain", "fancy").defaulted({ doc, value: "plain" }),
  weight: whole.proposed({ doc }),
  seal: text.computed({ doc, keeps: true }),
  seen: text.computed({ doc }),
};

const fact = { at: text.computed({ doc }), by: setOf.text.computed({ doc, nullable: true }) };

/** Every mode and every shape, objects in every nesting, and objects in objects. */
export const thingSchema = {
  name: text.required({ doc, same: fold, replaces: true, checks: [nonEmpty] }),
  zone: text.proposed({ doc, replaces: true }),
  kind: oneOf("plain", "fancy").defaulted({ doc, value: "plain" }),
  note: text.optional({ doc, sensitive: true }),
  size: whole.optional({ doc }),
  price: decimal.optional({ doc }),
  on: flag.defaulted({ doc, value: true }),
  words: listOf.text.optional({ doc }),
  numbers: listOf.whole.proposed({ doc, nullable: true }),
  switches: listOf.flag.optional({ doc }),
  tags: setOf.text.optional({ doc }),
  ids: setOf.whole.optional({ doc }),
  labels: mapOf.text.optional({ doc }),
  counts: mapOf.whole.optional({ doc }),
  options: mapOf.flag.defaulted({ doc, value: new Map([["fast", true]]) }),
  box: object({ ...part, inner: object(part).optional({ doc }) }).optional({ doc }),
  parts: listOf.object(part).optional({ doc }),
  doors: setOf.object(part).optional({ doc }),
  rooms: mapOf.object({ ...part, doors: setOf.object(part).optional({ doc }) }).optional({ doc }),
  origin: object(fact).computed({ doc, keeps: true }),
  history: listOf.object(fact).computed({ doc }),
  wait: flag.optional({ doc, policy: true }),
  limits: object({ create: text.optional({ doc }) }).optional({ doc, policy: true }),
  /** What goes wrong, for tests. */
  trouble: text.optional({ doc, policy: true }),
  id: text.computed({ doc, keeps: true }),
  status: text.computed({ doc }),
};

export const badgeSchema = {
  name: text.required({ doc }),
  colour: text.optional({ doc }),
  number: whole.computed({ doc, keeps: true }),
};

export const providerSchema = {
  token: text.optional({ doc, sensitive: true }),
  region: text.optional({ doc, checks: [nonEmpty] }),
  limits: object({ wait: whole.optional({ doc }) }).optional({ doc }),
};
