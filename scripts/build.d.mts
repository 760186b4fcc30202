export declare function build(options?: {
  root?: string;
  outDir?: string;
  force?: boolean;
}): Promise<{ built: boolean; outDir: string; files: string[] }>;
