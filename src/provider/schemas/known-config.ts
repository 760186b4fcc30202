import { fail, type Path } from "../../framework/diagnostics";
import { isKnown } from "../../framework/infer";

/** Fails for the first value of the provider block that is not known yet, however deep, and names it. */
export function requireKnown<Known>(config: object): Known {
  const open = openPath(config);
  if (!open) return config as Known;
  const name = open.join(".");
  return fail({
    code: "provider/unknown-value",
    summary: `${name} of the provider is not known yet`,
    detail:
      `The value of ${name} comes from something that does not exist yet, so nothing can be planned. Give ` +
      "it a value that is known while planning: write it out, or take it from a variable or the environment.",
    path: open.map((attribute): Path[number] => ({ attribute })),
  });
}

/** Names of the attributes that lead to a value not known yet; undefined where there is none. */
function openPath(value: unknown): readonly string[] | undefined {
  if (!isKnown(value)) return [];
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const rest = openPath(inner);
    if (rest) return [name, ...rest];
  }
  return undefined;
}
