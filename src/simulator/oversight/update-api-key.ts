import { ofKey } from "../operations/operation";
import { Refusal } from "../operations/refusal";
import { checkBody } from "../operations/request-body";
import { echoOf } from "../operations/user-view";
import { checkKey, keyView } from "./api-keys";

/** Enables or disables a key, also the one that asks. What it answers is not published; it follows the knob of other updates. */
export const updateApiKey = ofKey({
  name: "update-api-key",
  method: "PUT",
  path: "/users/{id}/api_keys/{key}",
  parameters: ["o"],
  fields: ["is_enabled"],
  check(call) {
    const key = checkKey(call);
    const { is_enabled: isEnabled } = checkBody(call.body);
    if (typeof isEnabled !== "boolean")
      throw new Refusal(400, "is_enabled must be true or false.", "is_enabled");
    return { key, isEnabled };
  },
  act(call, { key, isEnabled }) {
    const changed = { ...key, isEnabled };
    call.keys[call.keys.indexOf(key)] = changed;
    const body = echoOf(keyView(call, changed), call.knobs.updateEcho, ["id", "name", "is_enabled"]);
    return { status: body === undefined ? 204 : 200, body, isDone: true };
  },
});
