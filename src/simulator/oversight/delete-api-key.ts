import { ofKey } from "../operations/operation";
import { checkKey } from "./api-keys";

/** For good, and also the key that asks. */
export const deleteApiKey = ofKey({
  name: "delete-api-key",
  method: "DELETE",
  path: "/users/{id}/api_keys/{key}",
  parameters: ["o"],
  check: checkKey,
  act({ keys }, key) {
    keys.splice(keys.indexOf(key), 1);
    return { status: 204, body: undefined, isDone: true };
  },
});
