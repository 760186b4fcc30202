import { redactedAddresses, redactedPath, redactedSteps } from "../../../../src/access/facts/redact";

const redacted = (text: string, mode: "domain" | "hash") =>
  redactedAddresses(redactedSteps(text, mode), mode);

describe("a text without addresses of people", () => {
  test.each([
    ["an address", "ada@example.com is here", "a***@example.com is here"],
    ["an apostrophe in it", "o'brien@example.com", "o***@example.com"],
    ["the same as a shell spells it", "'email=o'\\''brien@example.com'", "'email=o***@example.com'"],
    ["quotes around it", "'ada@example.com'", "'a***@example.com'"],
    ["an import id", "12345/ada@example.com", "12345/a***@example.com"],
  ])("%s", (_name, text, expected) => {
    expect(redacted(text, "domain")).toBe(expected);
  });

  test("a token is the same for the same person in any spelling", () => {
    const token = redacted("o'brien@example.com", "hash");
    expect(token).toMatch(/^person-[0-9a-f]{12}$/);
    expect(redacted("'O'\\''Brien@Example.com'", "hash")).toBe(`'${token}'`);
  });
});

describe("names in Terraform addresses are people's names", () => {
  test.each([
    ["a resource", "automox_user.ada_lovelace", "automox_user.a***"],
    ["one under count", "automox_user.ada_lovelace[0]", "automox_user.a***[0]"],
    ["a membership", "automox_org_membership.ada-london", "automox_org_membership.a***"],
    [
      "a key, which leaves the name of the whole",
      'automox_user.team["lovelace"]',
      'automox_user.team["l***"]',
    ],
    [
      "an address as the key",
      'automox_user.team["ada@example.com"]',
      'automox_user.team["a***@example.com"]',
    ],
    [
      "modules",
      'module.lovelace.module.people["ada"].automox_user.this',
      'module.l***.module.people["a***"].automox_user.t***',
    ],
    [
      "in the middle of a command",
      "terraform state rm 'automox_user.ada_lovelace' # now",
      "terraform state rm 'automox_user.a***' # now",
    ],
    ["a key with quotes in it", 'automox_user.team["a\\"d"]', 'automox_user.team["a***"]'],
    ["a provider's own word", "the resource automox_user needs", "the resource automox_user needs"],
    ["another resource", "aws_iam_user.group", "aws_iam_user.group"],
  ])("%s", (_name, text, expected) => {
    expect(redacted(text, "domain")).toBe(expected);
    if (text !== expected) expect(redacted(text, "hash")).not.toMatch(/lovelace|ada/);
  });
});

test("of a construct's path the stack stays", () => {
  expect(redactedPath("people-prod/team/ada_lovelace", "domain")).toBe("people-prod/t***/a***");
  expect(redactedPath("people-prod/team/ada_lovelace", "hash")).toMatch(
    /^people-prod\/name-\w{8}\/name-\w{8}$/,
  );
  expect(redactedPath(null, "hash")).toBeNull();
});
