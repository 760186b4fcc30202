import { AutomoxError, type AutomoxErrorKind } from "../../automox/transport/errors";

/** Whether a call to Automox failed in one of these ways. */
export const failedWith = (error: unknown, ...kinds: readonly AutomoxErrorKind[]): error is AutomoxError =>
  error instanceof AutomoxError && kinds.includes(error.kind);
