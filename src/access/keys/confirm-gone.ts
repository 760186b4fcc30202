import type { Client } from "../../automox/client";
import type { User } from "../../automox/model/person";
import type { CallOptions } from "../../automox/transport/call";
import type { HeldKey } from "../facts/held-keys";
import { ask } from "../live/asked";
import { failureWords } from "../live/failure-words";
import { type Answers, ownerKey } from "./judge-keys";

/** Asks for each owner alone whom no list shows, once an organization. What cannot be told is a problem in words. */
export async function confirmGone(
  { users }: Pick<Client, "users">,
  absent: readonly HeldKey[],
  call: CallOptions,
): Promise<{ readonly answers: Answers; readonly problems: readonly string[] }> {
  const answers = new Map<string, User | null>();
  const problems: string[] = [];
  for (const [key, { org, owner }] of new Map(absent.map((each) => [ownerKey(each), each]))) {
    const { id } = owner;
    if (id === undefined) {
      problems.push(
        `organization ${org}: nobody tells whether the owner of a key, ${owner.email ?? "who has no number"}, is there`,
      );
      continue;
    }
    const { value: user, failure } = await ask(() => users.get(org, id, call));
    if (failure)
      problems.push(
        `organization ${org}: number ${id}, who has a key, asked for alone: ${failureWords(failure)}`,
      );
    else answers.set(key, user ?? null);
  }
  return { answers, problems };
}
