import { GrpcError, status } from "./status";

const MILLISECONDS_PER_UNIT: Readonly<Record<string, number>> = {
  H: 3_600_000,
  M: 60_000,
  S: 1_000,
  m: 1,
  u: 1 / 1_000,
  n: 1 / 1_000_000,
};

/** Node runs a longer timer at once instead of late (2^31 - 1 ms are almost 25 days). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Milliseconds in a `grpc-timeout` header: at most eight digits and a unit. `undefined` means no deadline, which is
 * also what a deadline beyond the longest timer amounts to. Throws INTERNAL on anything else, as grpc-go does.
 */
export function parseTimeout(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const [, digits, unit] = /^(\d{1,8})([HMSmun])$/.exec(header) ?? [];
  if (digits === undefined || unit === undefined) {
    throw new GrpcError(status.internal, `malformed grpc-timeout "${header.slice(0, 32)}"`);
  }
  const milliseconds = Math.ceil(Number(digits) * (MILLISECONDS_PER_UNIT[unit] ?? 1));
  return milliseconds > LONGEST_TIMER_MS ? undefined : milliseconds;
}
