import { setMaxListeners } from "node:events";
import type { AnyAction } from "../framework/action";
import type { Log } from "../framework/call";
import type { AnyDataSource } from "../framework/data-source";
import { fail } from "../framework/diagnostics";
import { type Explainer, explainer } from "../framework/guarded";
import type { AnyList } from "../framework/list";
import type { Running } from "../framework/plan-resource";
import type { AnyProvider } from "../framework/provider";
import type { AnyResource } from "../framework/resource";
import type { PluginCall } from "../plugin/grpc/service";
import { type Look, Walks } from "./walks";

/**
 * One configured provider on one connection. In reattach mode several of them share the process, so
 * nothing that configuration decides may live anywhere else.
 */
export class Session {
  readonly provider: AnyProvider;
  readonly log: Log;
  readonly explain: Explainer;
  readonly walks = new Walks();
  /** What StopProvider ends. */
  private readonly running = new Set<PluginCall>();
  private isStopped = false;
  private configured: { readonly api: unknown } | undefined;

  constructor(provider: AnyProvider, log: Log) {
    this.provider = provider;
    this.log = log;
    this.explain = explainer(
      (thrown, act) => provider.explain(thrown, act),
      (thrown, { operation, type }) =>
        log.error("unexpected failure", { operation, type, error: textOf(thrown) }),
    );
  }

  resource(type: string): AnyResource<unknown> {
    return found(this.provider.resources, type, "resource");
  }

  dataSource(type: string): AnyDataSource<unknown> {
    return found(this.provider.dataSources, type, "data source");
  }

  list(type: string): AnyList<unknown> {
    return found(this.provider.lists ?? [], type, "list resource");
  }

  action(type: string): AnyAction<unknown> {
    return found(this.provider.actions ?? [], type, "action");
  }

  /** Replaces an earlier configuration; hosts may configure twice. */
  async configure(call: PluginCall, make: () => Promise<unknown>): Promise<void> {
    const api = await this.abortable(call, make);
    await this.release();
    this.configured = { api };
  }

  /** Before a read or a plan: what an earlier walk knew is not what this one may know. */
  look(look: Look): void {
    if (!this.walks.begins(look) || !this.configured || !this.provider.nextWalk) return;
    this.configured = { api: this.provider.nextWalk(this.configured.api) };
  }

  /** Runs `work` with what an author's function may use. Throws while nothing is configured. */
  async run<T>(call: PluginCall, work: (running: Running<unknown>) => Promise<T>): Promise<T> {
    const running = this.runningIn(call);
    return this.abortable(call, () => work(running));
  }

  /** The same for an answer in pieces: it runs until the last of them, or until nobody wants more. */
  async *stream<Piece, End>(
    call: PluginCall,
    work: (running: Running<unknown>) => AsyncGenerator<Piece, End, void>,
  ): AsyncGenerator<Piece, End, void> {
    const running = this.runningIn(call);
    const release = this.begin(call);
    try {
      return yield* work(running);
    } finally {
      release();
    }
  }

  private async abortable<T>(call: PluginCall, work: () => Promise<T>): Promise<T> {
    const release = this.begin(call);
    try {
      return await work();
    } finally {
      release();
    }
  }

  /** The call ends with StopProvider too, or, after a StopProvider, before it began: the walk is being given up. */
  private begin(call: PluginCall): () => void {
    // As many listeners as there are requests is no leak.
    setMaxListeners(0, call.signal);
    if (this.isStopped) call.abort();
    this.running.add(call);
    return () => void this.running.delete(call);
  }

  /** What every author's function gets. Throws while nothing is configured. */
  private runningIn({ signal }: PluginCall): Running<unknown> {
    return { api: this.api(), log: this.log, explain: this.explain, signal };
  }

  stop(): void {
    this.isStopped = true;
    for (const call of this.running) call.abort();
  }

  /** Never throws: what cannot be closed is not worth failing for. */
  async release(): Promise<void> {
    const { configured } = this;
    this.configured = undefined;
    try {
      if (configured) await this.provider.close?.(configured.api);
    } catch (error) {
      this.log.warn("the provider did not close cleanly", { error: textOf(error) });
    }
  }

  private api(): unknown {
    if (this.configured) return this.configured.api;
    return fail({
      code: "provider/not-configured",
      summary: "The provider is not configured",
      detail:
        "Terraform asked for something that needs the provider's configuration before there was one. Check the provider block.",
    });
  }
}

function found<T extends { readonly type: string }>(list: readonly T[], type: string, what: string): T {
  const item = list.find((candidate) => candidate.type === type);
  if (item) return item;
  return fail({
    code: "provider/unknown-type",
    summary: `Unknown ${what} ${type}`,
    detail: `This version of the provider has no ${what} ${type}. Check the spelling and the provider's version.`,
  });
}

/** For the log, which redacts. Some things that can be thrown cannot be turned into text. */
export function textOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  } catch {
    return `a ${typeof thrown} without a text`;
  }
}
