// Lists and actions of the toy under core's own rules: what core would panic over, or misread, throws here.
import { invoke } from "../../support/core/invocation";
import { type AskedCore, list } from "../../support/core/list";
import { processOf } from "../../support/core/process";
import { toyProvider } from "../../support/toy/toy-provider";
import { providerSchema } from "../../support/toy/toy-schema";
import { connectionForAll, dynamic, whole } from "../../support/toy/toy-session";

const connection = connectionForAll(toyProvider());
beforeAll(() =>
  connection.rpc("configureProvider", { config: dynamic(providerSchema, whole(providerSchema)) }),
);

const core: AskedCore = {
  provider: toyProvider(),
  walked: (work) => work({ process: processOf(connection.client), found: [] }),
};

test.each([
  [["a", "b"], ["a in grey", "b in grey"], []],
  [["skip", "a"], ["a in grey"], ["toy/skipped"]],
  [["a", "list:error"], [], ["toy/no"]],
  [["a", "list:unforeseen"], [], ["provider/bug"]],
  [["a", "broken"], [], ["provider/bug"]],
  [["list:known"], [], ["toy/known"]],
  [[""], [], ["config/invalid-value"]],
  [[], [], []],
])("a list of %j", async (names, found, said) => {
  for (const objects of [true, false]) {
    const { results, diagnostics } = await list(core, { names }, { type: "toy_badge", objects });
    expect(results.map(({ name }) => name)).toEqual(found);
    expect(diagnostics.map(({ code }) => code)).toEqual(said);
  }
});

test.each([
  ["big", false, ["toy/loud", "toy/rang"]],
  ["", true, ["config/invalid-value"]],
  ["plan:error", true, ["toy/no"]],
  ["invoke:error", true, ["toy/loud", "toy/no", "toy/rang"]],
  ["invoke:undefined", true, ["toy/loud", "provider/bug", "toy/rang"]],
])("an action upon %j", async (bell, hasFailed, said) => {
  const { failed, diagnostics } = await invoke(core, "toy_ring", { bell });
  expect({ failed, said: diagnostics.map(({ code }) => code) }).toEqual({ failed: hasFailed, said });
});
