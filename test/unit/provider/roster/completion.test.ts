import type { User } from "../../../../src/automox/model/person";
import type { Calling } from "../../../../src/provider/calls/calling";
import { Completion } from "../../../../src/provider/roster/completion";

// How long newcomers wait for each other, on a clock that stands still until it is told otherwise.

const calling = { signal: new AbortController().signal } as Calling;
const person = (name: string): User => ({ email: `${name}@example.com`, status: "pending" });

function open({ fillsIn = true } = {}) {
  const asked: string[][] = [];
  const wrote: string[] = [];
  let pass = () => {};
  const clock = {
    sleep: (_ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        pass = resolve;
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
  };
  const source = {
    isWhole: () => false,
    fillsIn: () => fillsIn,
    fillIn: async (people: readonly User[]) => {
      asked.push(people.map(({ email }) => email));
      return () => ({ status: "active" });
    },
  };
  const overlay = { wrote: ({ email }: User) => wrote.push(email) };
  const completion = new Completion({ clock, source, roster: { overlay } } as never);
  return { completion, asked, wrote, pass: () => pass() };
}

/** A creation that arrives when it is told to. */
function creation(completion: Completion, name: string) {
  let arrive = (_how: "invited" | "refused") => {};
  const arrived = new Promise<"invited" | "refused">((resolve) => {
    arrive = resolve;
  });
  const done = completion.during(async () => {
    if ((await arrived) === "refused") return undefined;
    return completion.complete(person(name), calling);
  });
  return { arrive, done };
}

test("whoever is alone waits for nobody", async () => {
  const { completion, asked } = open();
  const { arrive, done } = creation(completion, "ada");
  arrive("invited");
  expect(await done).toMatchObject({ status: "active" });
  expect(asked).toEqual([["ada@example.com"]]);
});

test("those on the way together are asked for together, also where one of them fails", async () => {
  const { completion, asked, wrote } = open();
  const [ada, ben, cleo] = ["ada", "ben", "cleo"].map((name) => creation(completion, name));
  ada?.arrive("invited");
  await new Promise(setImmediate);
  ben?.arrive("invited");
  await new Promise(setImmediate);
  expect(asked).toEqual([]);
  cleo?.arrive("refused");
  await Promise.all([ada?.done, ben?.done, cleo?.done]);
  expect(asked).toEqual([["ada@example.com", "ben@example.com"]]);
  expect(wrote).toEqual(["ada@example.com", "ben@example.com"]);
});

test("nobody waits for long for one who takes long", async () => {
  const { completion, asked, pass } = open();
  const [ada, slow] = [creation(completion, "ada"), creation(completion, "slow")];
  ada.arrive("invited");
  await new Promise(setImmediate);
  expect(asked).toEqual([]);
  pass();
  await ada.done;
  expect(asked).toEqual([["ada@example.com"]]);
  slow.arrive("invited");
  await slow.done;
  expect(asked).toHaveLength(2);
});

test("where nothing would be asked, nobody waits, and who came is noted", async () => {
  const { completion, asked, wrote } = open({ fillsIn: false });
  const [ada, slow] = [creation(completion, "ada"), creation(completion, "slow")];
  ada.arrive("invited");
  expect(await ada.done).toEqual(person("ada"));
  expect([asked, wrote]).toEqual([[], ["ada@example.com"]]);
  slow.arrive("refused");
  await slow.done;
});
