import { hidden } from "../../secrets/hidden";
import { isWritten, type LogLevel, logLevel } from "./log-level";
import { writeStderr } from "./standard-streams";

/** Values are written as text; a key that begins with "@" loses it. */
type LogFields = Readonly<Record<string, string | number | boolean>>;

/**
 * What the rest of the provider may do with the log. Messages are constant text, what varies goes into fields, so
 * that lines can be searched. Below the level in force a call costs nothing but its arguments.
 */
export interface Logger {
  trace(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** The logger of the process itself, which also writes the lines of a crash. */
export interface ProcessLogger extends Logger {
  /** Writes text as it is, but for secrets, whatever the level. */
  plain(text: string): void;
}

export interface LoggerOptions {
  /** Provider type, for example "automox": part of the level's variable and `@module` of every line. */
  readonly name: string;
  /** Default: from the environment. */
  readonly level?: LogLevel;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Receives whole lines, each with its newline. */
  readonly write?: (text: string) => void;
}

/**
 * go-plugin reads stderr with a buffer of 64 KiB and takes what is longer apart into lines of plain text, losing
 * level and fields (v1.6.0 client.go).
 */
const MAX_LINE_BYTES = 60_000;

/** How much of one text survives when a line is too long: the first that makes the line fit. */
const CUTS = [16_384, 2_048, 256, 32];

/**
 * A logger that writes the JSON lines of hclog, which is what Terraform turns back into log entries.
 *
 * `@message`, `@level` and `@timestamp` are always strings, because a number there makes Terraform itself panic,
 * and so are all fields. The timestamp has six digits of a second; with three, the line loses its level.
 */
export function createLogger(options: LoggerOptions): ProcessLogger {
  const threshold = options.level ?? logLevel(options.name, process.env);
  const now = options.now ?? Date.now;
  const write = options.write ?? writeStderr;

  const at = (level: LogLevel) => {
    if (!isWritten(level, threshold)) return () => {};
    return (message: string, fields: LogFields = {}) => {
      const head = { "@level": level, "@message": hidden(String(message)) };
      const tail = { "@module": options.name, "@timestamp": timestamp(now()) };
      // Secrets go before the text is escaped, or cut, because either would hide half of one.
      const own = Object.entries(fields).map(([key, value]) => [
        fieldName(hidden(key)),
        hidden(String(value)),
      ]);
      write(`${toLine({ ...head, ...Object.fromEntries(own), ...tail })}\n`);
    };
  };

  return {
    trace: at("trace"),
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    plain: (text) => write(hidden(text)),
  };
}

/** A key that begins with "@" would pass for one of hclog's own. */
function fieldName(key: string): string {
  return key.replace(/^@+/, "") || "field";
}

/** RFC 3339 in UTC with six digits after the second: "2026-01-02T03:04:05.678000Z". */
function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, -1)}000Z`;
}

/** The entry as one line; JSON escapes what would end it. Shortened until it fits. */
function toLine(entry: Record<string, string>): string {
  const whole = JSON.stringify(entry);
  if (Buffer.byteLength(whole) <= MAX_LINE_BYTES) return whole;
  for (const cut of CUTS) {
    const shorter = JSON.stringify(entry, (_, value) =>
      typeof value === "string" ? shorten(value, cut) : value,
    );
    if (Buffer.byteLength(shorter) <= MAX_LINE_BYTES) return shorter;
  }
  // Thousands of fields: keep what every line has.
  const own = Object.entries(entry).filter(([key]) => key.startsWith("@"));
  return JSON.stringify(Object.fromEntries(own.map(([key, value]) => [key, shorten(value, 2_048)])));
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length} characters)`;
}
