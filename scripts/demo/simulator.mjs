import { serve } from "./processes.mjs";

/** The simulated Automox of the demo, in a process of its own, and what only its operator can do and see. */
export async function openSimulator(script, seedFile) {
  const { ready, stop } = await serve(process.execPath, [script, "--seed", seedFile]);
  const { url, controlUrl, apiKey } = ready;

  async function control(action, argument = {}) {
    const answer = await fetch(`${controlUrl}/${action}`, { method: "POST", body: JSON.stringify(argument) });
    const { result, error } = await answer.json();
    if (error !== undefined) throw new Error(`The simulator refused ${action}: ${error}`);
    return result;
  }

  return {
    url,
    apiKey,
    stop,
    control,
    /** Everybody, as the console would show them; `elsewhere` are further organizations: { 23456: "viewer" }. */
    people: async () =>
      (await control("people")).map(({ email, memberships: [{ role, status }, ...others] }) => ({
        email,
        role,
        status,
        elsewhere: Object.fromEntries(others.map((other) => [other.org, other.role])),
      })),
    /** The writes that had an effect so far, by operation: { "invite-user": 3 }. */
    async writes() {
      const done = (await control("log", { right: "write" })).filter(({ effect }) => effect);
      return count(done.map(({ operation }) => operation));
    },
  };
}

function count(words) {
  const counts = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
