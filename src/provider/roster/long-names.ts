import { LONGEST_NAME, longNamesOf } from "../../automox/wire/longest-name";
import type { Finding } from "../../framework/diagnostics";

/** What is said of people whose names are not told; undefined where there are none. */
export function longNames(where: string, users: Parameters<typeof longNamesOf>[0]): Finding | undefined {
  const people = longNamesOf(users);
  if (people.length === 0) return undefined;
  const shown = people.length > 20 ? [...people.slice(0, 20), `${people.length - 20} more`] : people;
  return {
    code: "roster/long-name",
    summary: "A name in Automox is too long",
    detail:
      `In ${where}: ${shown.join(", ")}. The provider neither reports nor compares a name of more than ` +
      `${LONGEST_NAME} characters. It treats everything else as usual. Correct it under Settings > Users in the console.`,
  };
}
