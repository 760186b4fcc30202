const LARGEST = 250;

/** A size at which a listing of so many rows has at least two pages, so that a cut of each page shows. */
export const smallerPages = (rows: number): number => Math.min(LARGEST, Math.max(1, Math.ceil(rows / 2)));
