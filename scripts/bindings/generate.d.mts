export declare function bindings(options: {
  readonly schema: object;
  readonly library: "cdktf" | "cdktn";
  readonly version: string;
}): Promise<Map<string, string>>;
