export declare const CDKTF_CLI_OBSTACLE: string | undefined;
