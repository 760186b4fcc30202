import type { Result } from "./steps.mjs";

export interface ScriptCommand {
  readonly script: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly output?: (chunk: Buffer) => void;
  readonly timeoutMs?: number;
}
export declare function scriptOf(packageName: string, command: string): string;
export declare function runScript(command: ScriptCommand): Promise<{ exitCode: number | null; text: string }>;
export declare function runChecker(command: ScriptCommand): Promise<Result>;
