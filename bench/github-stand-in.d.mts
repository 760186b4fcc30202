export declare const ORGANIZATION: string;
export declare function startGithubStandIn(): Promise<{
  url: string;
  requests: () => string[];
  close: () => Promise<void>;
}>;
