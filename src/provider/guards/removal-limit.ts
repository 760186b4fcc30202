/** Default of `guards.max_removals`: a quarter of the members rounded down, and never less than 2. */
export const allowedRemovals = (members: number): number => Math.max(2, Math.floor(members / 4));
