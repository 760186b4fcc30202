import { Lazy } from "./library";

interface Written {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, { lifecycle?: Lifecycle }>>>>;
}

interface Lifecycle {
  readonly replace_triggered_by?: readonly string[];
}

/**
 * What a resource is synthesized to, with `replaceTriggeredBy` as Terraform takes it in JSON. The libraries write a construct or an
 * attribute there as `${…}`, which Terraform refuses in that one place: it wants bare references.
 */
export function withBareTriggers<T extends object>(written: T): T {
  for (const named of Object.values((written as Written).resource ?? {}))
    for (const body of Object.values(named)) {
      const triggers = body.lifecycle?.replace_triggered_by;
      if (Array.isArray(triggers))
        body.lifecycle = { ...body.lifecycle, replace_triggered_by: triggers.map(bare) };
    }
  return written;
}

const bare = (trigger: string): string =>
  Lazy.stringValue({
    produce: (context) => {
      const text: unknown = context.resolve(trigger);
      return /^\$\{([^{}]*)\}$/.exec(String(text))?.[1] ?? String(text);
    },
  });
