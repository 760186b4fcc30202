export declare function versionOf(root: string, env?: NodeJS.ProcessEnv): Promise<string>;
