export interface Row {
  readonly program: string;
  readonly date: string;
  readonly passed: number | "";
  readonly failed: number | "";
  readonly differences: string;
  readonly remarks: string;
}
export declare function readRows(page: string): Row[];
export declare function pageOf(before: readonly Row[], runs: readonly Row[]): string;
