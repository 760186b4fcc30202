import { AutomoxError, type AutomoxErrorKind } from "../../automox/transport/errors";

/** Whether a call to Automox failed in one of these ways. */
export const failedWith = (error: unknown, ...kinds: readonly AutomoxErrorKind[]): error is AutomoxError =>
  error instanceof AutomoxError && kinds.includes(error.kind);

/** Whether a write was answered with 201, and the answer came to its end without telling what was made. */
export const isCreated = (error: unknown): boolean =>
  error instanceof AutomoxError && error.kind === "unreadable" && error.status === 201;
