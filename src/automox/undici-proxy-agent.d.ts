/** undici has types for its index only. */
declare module "undici/lib/dispatcher/proxy-agent" {
  import { ProxyAgent } from "undici";
  // biome-ignore lint/style/noDefaultExport: what the file exports
  export default ProxyAgent;
}
