/** The part of `process` that tells who started it. */
export type System = Pick<NodeJS.Process, "platform" | "ppid" | "kill">;

/**
 * Tells whether the process that started this one is still there. A POSIX system gives an orphan another parent at once;
 * Windows leaves the number as it was, so there the process of that number is asked for.
 */
export function parentOf(system: System): () => boolean {
  const parent = system.ppid;
  if (system.platform !== "win32") return () => system.ppid === parent;
  return () => {
    try {
      return system.kill(parent, 0);
    } catch (error) {
      // Anything else, such as EPERM, is an answer of a process that is there.
      return (error as NodeJS.ErrnoException).code !== "ESRCH";
    }
  };
}
