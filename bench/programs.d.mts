interface Ours {
  readonly name: string;
  readonly kind: "node" | "executable";
  readonly major: number;
  readonly mirror: string;
  readonly plugin: string;
  readonly path: string;
  readonly node?: string;
}
export declare function oursOnNodes(
  named: string | undefined,
  where: { mirror: string; scratch: string },
): Promise<Ours[]>;
export declare function mirrorOf(named: string | undefined, source: string): Promise<string | undefined>;
