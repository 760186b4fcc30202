/** Faults after which something may have happened or not. The others, and the tables, are in test/long. */
export const IN_DOUBT = [
  "404",
  "409",
  "500",
  "closed after the effect",
  "not JSON",
  "2xx without effect",
] as const;
