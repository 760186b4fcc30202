import type { ProcessLogger } from "./log";
import type { Service } from "./service";

export type {
  BidiHandler,
  ClientStreamHandler,
  Implementation,
  PluginCall,
  PluginConnection,
  ServerStreamHandler,
  Service,
  UnaryHandler,
} from "./service";

export interface ServeOptions {
  /** Provider type, for example "automox". */
  readonly name: string;
  /** Source addresses with host, for example "registry.terraform.io/automox-iac/automox": what reattach mode prints. */
  readonly addresses: readonly string[];
  readonly protocolVersion: 6;
  /**
   * The provider's own services; those of go-plugin are added. A function is called after the handshake line has
   * been written, so that what it loads is loaded while the client connects.
   */
  readonly services: readonly Service[] | (() => readonly Service[] | Promise<readonly Service[]>);
  readonly log: ProcessLogger;
  /** Arguments after the script. Default: of the process. `--debug` serves in reattach mode. */
  readonly argv?: readonly string[];
  /** What a human reads who starts the plugin by hand: what it is, how it is installed. */
  readonly explain: string;
}

export async function serve(_options: ServeOptions): Promise<void> {
  throw new Error("not yet");
}
