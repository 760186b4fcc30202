import { type Path, printPath } from "./path";

/**
 * The only error this folder throws: a type, a value or encoded bytes are not what they should be.
 *
 * `detail` says what was required and which kind was found, never the value itself, because it may
 * be a secret. `message` is the same with the path in front, for places that show nothing else.
 */
export class CtyError extends Error {
  readonly detail: string;
  /** Where inside the value; empty when the whole value (or the input itself) is at fault. */
  readonly path: Path;

  constructor(detail: string, path: Path = []) {
    super(path.length === 0 ? detail : `${printPath(path)}: ${detail}`);
    this.name = "CtyError";
    this.detail = detail;
    this.path = [...path];
  }
}

/** Runs what knows nothing of paths; what it throws happened at this one. */
export function atPath<T>(path: Path, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof CtyError ? new CtyError(error.detail, path) : error;
  }
}
