import { createLogger, type ProcessLogger } from "../../../src/plugin/output/log";

export interface RecordingLog extends ProcessLogger {
  /** Everything written so far, one line each. */
  readonly lines: string[];
}

export function createRecordingLog(): RecordingLog {
  const lines: string[] = [];
  const log = createLogger({ name: "toy", level: "trace", write: (text) => lines.push(text) });
  return { ...log, lines };
}
