import { type Simulator, startSimulator } from "../../../src/simulator/start";
import { Core } from "../../support/core/core";

const ada = {
  address: "automox_user.ada",
  config: { email: "ada@example.com", first_name: "Ada", last_name: "Example", role: "viewer" },
};

describe("a person's life over gRPC", () => {
  let simulator: Simulator;
  let core: Core;
  beforeEach(async () => {
    simulator = await startSimulator();
    core = new Core({
      provider: { api_key: "automox-simulator-key", base_url: simulator.url, org_id: 12345 },
    });
  });
  afterEach(async () => {
    await core.close();
    await simulator.close();
  });

  it("is invited once and then at rest", async () => {
    const { applied } = await core.run([ada]);
    expect(applied.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(core.state.get(ada.address)?.value).toMatchObject({ status: "pending", invitations_sent: 1 });
    const again = await core.plan([ada]);
    expect(again.changes.map(({ action }) => action)).toEqual(["no-op"]);
    expect(again.diagnostics).toEqual([]);
  });
});
