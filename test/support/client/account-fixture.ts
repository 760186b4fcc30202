import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One example of test/fixtures/account; its README says what each member is. */
export interface AccountFixture {
  readonly operation: string;
  readonly source: string;
  readonly date: string;
  readonly kind: string;
  readonly request: {
    readonly method: string | null;
    readonly path: string | null;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Readonly<Record<string, unknown>> | null;
  };
  readonly response: {
    readonly status: number;
    readonly statusWritten: boolean;
    readonly body: unknown;
  } | null;
}

const FOLDER = join(__dirname, "../../fixtures/account");

export const accountFixture = (name: string): AccountFixture =>
  JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8"));

/** All but the list of refusals. */
export const fixtureNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json") && file !== "refusals.json")
    .map((file) => file.replace(".json", ""))
    .sort();

/** The ids that the fixtures share. */
export const ACCOUNT = "0a9d3c52-41c7-4d1e-8a26-5b7f0c1e9a01";
export const ZONE = "7c2f5b1e-93d4-4a6b-8e10-2d4c6f8a1b01";
export const ZONE_2 = "7c2f5b1e-93d4-4a6b-8e10-2d4c6f8a1b02";
export const PARENT = "7c2f5b1e-93d4-4a6b-8e10-2d4c6f8a1b00";
export const ADA = "51d0e7a4-6b38-4c92-9f15-3e8a7d2c4b01";
export const BOB = "51d0e7a4-6b38-4c92-9f15-3e8a7d2c4b02";
export const INVITATION = "e4b81f60-2a57-4d93-b0c8-94f6137d5a01";
