const PAGE = 500;

/** Requests of a listing of so many people: the page after the last one must be empty. */
export const pagesOf = (people: number): number => Math.floor(people / PAGE) + 2;
