export declare const API_PAGE: string;
export declare function apiPage(root: string, docs: Readonly<Record<string, string>>): Promise<string>;
