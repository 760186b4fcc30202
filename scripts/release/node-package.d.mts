export declare const PLATFORMS: string[];
export declare function takeNode(
  spec: string,
  how?: {
    cache?: string;
    progress?: (line: string) => void;
    wanted?: string;
    fetch?: (spec: string, folder: string) => Promise<string>;
  },
): Promise<{ program: Buffer; licence: Buffer | undefined }>;
