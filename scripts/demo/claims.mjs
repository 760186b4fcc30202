import { isDeepStrictEqual } from "node:util";

/** Something the demo says does not hold. */
export class BrokenClaim extends Error {}

/** @throws {BrokenClaim} unless both are deeply equal. */
export function mustEqual(found, expected, what) {
  if (isDeepStrictEqual(found, expected)) return;
  throw new BrokenClaim(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}

/** A plan's changes in one word each, by address. */
export const actionsOf = ({ changes }) =>
  Object.fromEntries(
    changes.map(({ address, change }) => [
      address,
      change.importing ? "import" : change.actions.join(" then "),
    ]),
  );
