import { defineAction } from "../../../src/framework/action";
import { nonEmpty } from "../../../src/framework/checks";
import { error } from "../../../src/framework/diagnostics";
import { isKnown } from "../../../src/framework/infer";
import { defineList } from "../../../src/framework/list";
import { listOf, text, whole } from "../../../src/framework/schema";
import { badge } from "./toy-badge";
import { stumble, type ToyApi } from "./toy-trouble";

const doc = "Said.";

/** Lists the badges it is told to. A name may be trouble: "list:error", "skip", "broken". */
export const badges = defineList<ToyApi>()({
  of: badge,
  doc: "Badges by name.",
  schema: {
    names: listOf.text.required({ doc, checks: [{ says: "names", holds: (names) => !names.includes("") }] }),
    colour: text.optional({ doc, sensitive: true }),
  },
  nameOf: ({ names }) => `of ${names?.length ?? 0}`,
  validate: ({ colour }) =>
    colour === "invisible"
      ? [error({ code: "toy/unseen", summary: "Nobody would see it", detail: "No." })]
      : [],
  async *list({ names, colour }, call) {
    try {
      for (const name of names) {
        call.api.log.push(`badge ${name}`);
        await stumble(call, "list", name);
        if (name === "skip") call.warn({ code: "toy/skipped", summary: "skipped", detail: "d" });
        else yield { state: badgeOf(name, colour), name: `${name} in ${colour ?? "grey"}` };
      }
    } finally {
      call.api.log.push("listed");
    }
  },
});

const badgeOf = (name: string, colour: string | null) => ({
  name,
  colour,
  number: name === "broken" ? ("seven" as never) : name.length,
});

/** Rings as often as it is told to. */
export const ring = defineAction<ToyApi>()({
  type: "toy_ring",
  doc: "Rings.",
  schema: {
    bell: text.required({ doc, checks: [nonEmpty] }),
    times: whole.optional({ doc }),
    secret: text.optional({ doc, sensitive: true }),
  },
  nameOf: ({ bell }) => String(bell),
  validate: ({ bell, times }) =>
    isKnown(bell) && bell === "cracked" && isKnown(times) && times !== null
      ? [error({ code: "toy/cracked", summary: "cracked", detail: "No.", path: [{ attribute: "times" }] })]
      : [],
  plan: async ({ bell }, call) => {
    await stumble(call, "plan", bell);
    call.warn({ code: "toy/loud", summary: "It will be loud", detail: "d" });
  },
  invoke: async ({ bell, times, secret }, call) => {
    for (let time = 1; time <= (times ?? 1); time += 1) call.progress(`Ring ${time}${secret ?? ""}`);
    call.warn({ code: "toy/rang", summary: "It was loud", detail: "d" });
    await stumble(call, "invoke", bell);
    // Heard by nobody where the run was stopped.
    call.progress("Silence");
  },
});
