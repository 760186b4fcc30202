import type { Client } from "../../automox/client";
import { accessCommand, type Io } from "../cli/command";
import { toolOf } from "../facts/document-parts";
import { redactionFor } from "../guards/policy";
import { confirmGone } from "../keys/confirm-gone";
import { absentOwners, judgeKeys } from "../keys/judge-keys";
import { keysReport } from "../keys/keys-report";
import { FINDINGS, printFindings } from "../live/findings";
import { LIVE, type LiveOptions, withLiveClient } from "../live/live-client";
import { readKeys } from "../live/read-keys";
import { liveRoster } from "../live/roster-source";

export const keysCommand = accessCommand({
  name: "keys",
  summary: "Lists API keys with their owners, those first whose owner is gone or disabled.",
  options: { ...LIVE, ...FINDINGS },

  async run(options, io) {
    const redaction = await redactionFor(options, io);
    const now = io.now();
    const read = await withLiveClient(options, io, (client) => judged(client, now, { options, io }));
    return printFindings(keysReport({ ...read, now, tool: toolOf(io.version), redaction }), options, io);
  },
});

async function judged(client: Client, now: Date, { options, io }: { options: LiveOptions; io: Io }) {
  const call = { signal: io.signal };
  const roster = await liveRoster(client, { options, io });
  const organizations = roster.organizations.map(({ org }) => org);
  const held = await readKeys(client, organizations, call);
  const { answers, problems } = await confirmGone(client, absentOwners(held, roster), call);
  const unread = [...held.unread].map(
    ([org, why]) => `the API keys of organization ${org} could not be read: ${why}`,
  );
  return { roster, keys: judgeKeys(held, roster, { answers, now }), problems: [...unread, ...problems] };
}
