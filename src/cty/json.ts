export { type DecodeJsonOptions, decodeJson } from "./json-decode";
export { encodeJson } from "./json-encode";
