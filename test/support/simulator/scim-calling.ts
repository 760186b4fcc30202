import type { Simulator } from "../../../src/simulator/start";
import { DEFAULT_SCIM_TOKEN } from "../../../src/simulator/world/seed";
import { type Answer, call, type Extra } from "./calling";

export const SCIM_JSON = "application/scim+json";
const USER_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
const PATCH_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** `scim(simulator, "GET /Users")` with the default token, unless another one is given as `key`. */
export function scim(simulator: Simulator, line: string, extra: Extra = {}): Promise<Answer> {
  const [method, path] = line.split(" ");
  const typed = extra.text === undefined && extra.body === undefined ? {} : { "content-type": SCIM_JSON };
  return call(simulator, `${method} /scim/v2${path}`, {
    key: DEFAULT_SCIM_TOKEN,
    ...extra,
    headers: { ...typed, ...extra.headers },
  });
}

export const user = (fields: Record<string, unknown>) => ({ schemas: [USER_SCHEMA], ...fields });
export const patch = (...Operations: unknown[]) => ({ schemas: [PATCH_SCHEMA], Operations });
export const switched = (active: unknown) => patch({ op: "replace", path: "active", value: active });

/** The SCIM id of somebody by address. */
export const scimId = ({ control }: Simulator, who: string): string => control.person({ who }).uuid;

export const names = (answer: Answer): string[] =>
  answer.body.Resources.map(({ userName }: { userName: string }) => userName);
