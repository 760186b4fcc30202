export declare function fingerprintOf(root: string, inputs: string[], more?: string[]): Promise<string>;
