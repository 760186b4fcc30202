export declare function findTerraform(options?: {
  env?: Readonly<Record<string, string | undefined>>;
  progress?: (line: string) => void;
  download?: (progress: (line: string) => void) => Promise<string>;
}): Promise<string>;
