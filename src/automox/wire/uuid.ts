const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export const isUuid = (text: string): boolean => UUID.test(text);

/** In lower case; undefined for anything but a UUID. */
export const uuidOf = (value: unknown): string | undefined =>
  typeof value === "string" && isUuid(value) ? value.toLowerCase() : undefined;
