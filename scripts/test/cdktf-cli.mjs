/** The newest binary interface of Node, that of 22, for which cdktf-cli 0.21 brings its terminal library, compiled. */
const NEWEST_ABI = 127;

/** Why the CLI of cdktf cannot run here; undefined where it can. (The library, and the CLI of cdktn, are not concerned.) */
export const CDKTF_CLI_OBSTACLE =
  Number(process.versions.modules) > NEWEST_ABI
    ? `cdktf-cli 0.21 runs on Node.js 20 and 22, and this is ${process.version}`
    : undefined;
