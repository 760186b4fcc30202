import type { LoggedRequest } from "../../src/simulator/world/request-log";
import { DEFAULT_SCIM_TOKEN } from "../../src/simulator/world/seed";
import type { Core } from "./core/core";
import type { CoreOptions, Declared } from "./core/plan";
import type { Plain } from "./core/values";
import { person, seedUser, type World } from "./world";

export const SCIM = { scim: { token: DEFAULT_SCIM_TOKEN } };

/** A core of a provider that has SCIM. */
export const scimCore = (world: World, provider: Plain = {}, more: Partial<CoreOptions> = {}): Core =>
  world.core({ ...SCIM, ...provider }, more);

/** Written to adopt her: whoever is there and active is disabled by no take-over that only wants the same. */
export const bea = (active?: boolean, more: Plain = {}): Declared =>
  person("bea", { more: { ...(active === undefined ? {} : { active, on_existing: "adopt" }), ...more } });

/** Bea is in Automox and, unless told otherwise, active. */
export const withBea = (world: World, more: Parameters<typeof seedUser>[1] = {}): void =>
  void world.control.addByHand(seedUser("bea", more));

/** Bea is there and managed. */
export async function managed(world: World, active?: boolean, provider: Plain = {}): Promise<Core> {
  withBea(world);
  const core = scimCore(world, provider);
  await core.run([bea(active)]);
  return core;
}

export const stateOf = (core: Core) => core.state.get("automox_user.bea")?.value;

/** What the simulator has of Bea; undefined once she is nowhere. */
export const statusOf = (world: World) =>
  world.control.people().find(({ email }) => email === "bea@example.com")?.memberships[0]?.status;

/** The SCIM requests since the given one, in order. */
export const scimLog = (world: World, after = 0): readonly LoggedRequest[] =>
  world.control.log({ after }).filter(({ path }) => path.startsWith("/scim/"));

export const lastSeq = (world: World): number => world.control.log().at(-1)?.seq ?? 0;

export const operations = (list: readonly LoggedRequest[]) => list.map(({ operation }) => operation);
