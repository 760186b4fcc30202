// The provider lets no secret out, with its log at TRACE: wherever it was put by mistake, and in whatever spelling Automox
// says it back.
import { type Simulator, startSimulator } from "../../../src/simulator/start";
import { Core } from "../../support/core/core";
import type { Plain } from "../../support/core/values";
import { instantClock } from "../../support/instant-clock";
import {
  echoesOf,
  leaksOf,
  KEY as ONE_KEY,
  TOKEN as ONE_TOKEN,
  refusalWith,
  STRAY,
} from "../../support/secrets";
import { person } from "../../support/world";

const ORG = 12345;

interface Place {
  readonly block?: Plain;
  readonly env?: NodeJS.ProcessEnv;
  readonly isRefused?: boolean;
  /** In a diagnostic or a line of the log. */
  readonly told: string | RegExp;
}

const DIFFERS = /last_name.*\[redacted\]/s;

/** Of one test: what is hidden once is hidden for ever, and must not help the next. */
interface Secrets {
  readonly KEY: string;
  readonly TOKEN: string;
}

const PLACES: Readonly<Record<string, (secrets: Secrets) => Place>> = {
  "AUTOMOX_API_KEY and AUTOMOX_SCIM_TOKEN": ({ TOKEN }) => ({
    env: { AUTOMOX_SCIM_TOKEN: TOKEN },
    told: DIFFERS,
  }),
  "api_key and scim.token": ({ KEY, TOKEN }) => ({
    block: { api_key: KEY, scim: { token: TOKEN } },
    env: { AUTOMOX_API_KEY: undefined },
    told: DIFFERS,
  }),
  "scim.token, the same": ({ KEY }) => ({ block: { scim: { token: KEY } }, told: "provider/same-secret" }),
  AUTOMOX_ORG_ID: () => ({ env: { AUTOMOX_ORG_ID: STRAY }, told: "got 42 characters, not a number" }),
  AUTOMOX_ACCOUNT_UUID: () => ({
    block: { contract: "account" },
    env: { AUTOMOX_ACCOUNT_UUID: STRAY },
    told: "got 42 characters, not a UUID",
  }),
  AUTOMOX_BASE_URL: () => ({
    block: { base_url: null },
    env: { AUTOMOX_BASE_URL: STRAY },
    told: "got 42 characters, not a URL",
  }),
  AUTOMOX_SCIM_URL: ({ TOKEN }) => ({
    env: { AUTOMOX_SCIM_TOKEN: TOKEN, AUTOMOX_SCIM_URL: STRAY },
    told: "got 42 characters, not a URL",
  }),
  account_id: () => ({ block: { account_id: STRAY }, told: "got 42 characters, not a UUID" }),
  org_id: () => ({ block: { org_id: -123_456_789 }, told: "got 10 characters, not such a number" }),
  base_url: () => ({ block: { base_url: STRAY }, told: "got 42 characters, not a URL" }),
  "base_url, after its scheme": () => ({
    block: { base_url: `http://${STRAY}/api` },
    told: "got 53 characters, not such a URL",
  }),
  "scim.url": ({ TOKEN }) => ({
    block: { scim: { token: TOKEN, url: STRAY } },
    told: "got 42 characters, not a URL",
  }),
  "an answer that refuses": ({ TOKEN }) => ({
    env: { AUTOMOX_SCIM_TOKEN: TOKEN },
    isRefused: true,
    told: /It says: "\[redacted\]/,
  }),
};

async function accountOf({ KEY, TOKEN }: Secrets, echoes: readonly string[]): Promise<Simulator> {
  const people = echoes.map((lastname, at) => ({
    email: `ada${at}@example.com`,
    firstname: "Ada",
    lastname,
    role: "viewer",
  }));
  const alice = { id: 101, email: "alice@example.com", role: "admin", accountRole: "global-admin" };
  return startSimulator({
    seed: {
      organizations: [{ id: ORG, name: `Acme ${KEY}` }],
      users: [alice, ...people],
      keys: [{ key: KEY, userId: 101, name: "run" }],
      scimTokens: [{ token: TOKEN }],
    },
  });
}

test.each(Object.entries(PLACES))("no secret leaves with one in %s", async (name, placed) => {
  const secrets = { KEY: `${ONE_KEY}${name.length}`, TOKEN: `${ONE_TOKEN}${name.length}` };
  const { KEY, TOKEN } = secrets;
  const { block = {}, env = {}, isRefused = false, told } = placed(secrets);
  const echoes = "AUTOMOX_SCIM_TOKEN" in env || "api_key" in block ? echoesOf(KEY, TOKEN) : echoesOf(KEY);
  const simulator = await accountOf(secrets, echoes);
  if (isRefused) simulator.control.fault(refusalWith(echoes));
  const pacing = { request_timeout: "31s" };
  const org_id = "AUTOMOX_ORG_ID" in env ? null : ORG;
  const provider = { org_id, base_url: simulator.url, pacing, ...block };
  const core = new Core({ provider, clock: instantClock(), env: { AUTOMOX_API_KEY: KEY, ...env } });
  try {
    const checked = await core.validateProvider();
    const declared = echoes.map((_echo, at) => person(`ada${at}`));
    const { diagnostics } = await core.plan(declared);
    const shown = [...checked, ...diagnostics].map(({ summary, detail }) => `${summary} ${detail}`);
    const everything = [...shown, ...core.log.lines].join("\n");
    expect(leaksOf(everything, KEY, TOKEN, STRAY, "-123456789")).toEqual([]);
    expect(everything).toMatch(told);
  } finally {
    await core.close();
    await simulator.close();
  }
});
