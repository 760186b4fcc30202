export declare function zipEntries(content: Buffer): { name: string; mode: number; content: Buffer }[];
