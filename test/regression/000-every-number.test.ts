import { readdirSync } from "node:fs";

/** Lessons that only the account contract can show. A number leaves this list when its file exists. */
const WAITING: Readonly<Record<string, string>> = {
  "018":
    "a zone edit on a global administrator: the organization contract has neither zones nor global administrators",
  "020": "zones of a pending person that the API does not return: the organization contract has no zones",
};

const numbers = Array.from({ length: 25 }, (_, index) => String(index + 1).padStart(3, "0"));
const files = readdirSync(__dirname);

describe("the 25 lessons of other providers' users", () => {
  it.each(numbers)("%s has a test, or a reason to wait", (number) => {
    const has = files.some((file) => file.startsWith(`${number}-`));
    expect({ has, waits: number in WAITING }).toEqual({ has, waits: !has });
  });
});
