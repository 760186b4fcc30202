export declare function startEcho(what: {
  people: number;
  perPerson: { create: number; remove: number };
  folder: string;
  path: string;
}): Promise<{
  source: string;
  mirror: string;
  env: Record<string, string>;
  requests: () => Promise<string[]>;
  close: () => Promise<void>;
}>;
