import { CtyError } from "../../../src/cty/error";
import type { Step } from "../../../src/cty/path";

test("a message begins with the path, the detail does not", () => {
  const error = new CtyError("a string is required", [{ attribute: "tags" }, { key: "a" }]);
  expect(error.message).toBe('tags["a"]: a string is required');
  expect(error.detail).toBe("a string is required");
  expect(new CtyError("a string is required").message).toBe("a string is required");
});

test("an error keeps its path while reading goes on", () => {
  const path: Step[] = [{ attribute: "a" }];
  const error = new CtyError("wrong", path);
  path.push({ index: 0 });
  expect(error.path).toEqual([{ attribute: "a" }]);
});
