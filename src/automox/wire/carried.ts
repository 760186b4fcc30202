type Gappy<T> = { readonly [K in keyof T]: T[K] | undefined };

/** Leaves out what is undefined, so that spreading an answer over an object changes only what it carries. */
export function carried<T extends object>(fields: Gappy<Required<T>>): T {
  const found: Partial<T> = {};
  for (const name in fields) if (fields[name] !== undefined) found[name] = fields[name];
  return found as T;
}
