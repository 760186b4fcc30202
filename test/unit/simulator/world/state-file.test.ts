import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_API_KEY } from "../../../../src/simulator/world/seed";
import { folderForEach } from "../../../support/scratch-folder";
import { BOB, call, inviteBob, start } from "../../../support/simulator/calling";

const folder = folderForEach();

const stateFile = () => join(folder, "state.json");

test("people, invitations and time survive a restart; ids are not used again", async () => {
  const first = await start({ stateFile: stateFile() });
  const bob = await inviteBob(first);
  first.control.clock({ advance: "3d" });
  await call(first, `DELETE /users/${bob}?o=12345`);
  const eve = await inviteBob(first, { email: "eve@example.com" });
  const people = first.control.people();
  await first.close();

  const second = await start({ stateFile: stateFile() });
  expect(second.control.people()).toEqual(people);
  expect(second.control.invitations()).toHaveLength(2);
  expect(second.control.clock().now).toMatch(/^2026-01-04/);
  expect(await inviteBob(second)).toBe(eve + 1);
  expect((await call(second, "GET /users/self")).status).toBe(200);
});

test("every change is on disk when its answer arrives, changes by hand too", async () => {
  const simulator = await start({ stateFile: stateFile() });
  const emails = () =>
    JSON.parse(readFileSync(stateFile(), "utf8")).state.people.map(({ email }: { email: string }) => email);
  expect(emails()).toEqual(["alice@example.com"]);
  const bob = await inviteBob(simulator);
  expect(emails()).toEqual(["alice@example.com", BOB.email]);
  simulator.control.edit({ who: bob, set: { email: "robert@example.com" } });
  expect(emails()).toEqual(["alice@example.com", "robert@example.com"]);
  simulator.control.removeByHand({ who: bob });
  expect(emails()).toEqual(["alice@example.com"]);
});

test("neither half a file nor a temporary one is left, and no key is in it", async () => {
  const simulator = await start({ stateFile: stateFile() });
  await inviteBob(simulator);
  expect(readdirSync(folder)).toEqual(["state.json"]);
  expect(readFileSync(stateFile(), "utf8")).not.toContain(DEFAULT_API_KEY);
});

test("the key of somebody removed before the restart still works", async () => {
  const keys = [{ key: "k", userEmail: "alice@example.com" }];
  const first = await start({ stateFile: stateFile(), seed: { keys } });
  first.control.removeByHand({ who: 101 });
  await first.close();
  const second = await start({ stateFile: stateFile(), seed: { keys } });
  expect((await call(second, "GET /users?o=12345", { key: "k" })).body).toEqual([]);
});

test("a file from before the account contract is read, and completed", async () => {
  const first = await start({ stateFile: stateFile() });
  const people = first.control.people();
  await first.close();
  const saved = JSON.parse(readFileSync(stateFile(), "utf8"));
  for (const part of ["account", "events"]) delete saved.state[part];
  for (const organization of saved.state.organizations) delete organization.requires2fa;
  for (const person of saved.state.people) {
    delete person.accountRole;
    delete person.twoFactor;
  }
  writeFileSync(stateFile(), JSON.stringify(saved));
  const second = await start({ stateFile: stateFile() });
  expect(second.accountId).toBe("0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10");
  expect(second.control.people()).toEqual([{ ...people[0], accountRole: "no-global-access" }]);
  second.control.login({ who: 101 });
  second.control.edit({ who: 101, set: { accountRole: "global-admin" } });
  expect((await call(second, `GET /accounts/${second.accountId}/zones`)).status).toBe(200);
});

test("what the audit trail holds survives a restart", async () => {
  const first = await start({ stateFile: stateFile() });
  first.control.login({ who: 101 });
  const events = first.control.events();
  await first.close();
  const second = await start({ stateFile: stateFile() });
  expect(events).toHaveLength(1);
  expect(second.control.events()).toEqual(events);
});

test("a file of something else is left alone", async () => {
  writeFileSync(stateFile(), '{"format": "other"}');
  await expect(start({ stateFile: stateFile() })).rejects.toThrow("is not a state file of this simulator.");
  expect(readFileSync(stateFile(), "utf8")).toBe('{"format": "other"}');
});
