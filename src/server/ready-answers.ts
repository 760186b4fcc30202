import type { AnyProvider } from "../framework/provider";
import { ProviderDefinition } from "../plugin/gen/tfplugin6";
import type { Service } from "../plugin/grpc/service";
import { providerService } from "./index";
import { READY_CALLS, type ReadyCall } from "./ready-calls";

/**
 * The answers to calls that ask about the program and not about a configuration, encoded in base64. The build puts them into a file, because
 * most processes that Terraform starts are asked for one of them and end.
 */
export async function readyAnswers(provider: AnyProvider): Promise<Record<ReadyCall, string>> {
  const quiet = () => {};
  const log = { trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };
  const { signal } = new AbortController();
  const service: Service<typeof ProviderDefinition> = providerService(provider, log);
  const implementation = service.open({ signal }) as unknown as Handlers;
  const answers = READY_CALLS.map(async (name) => {
    const key = `${name.charAt(0).toLowerCase()}${name.slice(1)}` as Key;
    const answer = await implementation[key]({}, { signal });
    const codec = ProviderDefinition.methods[key].responseType as { encode(answer: unknown): Finishing };
    return [name, Buffer.from(codec.encode(answer).finish()).toString("base64")] as const;
  });
  return Object.fromEntries(await Promise.all(answers)) as Record<ReadyCall, string>;
}

type Key = Uncapitalize<ReadyCall>;
type Handlers = Record<Key, (request: object, call: { signal: AbortSignal }) => Promise<unknown>>;
interface Finishing {
  finish(): Uint8Array;
}
