/** Levels from most to least talkative; "off" writes nothing. */
const LEVELS = ["trace", "debug", "info", "warn", "error", "off"] as const;

export type LogLevel = (typeof LEVELS)[number];

/** Whether a line of `level` is written when `threshold` is the least severe level wanted. */
export function isWritten(level: LogLevel, threshold: LogLevel): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(threshold);
}

/**
 * The level that Terraform's variables ask of a provider: `TF_LOG_PROVIDER_<NAME>`, else `TF_LOG_PROVIDER`, else
 * `TF_LOG`, the first that is not empty. `JSON` is TRACE. A word that is no level counts as TRACE, as it does for
 * Terraform itself (v1.11.4 internal/logging), which still accepts the old `TF_LOG=1`. Nothing set means "off".
 */
export function logLevel(name: string, env: NodeJS.ProcessEnv): LogLevel {
  const own = `TF_LOG_PROVIDER_${name.toUpperCase().replaceAll("-", "_")}`;
  const wanted = (env[own] || env.TF_LOG_PROVIDER || env.TF_LOG || "off").toLowerCase();
  return LEVELS.find((level) => level === wanted) ?? "trace";
}
