import { object, text } from "../../framework/schema";
import { durationShape } from "./duration";

const limit = (what: string, standard: string) =>
  text.optional({
    checks: [durationShape],
    doc: `Longest time to ${what}. Default \`"${standard}"\`.`,
  });

export const DEFAULT_TIMEOUTS = { create: "20m", read: "10m", update: "20m", delete: "20m" } as const;
export type Operation = keyof typeof DEFAULT_TIMEOUTS;

export const timeouts = object({
  create: limit("invite, the wait for an acceptance included", DEFAULT_TIMEOUTS.create),
  read: limit("read", DEFAULT_TIMEOUTS.read),
  update: limit("change", DEFAULT_TIMEOUTS.update),
  delete: limit("remove", DEFAULT_TIMEOUTS.delete),
}).optional({ policy: true, doc: "How long each operation may take, waiting for the rate limit included." });

export type Timeouts = Partial<Record<Operation, string | null>> | null | undefined;
