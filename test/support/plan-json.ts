// The parts of Terraform's JSON that tests look at (format_version 1.x of plan and state).
import { readFile } from "node:fs/promises";

export type Values = Readonly<Record<string, unknown>>;

export interface PlanJson {
  readonly errored?: boolean;
  readonly resource_changes?: readonly ResourceChange[];
  readonly resource_drift?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
  readonly planned_values?: StateValues;
}

export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Values | null;
    readonly after: Values | null;
    readonly after_unknown: Values;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
    readonly importing?: { readonly id?: string };
  };
}

export interface StateJson {
  readonly values?: StateValues;
}

interface StateValues {
  readonly outputs?: Readonly<Record<string, { readonly value: unknown; readonly sensitive: boolean }>>;
  readonly root_module: StateModule;
}

interface StateModule {
  readonly resources?: readonly StateResource[];
  readonly child_modules?: readonly StateModule[];
}

interface StateResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly values: Values;
  readonly tainted?: boolean;
}

interface StateFile {
  readonly resources: readonly {
    readonly module?: string;
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly {
      readonly index_key?: string | number;
      readonly attributes?: Values;
      readonly status?: string;
      readonly deposed?: string;
    }[];
  }[];
}

export interface Instance {
  readonly address: string;
  readonly attributes: Values;
  readonly isTainted: boolean;
  readonly isDeposed: boolean;
}

/** Every instance in a local state file, in the file's order; none where there is no file. */
export async function instancesInState(file: string): Promise<readonly Instance[]> {
  const text = await readFile(file, "utf8").catch(() => '{"resources":[]}'); // before the first apply
  return (JSON.parse(text) as StateFile).resources.flatMap(({ module, mode, type, name, instances }) => {
    const resource = `${mode === "data" ? "data." : ""}${type}.${name}`;
    return instances.map((instance) => ({
      address: `${module === undefined ? "" : `${module}.`}${resource}${keyOf(instance.index_key)}`,
      attributes: instance.attributes ?? {},
      isTainted: instance.status === "tainted",
      isDeposed: instance.deposed !== undefined,
    }));
  });
}

const keyOf = (key: string | number | undefined) => (key === undefined ? "" : `[${JSON.stringify(key)}]`);
