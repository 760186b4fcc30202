// undici has types for its index only.

declare module "undici/lib/dispatcher/proxy-agent" {
  import { ProxyAgent } from "undici";
  // biome-ignore lint/style/noDefaultExport: what the file exports
  export default ProxyAgent;
}

declare module "undici/lib/dispatcher/dispatcher" {
  import { Dispatcher } from "undici";
  // biome-ignore lint/style/noDefaultExport: what the file exports
  export default Dispatcher;
}

declare module "undici/lib/api/api-connect" {
  import { Dispatcher } from "undici";

  const connect: Dispatcher["connect"];
  // biome-ignore lint/style/noDefaultExport: what the file exports
  export default connect;
}
