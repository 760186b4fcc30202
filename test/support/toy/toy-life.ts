import type { ObjectValue } from "../../../src/cty/value";
import type {
  ApplyResourceChange_Response,
  ConfigureProvider_Response,
  PlanResourceChange_Response,
  ReadResource_Response,
} from "../../../src/plugin/gen/tfplugin6";
import { plain, textOf } from "../framework/stage";
import { providerSchema, thingSchema } from "./toy-schema";
import { type Connection, dynamic, EMPTY, lines, pathText, undynamic, whole } from "./toy-session";

export interface Planned {
  readonly planned: ObjectValue | null;
  readonly replace: readonly string[];
  readonly privateData: Uint8Array;
  readonly told: readonly string[];
}

export interface Applied {
  readonly state: ObjectValue | null;
  readonly privateText: string;
  readonly privateData: Uint8Array;
  readonly told: readonly string[];
}

type Given = Readonly<Record<string, unknown>>;

/** The life of one toy_thing over RPCs, as core would call them. */
export const lifeOver = ({ rpc }: Connection) => ({
  async configure(config: Given = {}): Promise<readonly string[]> {
    const request = {
      terraformVersion: "1.11.4",
      config: dynamic(providerSchema, whole(providerSchema, config)),
    };
    return lines((await rpc<ConfigureProvider_Response>("configureProvider", request)).diagnostics);
  },
  async plan(prior: ObjectValue | null, config: ObjectValue | null, priorPrivate = EMPTY): Promise<Planned> {
    const answer = await rpc<PlanResourceChange_Response>("planResourceChange", {
      typeName: "toy_thing",
      priorState: dynamic(thingSchema, prior),
      config: dynamic(thingSchema, config),
      proposedNewState: dynamic(thingSchema, config),
      priorPrivate,
    });
    return {
      planned: undynamic(thingSchema, answer.plannedState) as ObjectValue | null,
      replace: answer.requiresReplace.map(pathText),
      privateData: answer.plannedPrivate,
      told: lines(answer.diagnostics),
    };
  },
  async apply(
    prior: ObjectValue | null,
    { planned, privateData }: Pick<Planned, "planned" | "privateData">,
    config: ObjectValue | null,
  ): Promise<Applied> {
    const answer = await rpc<ApplyResourceChange_Response>("applyResourceChange", {
      typeName: "toy_thing",
      priorState: dynamic(thingSchema, prior),
      plannedState: dynamic(thingSchema, planned),
      config: dynamic(thingSchema, config),
      plannedPrivate: privateData,
    });
    return {
      state: undynamic(thingSchema, answer.newState) as ObjectValue | null,
      privateText: textOf(answer.private),
      privateData: answer.private,
      told: lines(answer.diagnostics),
    };
  },
  async read(state: ObjectValue, privateData = EMPTY): Promise<Applied> {
    const answer = await rpc<ReadResource_Response>("readResource", {
      typeName: "toy_thing",
      currentState: dynamic(thingSchema, state),
      private: privateData,
    });
    return {
      state: undynamic(thingSchema, answer.newState) as ObjectValue | null,
      privateText: textOf(answer.private),
      privateData: answer.private,
      told: lines(answer.diagnostics),
    };
  },
});

export const thingOf = (given: Given): ObjectValue => whole(thingSchema, given);
export { plain };
