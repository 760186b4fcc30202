export declare function linkPackage(folder: string, source?: { root?: string; dist?: string }): Promise<void>;
export declare function copyExample(name: string, place: { to: string; dist?: string }): Promise<void>;
