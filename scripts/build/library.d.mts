export declare const LIBRARIES: readonly ("cdktf" | "cdktn")[];
export declare function typeProblems(root: string, library: "cdktf" | "cdktn"): Promise<string[]>;
export declare function buildLibrary(where: {
  readonly root: string;
  readonly outDir: string;
  readonly force?: boolean;
}): Promise<{ built: boolean; files: string[] }>;
