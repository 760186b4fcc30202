import { decodeJson, encodeJson } from "../../../src/cty/json";
import { equal, type ObjectValue } from "../../../src/cty/value";
import type { Schema } from "../../../src/framework/attribute";
import { objectType } from "../../../src/framework/object-type";
import type {
  ApplyResourceChange_Response,
  ConfigureProvider_Response,
  DynamicValue,
  ImportResourceState_Response,
  PlanResourceChange_Response,
  ReadDataSource_Response,
  ReadResource_Response,
  UpgradeResourceState_Response,
  ValidateProviderConfig_Response,
  ValidateResourceConfig_Response,
} from "../../../src/plugin/gen/tfplugin6";
import { GrpcError, status } from "../../../src/plugin/grpc/status";
import { automoxProvider } from "../../../src/provider/index";
import { providerService } from "../../../src/server/index";
import { createRecordingLog, type RecordingLog } from "../plugin/recording-log";
import { counts, mustAgree } from "./agree";
import { type DirectConnection, directConnection } from "./direct";
import type { Change, CoreOptions, Declared, Plan, Stored } from "./plan";
import { dynamic, type Process, type Told, told, undynamic } from "./process";
import { objectOf, type Plain } from "./values";

export type { Change, CoreOptions, Declared, Plan, Stored } from "./plan";

interface Walk {
  readonly process: Process;
  readonly found: Told[];
}

/**
 * A miniature of Terraform's core, in its order of calls (upgrade, read, validate, plan, plan again for a
 * replacement; then validate, plan and apply in a fresh process), in the messages of the protocol. It enforces what tests
 * live from: an apply plans what was planned, and stores what was planned.
 */
export class Core {
  readonly log: RecordingLog = createRecordingLog();
  state = new Map<string, Stored>();
  private readonly options: CoreOptions;
  readonly provider: ReturnType<typeof automoxProvider>;
  private readonly connections = new Set<DirectConnection>();

  constructor(options: CoreOptions) {
    this.options = options;
    const { env = {}, clock } = options;
    this.provider = automoxProvider({ version: "0.0.0-test", env, ...(clock ? { clock } : {}) });
  }

  async close(): Promise<void> {
    await Promise.all([...this.connections].map((connection) => connection.end()));
  }

  /** What the plugin does to all calls when its client is gone. */
  abandon(): void {
    const reason = new GrpcError(status.unavailable, "the provider ends: its parent is gone");
    for (const connection of this.connections) connection.abort(reason);
  }

  schema(type: string): Schema {
    const resource = this.provider.resources.find((candidate) => candidate.type === type);
    if (!resource) throw new Error(`no resource ${type}`);
    return resource.schema as Schema;
  }

  async plan(declared: readonly Declared[], { refresh = true }: { refresh?: boolean } = {}): Promise<Plan> {
    const walk = await this.begin();
    const refreshed = new Map(this.state);
    const changes: Change[] = [];
    const byAddress = new Map(declared.map((one) => [one.address, one]));
    const addresses = [...new Set([...this.state.keys(), ...byAddress.keys()])];
    try {
      await this.each(addresses, async (address) => {
        const stored = this.state.get(address);
        const declaration = byAddress.get(address);
        // What is not declared any more is planned first and refreshed afterwards; what is deposed the other way round.
        const isOrphan = stored && !declaration && !stored.deposed;
        const removal = isOrphan ? await this.planRemoval(walk, { address, stored }) : undefined;
        const hasFailed = () => walk.found.some((one) => one.address === address && one.severity === "error");
        if (hasFailed()) return;
        const current = stored ? await this.refresh(walk, { address, stored, refresh }) : undefined;
        if (current) refreshed.set(address, current);
        else refreshed.delete(address);
        if (hasFailed()) return;
        const change = declaration
          ? await this.planOne(walk, { address, declared: declaration, current })
          : current && (removal ?? (await this.planRemoval(walk, { address, stored: current })));
        if (change) changes.push(change);
      });
    } finally {
      walk.process.close();
    }
    const failed = walk.found.some(({ severity }) => severity === "error");
    return { changes, diagnostics: walk.found, refreshed, failed };
  }

  /** `terraform destroy`: a normal plan, whose refresh counts, and in another process the removal of every object. */
  async planDestroy(declared: readonly Declared[]): Promise<Plan> {
    const { refreshed, diagnostics, failed } = await this.plan(declared);
    const changes: Change[] = [];
    const walk = await this.begin();
    try {
      await this.each(failed ? [] : [...refreshed], async ([address, stored]) => {
        changes.push(await this.planRemoval(walk, { address, stored }));
      });
    } finally {
      walk.process.close();
    }
    const found = [...diagnostics, ...walk.found];
    return {
      changes,
      diagnostics: found,
      refreshed,
      failed: found.some(({ severity }) => severity === "error"),
    };
  }

  /** What `-refresh-only` reads: nothing is planned, and the state stays as it was. */
  async refreshOnly(): Promise<Pick<Plan, "refreshed" | "diagnostics">> {
    const walk = await this.begin();
    const refreshed = new Map<string, Stored>();
    try {
      await this.each([...this.state], async ([address, stored]) => {
        const read = await this.refresh(walk, { address, stored, refresh: true });
        if (read) refreshed.set(address, read);
      });
    } finally {
      walk.process.close();
    }
    return { refreshed, diagnostics: walk.found };
  }

  /**
   * Applies a plan in a fresh process; one failed instance does not stop the others. Answers the diagnostics. `after` reads data
   * sources that depend on all of it, in the same process.
   */
  async apply(
    plan: Plan,
    after?: (data: (type: string, config: Plain) => Promise<ObjectValue>) => Promise<void>,
  ): Promise<readonly Told[]> {
    if (plan.failed) throw new Error(`The plan failed: ${JSON.stringify(plan.diagnostics, null, 1)}`);
    this.state = new Map(plan.refreshed);
    const walk = await this.begin();
    try {
      const isDeposed = ({ address }: Change) => this.state.get(address)?.deposed === true;
      const changes = plan.changes.filter(({ action }) => action !== "no-op");
      const deposed = changes.filter(isDeposed);
      await this.each(
        changes.filter((change) => !deposed.includes(change)),
        (change) => this.applyOne(walk, change),
      );
      await this.each(deposed, (change) => this.removeDeposed(walk, change));
      await after?.((type, config) => this.readData(walk, type, config));
    } finally {
      walk.process.close();
    }
    return walk.found;
  }

  /** Plan and apply; the plan must hold. */
  async run(declared: readonly Declared[]): Promise<{ plan: Plan; applied: readonly Told[] }> {
    const plan = await this.plan(declared);
    return { plan, applied: await this.apply(plan) };
  }

  async import(
    address: string,
    { type = "automox_user", id }: { type?: string; id: string },
  ): Promise<readonly Told[]> {
    const walk = await this.begin();
    try {
      const answer = await walk.process.call<ImportResourceState_Response>("importResourceState", {
        typeName: type,
        id,
      });
      walk.found.push(...told(answer.diagnostics, address));
      const [imported] = answer.importedResources;
      const value = imported && undynamic(this.schema(type), imported.state);
      if (!imported || !value) return walk.found;
      const stored = { type, value, privateData: imported.private };
      const read = await this.read(walk, address, stored);
      if (read) this.state.set(address, read);
      return walk.found;
    } finally {
      walk.process.close();
    }
  }

  /** What a data source answers; its diagnostics must be clean. */
  async data(type: string, config: Plain): Promise<ObjectValue> {
    return this.walked((walk) => this.readData(walk, type, config));
  }

  /** One configured process, for work that needs no other. */
  async walked<T>(work: (walk: Walk) => Promise<T>): Promise<T> {
    const walk = await this.begin();
    try {
      return await work(walk);
    } finally {
      walk.process.close();
    }
  }

  private async readData({ process }: Walk, type: string, config: Plain): Promise<ObjectValue> {
    const source = this.provider.dataSources.find((candidate) => candidate.type === type);
    if (!source) throw new Error(`no data source ${type}`);
    const schema = source.schema as Schema;
    const request = { typeName: type, config: dynamic(schema, objectOf(schema, config)) };
    const answer = await process.call<ReadDataSource_Response>("readDataSource", request);
    const value = undynamic(schema, answer.state);
    if (!value || answer.diagnostics.length > 0) throw new Error(JSON.stringify(told(answer.diagnostics)));
    return value;
  }

  /** What the provider says of its block before anything else. */
  async validateProvider(): Promise<readonly Told[]> {
    const { process, config } = await this.open();
    const answer = await process.call<ValidateProviderConfig_Response>("validateProviderConfig", { config });
    process.close();
    return told(answer.diagnostics);
  }

  private async open(): Promise<{ readonly process: Process; readonly config: DynamicValue }> {
    const process = directConnection(providerService(this.provider, this.log));
    this.connections.add(process);
    const config = dynamic(this.provider.schema, objectOf(this.provider.schema, this.options.provider));
    return { process, config };
  }

  /** A configured process, for tests that call by hand. */
  async begin(): Promise<Walk> {
    const { process, config } = await this.open();
    await process.call<ValidateProviderConfig_Response>("validateProviderConfig", { config });
    const request = { terraformVersion: "1.11.4", config, clientCapabilities: undefined };
    const answer = await process.call<ConfigureProvider_Response>("configureProvider", request);
    return { process, found: [...told(answer.diagnostics)] };
  }

  private async refresh(
    walk: Walk,
    { address, stored, refresh }: { address: string; stored: Stored; refresh: boolean },
  ): Promise<Stored | undefined> {
    const schema = this.schema(stored.type);
    const json = new TextEncoder().encode(encodeJson(objectType(schema), stored.value));
    const answer = await walk.process.call<UpgradeResourceState_Response>("upgradeResourceState", {
      typeName: stored.type,
      version: 0n,
      rawState: { json, flatmap: new Map() },
    });
    walk.found.push(...told(answer.diagnostics, address));
    const upgraded = answer.upgradedState;
    const value =
      upgraded && upgraded.json.length > 0
        ? (decodeJson(objectType(schema), upgraded.json) as ObjectValue)
        : undynamic(schema, upgraded);
    if (!value) throw new Error(`upgrade lost ${address}`);
    return refresh ? this.read(walk, address, { ...stored, value }) : stored;
  }

  private async read(walk: Walk, address: string, stored: Stored): Promise<Stored | undefined> {
    const schema = this.schema(stored.type);
    const answer = await walk.process.call<ReadResource_Response>("readResource", {
      typeName: stored.type,
      currentState: dynamic(schema, stored.value),
      private: stored.privateData,
    });
    walk.found.push(...told(answer.diagnostics, address));
    const value = undynamic(schema, answer.newState);
    return value === null ? undefined : { ...stored, value, privateData: answer.private };
  }

  private async planOne(
    walk: Walk,
    { address, declared, current }: { address: string; declared: Declared; current: Stored | undefined },
  ): Promise<Change | undefined> {
    const type = declared.type ?? current?.type ?? "automox_user";
    const schema = this.schema(type);
    const prior = current && !current.tainted ? current.value : null;
    const config = objectOf(schema, declared.config);
    await this.validate(walk, address, { type, config });
    const bytes = prior ? (current?.privateData ?? new Uint8Array(0)) : new Uint8Array(0);
    const first = await this.planCall(walk, address, { type, prior, config, bytes });
    const planned = undynamic(schema, first.plannedState);
    const change = {
      address,
      type,
      prior: current?.value ?? null,
      declared,
      planned,
      plannedPrivate: first.plannedPrivate,
    };
    if (!prior) return { ...change, action: current?.tainted ? "replace" : "create" };
    const replaces = first.requiresReplace.some(({ steps }) =>
      counts(schema, { prior, planned, name: steps[0]?.selector?.value }),
    );
    if (walk.found.some((one) => one.address === address && one.severity === "error")) return undefined;
    if (replaces) {
      const second = await this.planCall(walk, address, {
        type,
        prior: null,
        config,
        bytes: first.plannedPrivate,
      });
      const { plannedState, plannedPrivate } = second;
      // Both halves get the bytes of the second call.
      return { ...change, action: "replace", planned: undynamic(schema, plannedState), plannedPrivate };
    }
    return { ...change, action: equal(objectType(schema), planned, prior) ? "no-op" : "update" };
  }

  /**
   * What is not declared any more is planned from the state before the refresh; where that finds nothing, the change is
   * dropped. The delete gets that old state too, and the bytes of this answer.
   */
  private async planRemoval(
    walk: Walk,
    { address, stored }: { address: string; stored: Stored },
  ): Promise<Change> {
    const { type, value: prior, privateData: bytes } = stored;
    const { plannedPrivate } = await this.planCall(walk, address, { type, prior, config: null, bytes });
    return { address, type, prior, planned: null, plannedPrivate, action: "delete" };
  }

  private async validate(
    walk: Walk,
    address: string,
    { type, config }: { type: string; config: ObjectValue },
  ) {
    const request = {
      typeName: type,
      config: dynamic(this.schema(type), config),
      clientCapabilities: undefined,
    };
    const answer = await walk.process.call<ValidateResourceConfig_Response>(
      "validateResourceConfig",
      request,
    );
    walk.found.push(...told(answer.diagnostics, address));
  }

  private async planCall(
    walk: Walk,
    address: string,
    {
      type,
      prior,
      config,
      bytes,
    }: { type: string; prior: ObjectValue | null; config: ObjectValue | null; bytes: Uint8Array },
  ): Promise<PlanResourceChange_Response> {
    const schema = this.schema(type);
    const answer = await walk.process.call<PlanResourceChange_Response>("planResourceChange", {
      typeName: type,
      priorState: dynamic(schema, prior),
      proposedNewState: dynamic(schema, config),
      config: dynamic(schema, config),
      priorPrivate: bytes,
      plannedPrivate: new Uint8Array(0),
    });
    walk.found.push(...told(answer.diagnostics, address));
    return answer;
  }

  private async applyOne(walk: Walk, change: Change): Promise<void> {
    const { address, action, declared, prior } = change;
    if (action === "delete") return this.remove(walk, change);
    if (!declared) throw new Error("a change without configuration");
    if (action === "replace" && !declared.createBeforeDestroy && !(await this.removed(walk, change))) return;
    const deposed =
      action === "replace" && declared.createBeforeDestroy ? this.state.get(address) : undefined;
    const made = await this.write(walk, { ...change, prior: action === "update" ? prior : null });
    if (!made || !deposed) return;
    const removal = await this.planRemoval(walk, { address, stored: deposed });
    await this.applyDelete(walk, { change: removal, deposed: true });
  }

  private async write(walk: Walk, change: Change): Promise<boolean> {
    const { address, type, prior, planned } = change;
    const schema = this.schema(type);
    const config = objectOf(schema, change.declared?.config ?? {});
    const bytes = prior ? (this.state.get(address)?.privateData ?? new Uint8Array(0)) : new Uint8Array(0);
    const before = walk.found.length;
    await this.validate(walk, address, { type, config });
    const again = await this.planCall(walk, address, { type, prior, config, bytes });
    if (walk.found.slice(before).some((one) => one.address === address && one.severity === "error"))
      return false;
    const plannedNow = undynamic(schema, again.plannedState);
    mustAgree(schema, { address, planned, actual: plannedNow, what: "inconsistent final plan" });
    const answer = await walk.process.call<ApplyResourceChange_Response>("applyResourceChange", {
      typeName: type,
      priorState: dynamic(schema, prior),
      plannedState: dynamic(schema, plannedNow),
      config: dynamic(schema, config),
      plannedPrivate: again.plannedPrivate,
    });
    const list = told(answer.diagnostics, address);
    walk.found.push(...list);
    const value = undynamic(schema, answer.newState);
    const failed = list.some(({ severity }) => severity === "error");
    if (!failed)
      mustAgree(schema, {
        address,
        planned: plannedNow,
        actual: value,
        what: "inconsistent result after apply",
      });
    if (value) {
      const stored = { type, value, privateData: answer.private };
      this.state.set(address, failed && !prior ? { ...stored, tainted: true } : stored);
    }
    return value !== null && !failed;
  }

  /** After all else of its address, and planned once more, with nothing of the plan but the refreshed state. */
  private async removeDeposed(walk: Walk, { address }: Change): Promise<void> {
    const stored = this.state.get(address);
    if (!stored) throw new Error(`no deposed object at ${address}`);
    await this.remove(walk, await this.planRemoval(walk, { address, stored }));
  }

  private remove(walk: Walk, change: Change): Promise<void> {
    return this.applyDelete(walk, { change, deposed: false });
  }

  private async removed(walk: Walk, change: Change): Promise<boolean> {
    await this.applyDelete(walk, { change, deposed: false });
    return !this.state.has(change.address);
  }

  private async applyDelete(
    walk: Walk,
    { change, deposed }: { change: Change; deposed: boolean },
  ): Promise<void> {
    const { address, type, prior, plannedPrivate } = change;
    const schema = this.schema(type);
    const answer = await walk.process.call<ApplyResourceChange_Response>("applyResourceChange", {
      typeName: type,
      priorState: dynamic(schema, prior),
      plannedState: dynamic(schema, null),
      config: dynamic(schema, null),
      plannedPrivate,
    });
    const list = told(answer.diagnostics, address);
    walk.found.push(...list);
    const failed = list.some(({ severity }) => severity === "error");
    if (!failed && undynamic(schema, answer.newState) === null && !deposed) this.state.delete(address);
  }

  /** A pool as wide as core's -parallelism. */
  private async each<T>(list: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
    const queue = [...(this.options.shuffle?.(list) ?? list)];
    const lane = async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    };
    await Promise.all(Array.from({ length: this.options.parallelism ?? 10 }, lane));
  }
}
