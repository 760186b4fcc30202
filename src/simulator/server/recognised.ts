import type { Facts } from "../operations/description";
import type { Effect } from "../world/faults";
import type { ApiRequest } from "../world/request";

/** An answer ready to be sent; `text` is empty where there is no body. */
export interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
  readonly list: boolean;
  /** True if something was changed. */
  readonly effect: boolean;
}

/** A request together with what it turned out to be, whichever contract it belongs to. */
export interface Recognised {
  readonly request: ApiRequest;
  /** undefined: no contract has it. */
  readonly operation: RecognisedOperation | undefined;
  /** Whether there is such an address at all; a test that asks for another fails. */
  readonly isKnown: boolean;
  /** Id of the key or token: "key-1", "scim-1"; undefined without a valid one. */
  readonly callerId: string | undefined;
  /** Answers as the service does, carrying out what is asked for; `effect` may change the page or keep the change away. */
  serve(effect?: Effect): Reply;
}

export type RecognisedOperation = Pick<Facts, "name" | "parameters" | "fields">;
