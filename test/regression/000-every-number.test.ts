import { readdirSync } from "node:fs";

const numbers = Array.from({ length: 25 }, (_, index) => String(index + 1).padStart(3, "0"));
const files = readdirSync(__dirname);

describe("the 25 lessons of other providers' users", () => {
  it.each(numbers)("%s has a test", (number) => {
    expect(files.filter((file) => file.startsWith(`${number}-`))).toHaveLength(1);
  });
});
