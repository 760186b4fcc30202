type Gappy<T> = { readonly [K in keyof T]: T[K] | undefined };

/** Leaves out what is undefined, so that spreading an answer over an object changes only what it carries. */
export const carried = <T extends object>(fields: Gappy<Required<T>>): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
