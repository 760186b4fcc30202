import { ofKey } from "../operations/operation";
import { checkKey, keyView } from "./api-keys";

export const getApiKey = ofKey({
  name: "get-api-key",
  method: "GET",
  path: "/users/{id}/api_keys/{key}",
  parameters: ["o"],
  check: checkKey,
  act: (call, key) => ({ status: 200, body: keyView(call, key) }),
});
