import { type Look, Walks } from "../../../src/server/walks";

const bytes = (text: string) => new TextEncoder().encode(text);
const look =
  (operation: Look["operation"], isApplying?: boolean) =>
  (object: string, token?: string): Look => ({
    operation,
    type: "automox_user",
    isApplying,
    parts: [bytes(object), token === undefined ? undefined : bytes(token)],
  });
const read = look("read", false);
const plan = look("plan", false);
const planAtApply = look("plan", true);

/** Which of these looks begin another walk. */
const beginnings = (walks: Walks, ...looks: readonly Look[]) => looks.map((each) => walks.begins(each));

describe("a process of a command", () => {
  const command = () => {
    const walks = new Walks();
    walks.validated();
    return walks;
  };

  it("is one walk, whatever is read and planned twice", () => {
    const looks = [read("ada"), plan("ada"), read("ada"), plan("ada"), plan("ben"), plan("ben")];
    expect(beginnings(command(), ...looks)).toEqual(looks.map(() => false));
  });

  it("of a client without that capability too", () => {
    const looks = [look("plan")("ada"), look("plan")("ada"), look("read")("ada")];
    expect(beginnings(command(), ...looks)).toEqual([false, false, false]);
  });
});

it("that turns to applying is shared from there on, although it was validated", () => {
  const walks = new Walks();
  walks.validated();
  const looks = [plan("ada"), planAtApply("ada"), planAtApply("ada")];
  expect(beginnings(walks, ...looks)).toEqual([false, true, true]);
});

describe("a process of terraform test", () => {
  it("begins a walk where planning turns into applying, and back", () => {
    const looks = [
      plan("ada"),
      plan("ben"),
      planAtApply("ada"),
      planAtApply("ben"),
      read("ada"),
      plan("ada"),
    ];
    expect(beginnings(new Walks(), ...looks)).toEqual([false, false, true, false, true, false]);
  });

  it("begins a walk with what the one before has planned already", () => {
    const run = [read("ada"), read("ben"), plan("ada"), plan("ben")];
    const looks = [...run, ...run, plan("ada")];
    const begun = beginnings(new Walks(), ...looks).flatMap((begins, index) => (begins ? [index] : []));
    expect(begun).toEqual([4, 8]);
  });

  it("plans only, run after run", () => {
    expect(beginnings(new Walks(), plan("ada"), plan("ada"), plan("ben"))).toEqual([false, true, false]);
  });

  it("takes the halves of a replacement for one walk: the second has no state, and a token", () => {
    const halves = [plan("state"), plan("configuration", "token")];
    expect(beginnings(new Walks(), ...halves)).toEqual([false, false]);
  });

  it("tells objects apart by type and by where their parts end", () => {
    const parts = (...each: string[]): Look => ({ ...plan(""), parts: each.map(bytes) });
    const looks = [
      parts("a", "bc"),
      parts("ab", "c"),
      { ...parts("a", "bc"), type: "automox_org_membership" },
    ];
    expect(beginnings(new Walks(), ...looks)).toEqual([false, false, false]);
  });
});
