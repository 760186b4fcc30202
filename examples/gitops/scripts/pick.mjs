// Reads JSON as gh and glab print it, and prints one field of what was asked for: the little that scripts need of jq,
// with the Node.js that automox-access brings along anyway.
//
//   node pick.mjs FIELD [CONDITION ...] < JSON
//
// FIELD is a path such as `user.login`; lists on the way are walked through. Every object on stdin for which all
// conditions hold gives a line: the first line of its field, since a line feed in a value must not look like a second
// object. Conditions: PATH=VALUE, PATH^=BEGINNING, PATH*=PART.
import { readFileSync } from "node:fs";

const [field, ...conditions] = process.argv.slice(2);
if (field === undefined) throw new Error("Expected a field, such as user.login.");

/** Pages are printed one after another, so there may be several lists in a row. */
function* documents(text) {
  let [depth, start, inString, escaped] = [0, 0, false, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (inString) {
      if (escaped) escaped = false;
      else if (sign === "\\") escaped = true;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === "{" || sign === "[") {
      if (depth === 0) start = at;
      depth += 1;
    } else if (sign === "}" || sign === "]") {
      depth -= 1;
      if (depth === 0) yield JSON.parse(text.slice(start, at + 1));
    }
  }
  if (depth !== 0) throw new Error("The JSON ends in the middle.");
}

const objects = (value) => (Array.isArray(value) ? value.flatMap(objects) : [value]);

const at = (object, path) =>
  path
    .split(".")
    .reduce(
      (found, name) =>
        found.flatMap((each) => (Object.hasOwn(Object(each), name) ? objects(each[name]) : [])),
      [object],
    )
    .filter((each) => each !== null);

const TESTS = {
  "=": (found, wanted) => found === wanted,
  "^=": (found, wanted) => found.startsWith(wanted),
  "*=": (found, wanted) => found.includes(wanted),
};

const tests = conditions.map((condition) => {
  const [, path, sign, wanted] = /^([\w.]+)([\^*]?=)(.*)$/s.exec(condition) ?? [];
  if (path === undefined) throw new Error(`Expected PATH=VALUE, got ${condition}.`);
  return (object) => at(object, path).some((found) => TESTS[sign](String(found), wanted));
});

for (const document of documents(readFileSync(0, "utf8")))
  for (const object of objects(document))
    if (tests.every((holds) => holds(object)))
      for (const found of at(object, field)) console.log(String(found).split(/\r?\n/)[0]);
