import type { AnswerKnobs } from "../knobs/answer-knobs";
import type { Knobs } from "../knobs/knobs";
import type { Change } from "../world/change";
import { accountRoleOfKey, type Key } from "../world/keys";
import { GLOBAL_ADMIN } from "../world/role-words";
import type { Person, State } from "../world/store";
import { type Answering, answering, type Description } from "./description";
import type { ListPage } from "./paging";
import { Refusal } from "./refusal";

/** One request after HTTP, authentication and scope are dealt with. */
export interface Call {
  readonly state: State;
  readonly knobs: Knobs;
  readonly key: Key;
  /** Every key there is; what is changed here is changed. */
  readonly keys: Key[];
  /** RFC 3339, simulated. */
  readonly now: string;
  /** The organization of `o`; null where the operation does not need one and none was sent. */
  readonly org: number | null;
  /** The `{id}` of the path as it was sent. */
  readonly id: string;
  /** Every placeholder of the path with what was sent in its place. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined if none was sent. */
  readonly body: unknown;
  /** The members of an organization as lists show them at this moment, in id order. */
  listed(org: number): readonly Person[];
}

/** A call inside one organization. */
export interface OrganizationCall extends Call {
  readonly org: number;
}

/** The answer of an operation before its envelope. */
export type Outcome =
  | (ListPage & {
      /** The organization whose members it lists, where the call itself does not name it; null: nobody's. */
      readonly org?: number | null;
      /** Where a list has one of its own, whatever the knob says. */
      readonly envelope?: AnswerKnobs["listEnvelope"];
    })
  | {
      readonly status: number;
      readonly body: unknown;
      readonly changed?: readonly Change[];
      /** Something was changed that is no person. */
      readonly isDone?: boolean;
    };

/** One line of the route table. */
export interface Operation extends Answering<Call, Outcome> {
  readonly scope: "organization" | "key" | "account";
}

/** An operation that needs `o`. Every key may read, the keys of administrators may write. */
export function inOrganization<Input>(description: Description<OrganizationCall, Input, Outcome>): Operation {
  const { answer, parameters, ...facts } = answering(description);
  return {
    ...facts,
    parameters: ["o", ...parameters],
    scope: "organization",
    answer: (call) => answer(call as OrganizationCall), // The service has refused a call without one.
  };
}

/** An operation on the key itself: it needs no `o`, and its check knows who may do it. */
export function ofKey<Input>(description: Description<Call, Input, Outcome>): Operation {
  return { ...answering(description), scope: "key" };
}

/** An operation of the account contract: for keys of people who administer the account, not limited to one organization. */
export function inAccount<Input>(description: Description<Call, Input, Outcome>): Operation {
  const { answer, ...facts } = answering(description);
  return {
    ...facts,
    scope: "account",
    answer: (call) => {
      refuseStranger(call);
      return answer(call);
    },
  };
}

function refuseStranger(call: Call): void {
  const { account } = call.params;
  const { state, key, knobs } = call;
  if (key.org !== null || !knobs.accountAdmins.includes(accountRoleOfKey(state, key, knobs) ?? ""))
    throw new Refusal(403, "This API key does not belong to somebody who administers the account.");
  if (account !== undefined && account !== call.state.account.id)
    throw new Refusal(call.knobs.absentAccountObject, `Account ${account} was not found.`);
}

/** Whether the key is a global administrator's and not limited to one organization. */
export function isGlobalAdmin({ state, key, knobs }: Pick<Call, "state" | "key" | "knobs">): boolean {
  return key.org === null && accountRoleOfKey(state, key, knobs) === GLOBAL_ADMIN;
}
